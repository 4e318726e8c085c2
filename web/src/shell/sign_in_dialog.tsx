// When the session ends while someone works: sign in over the page, so that nothing typed on it is lost.
import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '@/components/sign_in_form';
import { queryClient } from '@/lib/query_client';
import { sessionQuery, useSession } from '@/lib/session';

export default function SignInDialog({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  return (
    <Modal
      opened
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
          onDone();
          void queryClient.invalidateQueries();
        }}
      />
    </Modal>
  );
}
