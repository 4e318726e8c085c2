// The panel in which the filters of incidents are set; each change is at once in the URL.
import { Select, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { askCustomers } from '@/api/choices';
import { askPeople, peopleAtHand } from '@/api/people';
import { slaChoicesQuery } from '@/api/slas';
import { ReferenceSelect } from '@/components/reference_select';
import { type IncidentSearch, kIncidentStates, kSeverities } from '@/lib/incident_search';
import { useCan } from '@/lib/session';
import type { IncidentFiltersProps } from './incident_filters';

const kAny = 'any';
const kInside = { comboboxProps: { withinPortal: false } };

type PickProps = IncidentFiltersProps & { any: { value: string; label: string } };

function picker({ onChange }: IncidentFiltersProps, key: keyof IncidentSearch) {
  return (value: string | null) => onChange({ [key]: value === kAny || value === null ? undefined : value });
}

export default function IncidentFilterPanel(props: IncidentFiltersProps) {
  const { search, withState } = props;
  const { t } = useTranslation();
  const can = useCan();
  const any = { value: kAny, label: t('locations.filter_any') };
  const seesDeadlines = can('explain_incident');
  return (
    <Stack gap="sm">
      {withState && (
        <Select
          label={t('incidents.column_state')}
          data={kIncidentStates.map((state) => ({
            value: state,
            label: t(`incidents.filter_state_${state}`),
          }))}
          value={search.state ?? 'active'}
          onChange={(value) => picker(props, 'state')(value === 'active' ? null : value)}
          {...kInside}
        />
      )}
      <SimpleGrid cols={2} spacing="sm">
        <Select
          label={t('incidents.severity')}
          data={[any, ...kSeverities.map((value) => ({ value, label: t(`incidents.severity_${value}`) }))]}
          value={search.severity ?? kAny}
          onChange={picker(props, 'severity')}
          {...kInside}
        />
        {seesDeadlines && (
          <Select
            label={t('incidents.column_level')}
            data={[
              any,
              { value: 'first', label: t('incidents.level_first') },
              { value: 'second', label: t('incidents.level_second') },
            ]}
            value={search.level ?? kAny}
            onChange={picker(props, 'level')}
            {...kInside}
          />
        )}
      </SimpleGrid>
      <ClockFilters {...props} any={any} seesDeadlines={seesDeadlines} />
      {can('act_on_incidents') && <AssigneeFilter {...props} any={any} />}
      {can('list_customers') && (
        <ReferenceSelect
          kind="customers"
          label={t('locations.filter_customer_field')}
          ask={async (q, signal) => [any, ...(await askCustomers(q, signal))]}
          value={search.customer_id ?? kAny}
          onChange={picker(props, 'customer_id')}
          {...kInside}
        />
      )}
      {can('list_slas') && <SlaFilter {...props} any={any} />}
    </Stack>
  );
}

function ClockFilters(props: PickProps & { seesDeadlines: boolean }) {
  const { search, any, seesDeadlines } = props;
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={2} spacing="sm">
      <Select
        label={t('incidents.filter_pause_field')}
        data={[
          any,
          { value: 'true', label: t('incidents.filter_paused') },
          { value: 'false', label: t('incidents.filter_not_paused') },
        ]}
        value={search.paused ?? kAny}
        onChange={picker(props, 'paused')}
        {...kInside}
      />
      {seesDeadlines && (
        <Select
          label={t('incidents.filter_breach_field')}
          data={[
            any,
            { value: 'true', label: t('incidents.filter_breached') },
            { value: 'false', label: t('incidents.filter_not_breached') },
          ]}
          value={search.breached ?? kAny}
          onChange={picker(props, 'breached')}
          {...kInside}
        />
      )}
    </SimpleGrid>
  );
}

function AssigneeFilter(props: PickProps) {
  const { search, any } = props;
  const { t } = useTranslation();
  const can = useCan();
  const fixed = [
    any,
    { value: 'me', label: t('incidents.filter_mine') },
    { value: 'none', label: t('incidents.filter_unassigned') },
  ];
  return (
    <ReferenceSelect
      kind="people"
      label={t('incidents.assignee')}
      ask={async (q, signal) => [
        ...fixed,
        ...(can('list_assignees') ? await askPeople(q, signal) : peopleAtHand(q)),
      ]}
      value={search.assignee ?? kAny}
      onChange={picker(props, 'assignee')}
      {...kInside}
    />
  );
}

function SlaFilter(props: PickProps) {
  const { search, any } = props;
  const { t } = useTranslation();
  const { data: slas = [] } = useQuery(slaChoicesQuery);
  return (
    <Select
      label={t('locations.filter_sla_field')}
      searchable
      data={[any, ...slas.map((sla) => ({ value: sla.id, label: sla.name }))]}
      value={search.sla_id ?? kAny}
      onChange={picker(props, 'sla_id')}
      {...kInside}
    />
  );
}
