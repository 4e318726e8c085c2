// One contact: new, or as it is, with its history.
import { Loader, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { contactQuery } from '@/api/contacts';
import type { Contact } from '@/api/types';
import { ArchiveButton } from '@/components/archive_button';
import { DetailTabs } from '@/components/detail_tabs';
import { EditorPage } from '@/components/editor_page';
import { FieldRow, FormSection } from '@/components/form_section';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { type Editor, useEditor } from '@/lib/use_editor';
import { Failure } from '@/shell/dead_ends';

interface ContactValues extends Record<string, unknown> {
  name: string;
  kind: Contact['kind'];
  phone: string;
  email: string;
  notes: string;
}

const kBlank: ContactValues = { name: '', kind: 'installer', phone: '', email: '', notes: '' };

function read({ name, kind, phone, email, notes }: Contact): ContactValues {
  return { name, kind, phone: phone ?? '', email: email ?? '', notes };
}

function toInput({ name, kind, phone, email, notes }: ContactValues) {
  return { name: name.trim(), kind, phone: phone.trim() || null, email: email.trim() || null, notes };
}

function useFields() {
  const { t } = useTranslation();
  return [
    { path: 'name', label: t('words.name') },
    { path: 'kind', label: t('contacts.kind') },
    { path: 'phone', label: t('words.phone') },
    { path: 'email', label: t('words.email') },
    { path: 'notes', label: t('words.notes') },
  ];
}

function useCheck() {
  const { t } = useTranslation();
  return (values: ContactValues) => ({ name: values.name.trim() ? null : t('problems.field.required') });
}

const refreshAll = () => refresh('contacts', 'slas', 'search', 'locations');

export function ContactNewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keyFor = useIdempotencyKey();
  const editor = useEditor<Contact, ContactValues>({
    blank: kBlank,
    read,
    fields: useFields(),
    validate: useCheck(),
    save: (values) => {
      const input = toInput(values);
      return body(api.POST('/api/v1/contacts', { body: input, params: { header: keyFor(input) } }));
    },
    onSaved: (contact) => {
      notifyDone(t('words.created', { name: contact.name }));
      void refreshAll();
      void navigate({ to: '/operations/contacts' });
    },
  });
  return (
    <EditorPage
      title={t('contacts.new')}
      back={{ to: '/operations/contacts', label: t('contacts.title') }}
      editor={editor}
    >
      <ContactFields editor={editor} />
    </EditorPage>
  );
}

export function ContactPage() {
  const { t } = useTranslation();
  const { contactId } = useParams({ from: '/signed-in/operations/contacts/$contactId' });
  const contact = useQuery(contactQuery(contactId));
  if (contact.isError && !contact.data) {
    return <Failure error={contact.error} onRetry={() => void contact.refetch()} />;
  }
  if (!contact.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <ContactEditor key={contactId} contact={contact.data} />;
}

function ContactEditor({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const params = (thing: Contact) => ({ path: { contact_id: thing.id }, header: ifMatch(thing.version) });
  const editor = useEditor<Contact, ContactValues>({
    thing: contact,
    blank: kBlank,
    read,
    fields: useFields(),
    validate: useCheck(),
    save: (values, base) =>
      body(
        api.PATCH('/api/v1/contacts/{contact_id}', {
          params: params(base ?? contact),
          body: toInput(values),
        }),
      ),
    onSaved: (saved) => {
      cache.setQueryData(contactQuery(saved.id).queryKey, saved);
      notifyDone(t('words.saved'));
      void refreshAll();
    },
  });
  return (
    <EditorPage
      title={contact.name}
      back={{ to: '/operations/contacts', label: t('contacts.title') }}
      editor={editor}
      archived={contact.archived_at !== null}
      actions={
        <ArchiveButton
          thing={contact}
          title={t('contacts.archive_title', { name: contact.name })}
          text={t('contacts.archive_text')}
          archive={(thing) => body(api.DELETE('/api/v1/contacts/{contact_id}', { params: params(thing) }))}
          restore={(thing) =>
            body(api.POST('/api/v1/contacts/{contact_id}/restore', { params: params(thing) }))
          }
          refresh={refreshAll}
          onArchived={() => void navigate({ to: '/operations/contacts' })}
        />
      }
    >
      <DetailTabs type="contact" id={contact.id}>
        <ContactFields editor={editor} />
      </DetailTabs>
    </EditorPage>
  );
}

function ContactFields({ editor }: { editor: Editor<Contact, ContactValues> }) {
  const { t } = useTranslation();
  const { form } = editor;
  return (
    <FormSection title={t('words.details')}>
      <FieldRow>
        <TextInput
          label={t('words.name')}
          maxLength={120}
          autoFocus={!editor.base}
          {...form.getInputProps('name')}
        />
        <Select
          label={t('contacts.kind')}
          data={[
            { value: 'installer', label: t('contacts.kind_installer') },
            { value: 'oem', label: t('contacts.kind_oem') },
          ]}
          {...form.getInputProps('kind')}
        />
      </FieldRow>
      <FieldRow>
        <TextInput label={t('words.phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('words.email')} type="email" {...form.getInputProps('email')} />
      </FieldRow>
      <Textarea
        label={t('words.notes')}
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps('notes')}
      />
    </FormSection>
  );
}
