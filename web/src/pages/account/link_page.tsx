// /link#token: an invitation or a reset. The token is behind the # so that it never reaches a log of the server.
import { Anchor, Button, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { fieldErrors, isProblem, problemText } from '@/api/problem';
import { FieldErrors } from '@/components/field_errors';
import { checkPassword, PasswordFields } from '@/components/password_fields';
import { setLanguage } from '@/i18n';
import { formatInstant } from '@/lib/format';
import { queryClient } from '@/lib/query_client';
import { rememberSession, sessionQuery } from '@/lib/session';
import { tokenOfHash } from '@/lib/token_of_hash';
import { PublicFrame } from './public_frame';

export function LinkPage() {
  const { t } = useTranslation();
  const [token] = useState(() => tokenOfHash(window.location.hash));
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/links', { params: { query: { token: token ?? '' } }, signal })),
    enabled: token !== null,
    retry: false,
    // Used up by accepting it; asking again would only say so.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === null || isProblem(link.error, 'not_found', 'link_used', 'invalid_parameter')) {
    return (
      <PublicFrame title={t('account.link_bad_title')}>
        <Stack>
          <Text size="sm">{t('account.link_bad_text')}</Text>
          <Anchor component={Link} to="/sign-in" size="sm">
            {t('account.sign_in')}
          </Anchor>
        </Stack>
      </PublicFrame>
    );
  }
  if (!link.data) {
    return (
      <PublicFrame title="Chargeward">
        {link.error ? (
          <Text size="sm">{problemText(t, link.error)}</Text>
        ) : (
          <Loader size="sm" aria-label={t('words.loading')} />
        )}
      </PublicFrame>
    );
  }
  return <AcceptForm token={token} {...link.data} />;
}

interface AcceptFormProps {
  token: string;
  kind: 'invitation' | 'password_reset';
  name: string;
  email: string;
  expires_at: string;
}

function AcceptForm({ token, kind, name, email, expires_at }: AcceptFormProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [value, setValue] = useState({ password: '', repeated: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = checkPassword(t, value);
    setErrors(wrong);
    setProblem(null);
    if (Object.keys(wrong).length > 0) return;
    setRunning(true);
    try {
      const session = await body(
        api.POST('/api/v1/links/accept', { body: { token, password: value.password } }),
      );
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'link' });
      queryClient.setQueryData(sessionQuery.queryKey, rememberSession(session));
      await setLanguage(session.user.locale);
      await navigate({ to: '/' });
    } catch (error) {
      if (isProblem(error)) setErrors(fieldErrors(t, error, ['password']).errors);
      setProblem(isProblem(error, 'not_found') ? t('account.link_bad_text') : problemText(t, error));
    } finally {
      setRunning(false);
    }
  };
  return (
    <PublicFrame
      title={
        kind === 'invitation'
          ? t('account.link_invitation_title', { name })
          : t('account.link_reset_title', { name })
      }
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Text size="sm">
            {t('account.link_text', { email, until: formatInstant(expires_at, i18n.language) })}
          </Text>
          <FieldErrors problem={problem} />
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordFields label={t('account.password')} value={value} errors={errors} onChange={setValue} />
          <Button type="submit" loading={running} mt="xs">
            {t('account.link_submit')}
          </Button>
        </Stack>
      </form>
    </PublicFrame>
  );
}
