// My profile: name and language, and the password.
import { Button, Group, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { fieldErrors, isProblem, problemText } from '@/api/problem';
import type { User } from '@/api/types';
import { EditorPage } from '@/components/editor_page';
import { FieldErrors } from '@/components/field_errors';
import { FieldRow, FormSection } from '@/components/form_section';
import { checkPassword, PasswordFields } from '@/components/password_fields';
import { type Language, setLanguage } from '@/i18n';
import { notifyDone } from '@/lib/notify';
import { sessionQuery, useSession } from '@/lib/session';
import { useEditor } from '@/lib/use_editor';

interface Values extends Record<string, unknown> {
  name: string;
  locale: Language;
}

function read({ name, locale }: User): Values {
  return { name, locale };
}

export function ProfilePage() {
  const { t } = useTranslation();
  const session = useSession();
  const cache = useQueryClient();
  const { user } = session;
  const editor = useEditor<User, Values>({
    thing: user,
    blank: read(user),
    read,
    fields: [
      { path: 'name', label: t('words.name') },
      { path: 'locale', label: t('settings.locale') },
    ],
    validate: (values) => ({ name: values.name.trim() ? null : t('problems.field.required') }),
    save: ({ name, locale }, base) =>
      body(
        api.PATCH('/api/v1/me', {
          params: { header: ifMatch(base?.version ?? user.version) },
          body: { name: name.trim(), locale },
        }),
      ),
    onSaved: (saved) => {
      cache.setQueryData(sessionQuery.queryKey, { ...session, user: saved });
      void setLanguage(saved.locale).then(() => notifyDone(t('words.saved')));
    },
  });
  const { form } = editor;
  return (
    <EditorPage title={t('account.profile_title')} editor={editor} after={<PasswordForm />}>
      <FormSection title={t('words.details')}>
        <FieldRow>
          <TextInput
            label={t('words.name')}
            maxLength={120}
            autoComplete="name"
            {...form.getInputProps('name')}
          />
          <Select
            label={t('settings.locale')}
            data={[
              { value: 'en', label: t('settings.language_en') },
              { value: 'de', label: t('settings.language_de') },
            ]}
            {...form.getInputProps('locale')}
          />
        </FieldRow>
        <Text size="sm" c="dimmed">
          {user.email} · {t('account.profile_role')}: {t(`settings.role_${user.role}`)}
        </Text>
      </FormSection>
    </EditorPage>
  );
}

const kEmpty = { password: '', repeated: '' };

function PasswordForm() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(kEmpty);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = checkPassword(t, next);
    setErrors(wrong);
    setProblem(null);
    if (Object.keys(wrong).length > 0) return;
    setRunning(true);
    try {
      await api.POST('/api/v1/me/password', {
        body: { current_password: current, new_password: next.password },
      });
      setCurrent('');
      setNext(kEmpty);
      notifyDone(t('account.password_changed'));
    } catch (error) {
      if (isProblem(error)) {
        const { errors: found } = fieldErrors(t, error, ['current_password', 'new_password']);
        setErrors({
          ...(found.current_password && { current: found.current_password }),
          ...(found.new_password && { password: found.new_password }),
        });
      }
      setProblem(problemText(t, error));
    } finally {
      setRunning(false);
    }
  };
  return (
    <FormSection title={t('account.profile_password')}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="sm" maw={420}>
          <FieldErrors problem={problem} />
          <PasswordInput
            label={t('account.current_password')}
            autoComplete="current-password"
            value={current}
            error={errors.current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('account.password_show') }}
          />
          <PasswordFields label={t('account.new_password')} value={next} errors={errors} onChange={setNext} />
          <Group>
            <Button type="submit" variant="default" loading={running} disabled={!current || !next.password}>
              {t('account.password_change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormSection>
  );
}
