// /sign-in: and then back to where one wanted to go.
import { Text } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '@/components/sign_in_form';
import { isLanguage, setLanguage } from '@/i18n';
import { queryClient } from '@/lib/query_client';
import { sessionQuery } from '@/lib/session';
import { PublicFrame } from './public_frame';

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <PublicFrame title={t('account.sign_in_title')}>
      <SignInForm
        onDone={(session) => {
          queryClient.clear();
          queryClient.setQueryData(sessionQuery.queryKey, session);
          if (isLanguage(session.user.locale)) void setLanguage(session.user.locale);
          if (next?.startsWith('/') && !next.startsWith('//')) router.history.push(next);
          else void navigate({ to: '/' });
        }}
      />
      <Text size="xs" c="dimmed" mt="md">
        {t('account.forgotten')}
      </Text>
    </PublicFrame>
  );
}
