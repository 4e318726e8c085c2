// The fields of a user. A customer belongs to one customer, an installer to one contact.
import { Select, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { askContacts, askCustomers } from '@/api/choices';
import type { Role, User } from '@/api/types';
import { FieldRow, FormSection } from '@/components/form_section';
import { ReferenceSelect } from '@/components/reference_select';
import type { Editor } from '@/lib/use_editor';

export const kRoles: Role[] = ['admin', 'operator', 'supporter', 'viewer', 'installer', 'customer'];

export interface UserValues extends Record<string, unknown> {
  name: string;
  email: string;
  role: Role;
  locale: User['locale'];
  customer_id: string | null;
  contact_id: string | null;
}

export function readUser({ name, email, role, locale, customer_id, contact_id }: User): UserValues {
  return { name, email, role, locale, customer_id, contact_id };
}

/** Only what fits the role is sent: a customer for role customer, a contact for role installer. */
export function belongings(values: UserValues) {
  return {
    customer_id: values.role === 'customer' ? values.customer_id : null,
    contact_id: values.role === 'installer' ? values.contact_id : null,
  };
}

export function userFieldList(t: TFunction) {
  return [
    { path: 'name', label: t('words.name') },
    { path: 'email', label: t('words.email') },
    {
      path: 'role',
      label: t('settings.role'),
      show: (values: UserValues) => t(`settings.role_${values.role}`),
    },
    { path: 'locale', label: t('settings.locale') },
    { path: 'customer_id', label: t('settings.of_customer') },
    { path: 'contact_id', label: t('settings.of_contact') },
  ];
}

export function checkUser(t: TFunction, values: UserValues): Record<string, string | null> {
  const missing = t('problems.field.required');
  return {
    name: values.name.trim() ? null : missing,
    email: values.email.trim() ? null : missing,
    customer_id: values.role === 'customer' && !values.customer_id ? missing : null,
    contact_id: values.role === 'installer' && !values.contact_id ? missing : null,
  };
}

export function UserFields({ editor }: { editor: Editor<User, UserValues> }) {
  const { t } = useTranslation();
  const { form, base } = editor;
  const { role } = form.values;
  return (
    <FormSection title={t('words.details')}>
      <FieldRow>
        <TextInput
          label={t('words.name')}
          maxLength={120}
          autoFocus={!base}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('words.email')}
          type="email"
          disabled={base !== undefined}
          {...form.getInputProps('email')}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t('settings.role')}
          description={t(`settings.role_hint_${role}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={kRoles.map((one) => ({ value: one, label: t(`settings.role_${one}`) }))}
          {...form.getInputProps('role')}
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
      {role === 'customer' && (
        <ReferenceSelect
          kind="customers"
          label={t('settings.of_customer')}
          maw={420}
          ask={askCustomers}
          {...form.getInputProps('customer_id')}
          value={form.values.customer_id}
          onChange={(id) => form.setFieldValue('customer_id', id)}
        />
      )}
      {role === 'installer' && (
        <ReferenceSelect
          kind="contacts"
          label={t('settings.of_contact')}
          maw={420}
          ask={askContacts}
          {...form.getInputProps('contact_id')}
          value={form.values.contact_id}
          onChange={(id) => form.setFieldValue('contact_id', id)}
        />
      )}
    </FormSection>
  );
}
