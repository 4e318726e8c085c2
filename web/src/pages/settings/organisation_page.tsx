// The organisation: its name and its identity in OCPI. Everybody but an admin only reads it.
import { Loader, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { organisationQuery } from '@/api/organisation';
import type { Organisation } from '@/api/types';
import { DetailTabs } from '@/components/detail_tabs';
import { EditorPage } from '@/components/editor_page';
import { FieldRow, FormSection } from '@/components/form_section';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useCan } from '@/lib/session';
import { useEditor } from '@/lib/use_editor';
import { Failure } from '@/shell/dead_ends';

type Values = Record<'name' | 'country_code' | 'party_id', string>;

function read({ name, country_code, party_id }: Organisation): Values {
  return { name, country_code, party_id };
}

export function OrganisationPage() {
  const { t } = useTranslation();
  const organisation = useQuery(organisationQuery);
  if (organisation.isError && !organisation.data) {
    return <Failure error={organisation.error} onRetry={() => void organisation.refetch()} />;
  }
  if (!organisation.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <OrganisationEditor organisation={organisation.data} />;
}

function OrganisationEditor({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation();
  const can = useCan();
  const cache = useQueryClient();
  const editor = useEditor<Organisation, Values>({
    thing: organisation,
    blank: read(organisation),
    read,
    fields: [
      { path: 'name', label: t('words.name') },
      { path: 'country_code', label: t('account.setup_country_code') },
      { path: 'party_id', label: t('account.setup_party_id') },
    ],
    validate: (values) => ({ name: values.name.trim() ? null : t('problems.field.required') }),
    save: ({ name, country_code, party_id }, base) =>
      body(
        api.PATCH('/api/v1/organisation', {
          params: { header: ifMatch(base?.version ?? organisation.version) },
          body: {
            name: name.trim(),
            country_code: country_code.trim().toUpperCase(),
            party_id: party_id.trim().toUpperCase(),
          },
        }),
      ),
    onSaved: (saved) => {
      cache.setQueryData(organisationQuery.queryKey, saved);
      notifyDone(t('words.saved'));
      void refresh('session');
    },
  });
  const { form } = editor;
  return (
    <EditorPage title={t('settings.organisation')} editor={editor} readOnly={!can('update_organisation')}>
      <DetailTabs type="organisation" id={organisation.id}>
        <FormSection title={t('words.details')} hint={t('settings.organisation_ocpi_hint')}>
          <TextInput label={t('words.name')} maxLength={120} {...form.getInputProps('name')} />
          <FieldRow>
            <TextInput
              label={t('account.setup_country_code')}
              description={t('account.setup_country_code_hint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              maxLength={2}
              {...form.getInputProps('country_code')}
            />
            <TextInput
              label={t('account.setup_party_id')}
              description={t('account.setup_party_id_hint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              maxLength={3}
              {...form.getInputProps('party_id')}
            />
          </FieldRow>
        </FormSection>
      </DetailTabs>
    </EditorPage>
  );
}
