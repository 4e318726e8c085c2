// One customer: new, or as it is, with its locations and its history.
import { Loader, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { customerQuery } from '@/api/customers';
import type { Customer } from '@/api/types';
import { ArchiveButton } from '@/components/archive_button';
import { DetailTabs } from '@/components/detail_tabs';
import { EditorPage } from '@/components/editor_page';
import { FieldRow, FormSection } from '@/components/form_section';
import classes from '@/components/page.module.css';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useCan } from '@/lib/session';
import { type Editor, useEditor } from '@/lib/use_editor';
import { OpenIncidentsPanel } from '@/pages/incidents/open_incidents_panel';
import { Failure } from '@/shell/dead_ends';

interface CustomerValues extends Record<string, unknown> {
  name: string;
  reference: string;
  notes: string;
}

const kBlank: CustomerValues = { name: '', reference: '', notes: '' };

function read({ name, reference, notes }: Customer): CustomerValues {
  return { name, reference: reference ?? '', notes };
}

function toInput({ name, reference, notes }: CustomerValues) {
  return { name: name.trim(), reference: reference.trim() || null, notes };
}

function useFields() {
  const { t } = useTranslation();
  return [
    { path: 'name', label: t('words.name') },
    { path: 'reference', label: t('customers.reference') },
    { path: 'notes', label: t('words.notes') },
  ];
}

function useCheck() {
  const { t } = useTranslation();
  return (values: CustomerValues) => ({ name: values.name.trim() ? null : t('problems.field.required') });
}

const refreshAll = () => refresh('customers', 'slas', 'search', 'locations');

export function CustomerNewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keyFor = useIdempotencyKey();
  const editor = useEditor<Customer, CustomerValues>({
    blank: kBlank,
    read,
    fields: useFields(),
    validate: useCheck(),
    save: (values) => {
      const input = toInput(values);
      return body(api.POST('/api/v1/customers', { body: input, params: { header: keyFor(input) } }));
    },
    onSaved: (customer) => {
      notifyDone(t('words.created', { name: customer.name }));
      void refreshAll();
      void navigate({ to: '/customers' });
    },
  });
  return (
    <EditorPage
      title={t('customers.new')}
      back={{ to: '/customers', label: t('customers.title') }}
      editor={editor}
    >
      <CustomerFields editor={editor} />
    </EditorPage>
  );
}

export function CustomerPage() {
  const { t } = useTranslation();
  const { customerId } = useParams({ from: '/signed-in/customers/$customerId' });
  const customer = useQuery(customerQuery(customerId));
  if (customer.isError && !customer.data) {
    return <Failure error={customer.error} onRetry={() => void customer.refetch()} />;
  }
  if (!customer.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <CustomerEditor key={customerId} customer={customer.data} />;
}

function CustomerEditor({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const can = useCan();
  const params = (thing: Customer) => ({ path: { customer_id: thing.id }, header: ifMatch(thing.version) });
  const editor = useEditor<Customer, CustomerValues>({
    thing: customer,
    blank: kBlank,
    read,
    fields: useFields(),
    validate: useCheck(),
    save: (values, base) =>
      body(
        api.PATCH('/api/v1/customers/{customer_id}', {
          params: params(base ?? customer),
          body: toInput(values),
        }),
      ),
    onSaved: (saved) => {
      cache.setQueryData(customerQuery(saved.id).queryKey, saved);
      notifyDone(t('words.saved'));
      void refreshAll();
    },
  });
  return (
    <EditorPage
      title={customer.name}
      back={{ to: '/customers', label: t('customers.title') }}
      editor={editor}
      after={<OpenIncidentsPanel of={{ customer_id: customer.id }} />}
      archived={customer.archived_at !== null}
      readOnly={!can('update_customer')}
      beside={
        <Link to="/locations" search={{ customer_id: customer.id }} className={classes.rowLink}>
          {t('customers.locations_of', { count: customer.location_count })}
        </Link>
      }
      actions={
        can('archive_customer') && (
          <ArchiveButton
            thing={customer}
            title={t('customers.archive_title', { name: customer.name })}
            text={t('customers.archive_text')}
            archive={(thing) =>
              body(api.DELETE('/api/v1/customers/{customer_id}', { params: params(thing) }))
            }
            restore={(thing) =>
              body(api.POST('/api/v1/customers/{customer_id}/restore', { params: params(thing) }))
            }
            refresh={refreshAll}
            onArchived={() => void navigate({ to: '/customers' })}
          />
        )
      }
    >
      <DetailTabs type="customer" id={customer.id}>
        <CustomerFields editor={editor} />
      </DetailTabs>
    </EditorPage>
  );
}

function CustomerFields({ editor }: { editor: Editor<Customer, CustomerValues> }) {
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
        <TextInput
          label={t('customers.reference')}
          description={t('customers.reference_hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={120}
          {...form.getInputProps('reference')}
        />
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
