// Creates a token: name, role it acts with, scopes, how long it is valid.
import { Checkbox, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import type { Scope, Token, TokenRole } from '@/api/types';
import { FormDialog } from '@/components/form_dialog';
import { FieldRow } from '@/components/form_section';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';

type ScopeGroup = Scope extends `${infer Group}:${string}` ? Group : never;

const kScopes = {
  incidents: ['incidents:read', 'incidents:write'],
  locations: ['locations:read', 'locations:write'],
  slas: ['slas:read', 'slas:write'],
  contacts: ['contacts:read', 'contacts:write'],
  customers: ['customers:read', 'customers:write'],
  imports: ['imports:read', 'imports:write'],
  users: ['users:read', 'users:write'],
  organisation: ['organisation:read', 'organisation:write'],
  audit: ['audit:read', 'audit:write'],
  events: ['events:read', 'events:write'],
} as const satisfies { [Group in ScopeGroup]: readonly Extract<Scope, `${Group}:${string}`>[] };
const kGroups = Object.keys(kScopes) as (keyof typeof kScopes)[];
const groupOf = (scope: Scope) => scope.split(':')[0];
const kRoles: TokenRole[] = ['viewer', 'supporter', 'operator', 'admin'];
const kDays = [7, 30, 90, 180, 365];
const kDayMs = 86_400_000;

interface Values extends Record<string, unknown> {
  name: string;
  role: TokenRole;
  scopes: Scope[];
  expires_at: string;
}

const kBlank: Values = { name: '', role: 'viewer', scopes: [], expires_at: '90' };

/** A token has no version and is never edited; the form only needs something to start from. */
type Made = Token & { version: number };

function read({ name, role, scopes }: Token): Values {
  return { ...kBlank, name, role, scopes };
}

interface TokenDialogProps {
  onClose: () => void;
  onCreated: (made: { name: string; secret: string }) => void;
}

export function TokenDialog({ onClose, onCreated }: TokenDialogProps) {
  const { t } = useTranslation();
  const secret = useRef('');
  const editor = useEditor<Made, Values>({
    blank: kBlank,
    read,
    fields: [
      { path: 'name', label: t('words.name') },
      { path: 'role', label: t('settings.token_by') },
      { path: 'scopes', label: t('settings.token_scopes') },
      { path: 'expires_at', label: t('settings.token_expires') },
    ],
    validate: (values) => ({
      name: values.name.trim() ? null : t('problems.field.required'),
      scopes: values.scopes.length > 0 ? null : t('settings.token_scopes_none'),
    }),
    save: async ({ name, role, scopes, expires_at }) => {
      const until = new Date(Date.now() + Number(expires_at) * kDayMs).toISOString();
      const input = { name: name.trim(), role, scopes, expires_at: until };
      const made = await body(api.POST('/api/v1/tokens', { body: input }));
      secret.current = made.secret;
      return { ...made.token, version: 1 };
    },
    onSaved: (token) => {
      onCreated({ name: token.name, secret: secret.current });
      void refresh('tokens');
    },
  });
  const { form } = editor;
  const chosen = form.values.scopes;
  const toggle = (scope: Scope) => {
    // Writing includes reading, so that each group gives the token at most one scope.
    const others = chosen.filter((one) => groupOf(one) !== groupOf(scope));
    const next = chosen.includes(scope) ? others : [...others, scope];
    form.setFieldValue('scopes', next);
    form.clearFieldError('scopes');
  };
  return (
    <FormDialog
      title={t('settings.token_new')}
      submitLabel={t('settings.token_create')}
      editor={editor}
      onClose={onClose}
      size="lg"
    >
      <TextInput label={t('words.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <FieldRow>
        <Select
          label={t('settings.token_by')}
          data={kRoles.map((role) => ({ value: role, label: t(`settings.role_${role}`) }))}
          {...form.getInputProps('role')}
        />
        <Select
          label={t('settings.token_expires_in')}
          data={kDays.map((days) => ({
            value: String(days),
            label: t('settings.token_days', { count: days }),
          }))}
          {...form.getInputProps('expires_at')}
        />
      </FieldRow>
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <Text component="legend" size="sm" fw={500} mb={6}>
          {t('settings.token_scopes')}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={10}>
          {kGroups.map((group) => (
            <ScopePair key={group} group={group} chosen={chosen} onToggle={toggle} />
          ))}
        </SimpleGrid>
        {form.errors.scopes && (
          <Text size="xs" c="var(--mantine-color-error)" mt={6} role="alert">
            {form.errors.scopes}
          </Text>
        )}
      </fieldset>
    </FormDialog>
  );
}

interface ScopePairProps {
  group: (typeof kGroups)[number];
  chosen: Scope[];
  onToggle: (scope: Scope) => void;
}

function ScopePair({ group, chosen, onToggle }: ScopePairProps) {
  const { t } = useTranslation();
  const name = t(`settings.scope_${group}`);
  const writes = chosen.includes(`${group}:write`);
  return (
    <div style={{ display: 'flex', gap: 14, alignItems: 'center' }}>
      <Text size="sm" w={100}>
        {name}
      </Text>
      {kScopes[group].map((scope: Scope) => {
        const reads = scope.endsWith(':read');
        return (
          <Checkbox
            key={scope}
            label={reads ? t('settings.token_read') : t('settings.token_write')}
            aria-label={scope}
            checked={chosen.includes(scope) || (reads && writes)}
            disabled={reads && writes}
            onChange={() => onToggle(scope)}
          />
        );
      })}
    </div>
  );
}
