// The panel in which the filters of a list of locations are set; each change is at once in the URL.
import { Chip, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askCustomers } from '@/api/choices';
import { slaChoicesQuery } from '@/api/slas';
import { ReferenceSelect } from '@/components/reference_select';
import type { LocationSearch } from '@/lib/location_search';
import { useCan } from '@/lib/session';
import { useSeesSla } from './location_columns';
import type { FiltersProps } from './location_filters';

const kAny = 'any';
const kNone = 'none';
const kWaitMs = 300;

export default function LocationFilterPanel({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const can = useCan();
  const seesSla = useSeesSla();
  const any = { value: kAny, label: t('locations.filter_any') };
  const pick = (key: keyof LocationSearch) => (value: string | null) =>
    onChange({ [key]: value === kAny || value === null ? undefined : value });
  const inside = { comboboxProps: { withinPortal: false } };
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        <Select
          label={t('locations.filter_power')}
          data={[
            any,
            { value: 'dc', label: t('locations.filter_has_dc') },
            { value: 'ac', label: t('locations.filter_has_ac') },
          ]}
          value={search.power_type ?? kAny}
          onChange={pick('power_type')}
          {...inside}
        />
        <Select
          label={t('locations.filter_status')}
          data={[
            any,
            { value: 'up', label: t('locations.filter_up') },
            { value: 'down', label: t('locations.filter_down') },
          ]}
          value={search.status ?? kAny}
          onChange={pick('status')}
          {...inside}
        />
      </SimpleGrid>
      {seesSla && (
        <Select
          label={t('locations.filter_flag')}
          data={[
            any,
            { value: 'true', label: t('locations.filter_flagged') },
            { value: 'false', label: t('locations.filter_not_flagged') },
          ]}
          value={search.flagged ?? kAny}
          onChange={pick('flagged')}
          {...inside}
        />
      )}
      {can('list_slas') && <SlaFilter value={search.sla_id} onPick={pick('sla_id')} />}
      {can('list_customers') && (
        <ReferenceSelect
          kind="customers"
          label={t('locations.filter_customer_field')}
          ask={async (q, signal) => [
            any,
            { value: kNone, label: t('locations.customer_none') },
            ...(await askCustomers(q, signal)),
          ]}
          value={search.customer_id ?? kAny}
          onChange={pick('customer_id')}
          {...inside}
        />
      )}
      <MinPower search={search} onChange={onChange} />
      <Typed label={t('locations.city')} value={search.city} onSet={pick('city')} />
      <SimpleGrid cols={2} spacing="sm">
        <Typed
          label={t('locations.filter_country_field')}
          max={3}
          value={search.country}
          onSet={pick('country')}
        />
        <Typed
          label={t('locations.filter_party_field')}
          max={3}
          value={search.party_id}
          onSet={pick('party_id')}
        />
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="sm">
        <Typed
          label={t('locations.filter_country_code_field')}
          max={2}
          value={search.country_code}
          onSet={pick('country_code')}
        />
        <Select
          label={t('locations.filter_zone')}
          data={[
            any,
            { value: 'feed', label: t('locations.zone_feed') },
            { value: 'set', label: t('locations.zone_set') },
            { value: 'derived', label: t('locations.zone_derived') },
          ]}
          value={search.time_zone_source ?? kAny}
          onChange={pick('time_zone_source')}
          {...inside}
        />
      </SimpleGrid>
      <Chip
        size="xs"
        radius="sm"
        checked={search.archived === 'true'}
        onChange={(on) => onChange({ archived: on ? 'true' : undefined })}
      >
        {t('words.show_archived')}
      </Chip>
    </Stack>
  );
}

function SlaFilter({ value, onPick }: { value: string | undefined; onPick: (value: string | null) => void }) {
  const { t } = useTranslation();
  const { data: slas = [] } = useQuery(slaChoicesQuery);
  return (
    <Select
      label={t('locations.filter_sla_field')}
      searchable
      data={[
        { value: kAny, label: t('locations.filter_any') },
        { value: kNone, label: t('locations.agreement_none') },
        ...slas.map((sla) => ({ value: sla.id, label: sla.name })),
      ]}
      value={value ?? kAny}
      onChange={onPick}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

function MinPower({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const set = useDebouncedCallback((value: string | number) => {
    onChange({ min_power: value === '' ? undefined : String(Math.round(Number(value) * 1000)) });
  }, kWaitMs);
  return (
    <NumberInput
      label={t('locations.filter_min_power_field')}
      min={0}
      max={100_000}
      defaultValue={search.min_power ? Number(search.min_power) / 1000 : ''}
      onChange={set}
    />
  );
}

interface TypedProps {
  label: string;
  value: string | undefined;
  max?: number;
  onSet: (value: string | null) => void;
}

function Typed({ label, value, max = 120, onSet }: TypedProps) {
  const [text, setText] = useState(value ?? '');
  const send = useDebouncedCallback((next: string) => onSet(next.trim() || null), kWaitMs);
  return (
    <TextInput
      label={label}
      maxLength={max}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}
