// The fields of a location. The agreement is chosen at the bottom, from the list of all agreements in use.
import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { askCustomers } from '@/api/choices';
import type { LocationDetail, Sla } from '@/api/types';
import { FieldRow, FormSection } from '@/components/form_section';
import { ReferenceSelect } from '@/components/reference_select';
import { slaWords } from '@/components/sla_words';
import { termsWords } from '@/lib/duration';
import type { Editor } from '@/lib/use_editor';
import { kDefaultSla, kNoParking, kNoSla, type LocationValues } from './location_values';

const kParking = [
  'ALONG_MOTORWAY',
  'PARKING_GARAGE',
  'PARKING_LOT',
  'ON_DRIVEWAY',
  'ON_STREET',
  'UNDERGROUND_GARAGE',
] as const;
const kZones = Intl.supportedValuesOf('timeZone');

interface LocationFieldsProps {
  editor: Editor<LocationDetail, LocationValues>;
  slas: Sla[];
}

export function LocationFields({ editor, slas }: LocationFieldsProps) {
  const { t } = useTranslation();
  const { form, base } = editor;
  const customer = base?.customer;
  return (
    <>
      <FormSection title={t('locations.section_place')}>
        <TextInput
          label={t('words.name')}
          maxLength={255}
          autoFocus={!base}
          {...form.getInputProps('name')}
        />
        <TextInput label={t('locations.address')} {...form.getInputProps('address')} />
        <FieldRow>
          <TextInput label={t('locations.postal_code')} {...form.getInputProps('postal_code')} />
          <TextInput label={t('locations.city')} {...form.getInputProps('city')} />
        </FieldRow>
        <FieldRow>
          <TextInput label={t('locations.state')} {...form.getInputProps('state')} />
          <TextInput
            label={t('locations.country')}
            description={t('locations.country_hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={3}
            {...form.getInputProps('country')}
          />
        </FieldRow>
        <FieldRow>
          <NumberInput
            label={t('locations.latitude')}
            decimalScale={7}
            {...form.getInputProps('coordinates.latitude')}
          />
          <NumberInput
            label={t('locations.longitude')}
            decimalScale={7}
            {...form.getInputProps('coordinates.longitude')}
          />
        </FieldRow>
        <Select
          label={t('locations.time_zone')}
          description={t('locations.time_zone_auto')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={kZones}
          searchable
          clearable
          limit={60}
          maw={420}
          {...form.getInputProps('time_zone')}
        />
      </FormSection>
      <FormSection title={t('locations.section_people')}>
        <ReferenceSelect
          kind="customers"
          label={t('locations.customer')}
          maw={420}
          ask={askCustomers}
          current={customer ? { value: customer.id, label: customer.name } : undefined}
          none={t('locations.customer_none')}
          {...form.getInputProps('customer_id')}
          value={form.values.customer_id}
          onChange={(id) => form.setFieldValue('customer_id', id)}
        />
        <FieldRow>
          <TextInput label={t('locations.operator')} {...form.getInputProps('operator_name')} />
          <TextInput label={t('locations.owner')} {...form.getInputProps('owner_name')} />
        </FieldRow>
      </FormSection>
      <FormSection title={t('locations.section_more')}>
        <Select
          label={t('locations.parking')}
          maw={420}
          data={[
            { value: kNoParking, label: t('words.none') },
            ...kParking.map((type) => ({ value: type, label: t(`locations.parking_${type}`) })),
          ]}
          {...form.getInputProps('parking_type')}
        />
        <Checkbox label={t('locations.publish')} {...form.getInputProps('publish', { type: 'checkbox' })} />
      </FormSection>
      <AgreementChoice editor={editor} slas={slas} />
    </>
  );
}

function AgreementChoice({ editor, slas }: LocationFieldsProps) {
  const { t } = useTranslation();
  const { form, base } = editor;
  const { sla_id } = form.values;
  const fallback = slas.find((sla) => sla.is_default);
  const chosen = sla_id === kDefaultSla ? fallback : slas.find((sla) => sla.id === sla_id);
  const bound = base?.sla;
  const choices = slas.map((sla) => ({
    value: sla.id,
    label: [
      sla.name,
      termsWords(t, sla.first_level, sla.calendar?.name),
      termsWords(t, sla.second_level, sla.calendar?.name),
    ].join(' · '),
  }));
  if (bound && !slas.some((sla) => sla.id === bound.id)) {
    choices.unshift({ value: bound.id, label: t('locations.agreement_archived', { name: bound.name }) });
  }
  choices.push({ value: kNoSla, label: t('locations.agreement_none') });
  if (!base) {
    choices.unshift({
      value: kDefaultSla,
      label: fallback
        ? t('locations.agreement_default', { name: fallback.name })
        : t('locations.agreement_no_default'),
    });
  }
  return (
    <FormSection title={t('locations.agreement')} hint={t('locations.agreement_hint')}>
      <Select
        label={t('slas.one')}
        description={chosen && slaWords(t, chosen, chosen.calendar?.name)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={choices}
        searchable
        maw={620}
        data-testid="location-sla"
        {...form.getInputProps('sla_id')}
      />
    </FormSection>
  );
}
