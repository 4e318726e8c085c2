// /setup#token: the first administrator and the organisation, once, by the link that the server printed.
import { Anchor, Button, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { fieldErrors, isProblem, problemText } from '@/api/problem';
import { FieldErrors } from '@/components/field_errors';
import { FieldRow, FormSection } from '@/components/form_section';
import { checkPassword, PasswordFields } from '@/components/password_fields';
import { isLanguage, setLanguage } from '@/i18n';
import { queryClient } from '@/lib/query_client';
import { rememberSession, sessionQuery } from '@/lib/session';
import { tokenOfHash } from '@/lib/token_of_hash';
import { PublicFrame } from './public_frame';
import { SetupDone } from './setup_done';

const kBlank = {
  name: '',
  email: '',
  organisation_name: '',
  country_code: 'DE',
  party_id: 'CWD',
  begin: 'empty',
};
const kFields = ['name', 'email', 'organisation_name', 'country_code', 'party_id', 'password', 'token'];

export function SetupPage() {
  const { t } = useTranslation();
  const [token] = useState(() => tokenOfHash(window.location.hash));
  const [done, setDone] = useState(false);
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/setup', { signal })),
  });
  if (done) return <SetupDone />;
  if (setup.data && !setup.data.needed) {
    return (
      <PublicFrame title={t('account.setup_over_title')}>
        <Anchor component={Link} to="/sign-in" size="sm">
          {t('account.sign_in')}
        </Anchor>
      </PublicFrame>
    );
  }
  if (token === null) {
    return (
      <PublicFrame title={t('account.setup_no_link_title')}>
        <Text size="sm">{t('account.setup_no_link_text')}</Text>
      </PublicFrame>
    );
  }
  return <SetupForm token={token} onDone={() => setDone(true)} />;
}

type Checked = Record<string, string>;

function useSetup(token: string, onDone: () => void) {
  const { t, i18n } = useTranslation();
  const [values, setValues] = useState(kBlank);
  const [secret, setSecret] = useState({ password: '', repeated: '' });
  const [errors, setErrors] = useState<Checked>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [running, setRunning] = useState(false);

  const check = (): Checked => {
    const found: Checked = {};
    for (const key of ['name', 'email', 'organisation_name', 'country_code', 'party_id'] as const) {
      if (!values[key].trim()) found[key] = t('problems.field.required');
    }
    return { ...found, ...checkPassword(t, secret) };
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = check();
    setErrors(wrong);
    const count = Object.keys(wrong).length;
    setProblem(count > 0 ? t('problems.fields', { count }) : null);
    if (count > 0) return;
    setRunning(true);
    try {
      const session = await body(
        api.POST('/api/v1/setup', {
          body: {
            token,
            name: values.name.trim(),
            email: values.email.trim(),
            organisation_name: values.organisation_name.trim(),
            country_code: values.country_code.trim().toUpperCase(),
            party_id: values.party_id.trim().toUpperCase(),
            password: secret.password,
            locale: i18n.language === 'de' ? 'de' : 'en',
            demo_data: values.begin === 'demo',
          },
        }),
      );
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, rememberSession(session));
      onDone();
    } catch (error) {
      if (isProblem(error)) setErrors(fieldErrors(t, error, kFields).errors);
      setProblem(
        isProblem(error, 'link_used', 'not_found') ? t('account.setup_no_link_text') : problemText(t, error),
      );
    } finally {
      setRunning(false);
    }
  };
  const input = (key: keyof typeof kBlank) => ({
    value: values[key],
    error: errors[key],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [key]: event.currentTarget.value }),
  });
  return { values, setValues, secret, setSecret, errors, problem, running, submit, input };
}

function SetupForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const setup = useSetup(token, onDone);
  const { input } = setup;
  return (
    <PublicFrame title={t('account.setup_title')} wide>
      <Text size="sm" c="dimmed" mb="xs">
        {t('account.setup_text')}
      </Text>
      <form noValidate onSubmit={(event) => void setup.submit(event)}>
        <FieldErrors problem={setup.problem} />
        <FormSection title={t('account.setup_you')}>
          <FieldRow>
            <TextInput label={t('account.setup_name')} autoComplete="name" autoFocus {...input('name')} />
            <TextInput label={t('words.email')} type="email" autoComplete="username" {...input('email')} />
          </FieldRow>
          <FieldRow>
            <PasswordFields
              label={t('account.password')}
              value={setup.secret}
              errors={setup.errors}
              onChange={setup.setSecret}
            />
          </FieldRow>
          <Select
            label={t('account.setup_language')}
            maw={260}
            data={[
              { value: 'en', label: t('settings.language_en') },
              { value: 'de', label: t('settings.language_de') },
            ]}
            value={i18n.language}
            onChange={(value) => isLanguage(value) && void setLanguage(value)}
          />
        </FormSection>
        <FormSection title={t('account.setup_organisation')}>
          <TextInput
            label={t('account.setup_organisation_name')}
            autoComplete="organization"
            maxLength={120}
            {...input('organisation_name')}
          />
          <FieldRow>
            <TextInput
              label={t('account.setup_country_code')}
              description={t('account.setup_country_code_hint')}
              maxLength={2}
              {...input('country_code')}
            />
            <TextInput
              label={t('account.setup_party_id')}
              description={t('account.setup_party_id_hint')}
              maxLength={3}
              {...input('party_id')}
            />
          </FieldRow>
        </FormSection>
        <FormSection title={t('account.setup_begin')}>
          <Radio.Group
            aria-label={t('account.setup_begin')}
            value={setup.values.begin}
            onChange={(begin) => setup.setValues({ ...setup.values, begin })}
          >
            <Stack gap={10}>
              <Radio value="empty" label={t('account.setup_begin_empty')} />
              <Radio value="demo" label={t('account.setup_begin_demo')} />
            </Stack>
          </Radio.Group>
        </FormSection>
        <Button type="submit" loading={setup.running} fullWidth>
          {t('account.setup_submit')}
        </Button>
      </form>
    </PublicFrame>
  );
}
