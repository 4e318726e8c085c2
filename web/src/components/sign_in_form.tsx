// E-mail and password; used by the sign-in page and by the dialog when a session ends.
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { isProblem, problemText } from '@/api/problem';
import type { Session } from '@/api/types';
import { rememberSession } from '@/lib/session';
import { Notice } from './notice';

interface SignInFormProps {
  email?: string;
  onDone: (session: Session) => void;
}

export function SignInForm({ email: known = '', onDone }: SignInFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRunning(true);
    setError(null);
    try {
      onDone(
        rememberSession(
          await body(api.POST('/api/v1/sessions', { body: { email: email.trim(), password } })),
        ),
      );
    } catch (problem) {
      setError(problem);
    } finally {
      setRunning(false);
    }
  };
  const text = () => {
    if (isProblem(error, 'sign_in_failed', 'invalid')) return t('account.sign_in_wrong');
    if (isProblem(error, 'rate_limited')) {
      return t('account.sign_in_limited', { count: error.retry_after_seconds ?? 60 });
    }
    return problemText(t, error);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {error !== null && (
          <Notice tone="bad" role="alert">
            {text()}
          </Notice>
        )}
        <TextInput
          label={t('words.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-autofocus={!known || undefined}
          autoFocus={!known}
        />
        <PasswordInput
          label={t('account.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('account.password_show') }}
          data-autofocus={known ? true : undefined}
          autoFocus={known !== ''}
        />
        <Button type="submit" loading={running} mt="xs">
          {t('account.sign_in')}
        </Button>
      </Stack>
    </form>
  );
}
