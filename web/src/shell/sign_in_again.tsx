// When the session ends while someone works: sign in over the page, so that nothing typed on it is lost.
import { Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSignedOut } from '@/api/client';
import { SignInForm } from '@/components/sign_in_form';
import { queryClient } from '@/lib/query_client';
import { sessionQuery, useSession } from '@/lib/session';

export function SignInAgain() {
  const { t } = useTranslation();
  const { user } = useSession();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSignedOut(() => setEnded(true)), []);
  return (
    <Modal
      opened={ended}
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('account.sign_in')}
    >
      <Text size="sm" mb="md">
        {t('account.sign_in_ended')}
      </Text>
      <SignInForm
        email={user.email}
        onDone={(session) => {
          if (session.user.id !== user.id) {
            window.location.assign('/');
            return;
          }
          queryClient.setQueryData(sessionQuery.queryKey, session);
          setEnded(false);
          void queryClient.invalidateQueries();
        }}
      />
    </Modal>
  );
}
