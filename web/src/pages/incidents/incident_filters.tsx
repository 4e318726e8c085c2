// The filters of incidents: a panel to set them, and a chip for each that is on, to take it away.
import { Button, CloseButton, Loader, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { customerQuery } from '@/api/customers';
import { locationQuery } from '@/api/locations';
import { peopleAtHand } from '@/api/people';
import { slaChoicesQuery } from '@/api/slas';
import classes from '@/components/filters.module.css';
import { activeIncidentFilters, type IncidentSearch } from '@/lib/incident_search';
import { useCan, useSession } from '@/lib/session';

const IncidentFilterPanel = lazy(() => import('./incident_filter_panel'));

export type SearchPart = { [Key in keyof IncidentSearch]: IncidentSearch[Key] | undefined };

export interface IncidentFiltersProps {
  search: IncidentSearch;
  onChange: (part: SearchPart) => void;
  /** The queue is of active ones only. */
  withState?: boolean;
}

type Key = keyof IncidentSearch;
type Names = Partial<Record<Key, string | undefined>>;

function useNames(search: IncidentSearch): Names {
  const can = useCan();
  const slas = useQuery({ ...slaChoicesQuery, enabled: search.sla_id !== undefined && can('list_slas') });
  const customer = useQuery({
    ...customerQuery(search.customer_id ?? ''),
    enabled: search.customer_id !== undefined && can('get_customer'),
  });
  const location = useQuery({
    ...locationQuery(search.location_id ?? ''),
    enabled: search.location_id !== undefined && can('get_location'),
  });
  return {
    sla_id: slas.data?.find((sla) => sla.id === search.sla_id)?.name,
    customer_id: customer.data?.name,
    location_id: location.data?.name,
    assignee: peopleAtHand(undefined).find(({ value }) => value === search.assignee)?.label,
  };
}

function chipText(t: TFunction, key: Key, search: IncidentSearch, names: Names, me: string): string {
  const name = names[key] ?? '…';
  switch (key) {
    case 'state':
      return t(`incidents.filter_state_${search.state ?? 'active'}`);
    case 'level':
      return t(`incidents.level_${search.level ?? 'first'}`);
    case 'paused':
      return search.paused === 'true' ? t('incidents.filter_paused') : t('incidents.filter_not_paused');
    case 'breached':
      return search.breached === 'true' ? t('incidents.filter_breached') : t('incidents.filter_not_breached');
    case 'severity':
      return t('incidents.severity_is', { severity: t(`incidents.severity_${search.severity ?? 'major'}`) });
    case 'assignee':
      if (search.assignee === 'none') return t('incidents.filter_unassigned');
      if (search.assignee === 'me' || search.assignee === me) return t('incidents.filter_mine');
      return t('incidents.filter_assignee', { name });
    case 'location_id':
      return t('incidents.filter_location', { name });
    case 'evse_uid':
      return t('incidents.filter_evse', { name: search.evse_uid });
    case 'customer_id':
      return t('incidents.filter_customer', { name });
    case 'sla_id':
      return t('incidents.filter_sla', { name });
    default:
      return t('incidents.filter_due_today');
  }
}

export function IncidentFilters({ search, onChange, withState }: IncidentFiltersProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const names = useNames(search);
  const active = activeIncidentFilters(search);
  const without = (key: Key): SearchPart =>
    key === 'location_id' ? { location_id: undefined, evse_uid: undefined } : { [key]: undefined };
  return (
    <>
      <Popover position="bottom-start" shadow="md" width={320} trapFocus withinPortal>
        <Popover.Target>
          <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />}>
            {t('incidents.filter_add')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('words.filters')}>
          <Suspense fallback={<Loader size="sm" aria-label={t('words.loading')} />}>
            <IncidentFilterPanel search={search} onChange={onChange} withState={withState ?? false} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {active.map((key) => {
        const text = chipText(t, key, search, names, user.id);
        return (
          <span key={key} className={classes.chip} data-testid="filter-chip">
            {text}
            <CloseButton
              size="sm"
              c="inherit"
              aria-label={t('words.remove_filter', { filter: text })}
              onClick={() => onChange(without(key))}
            />
          </span>
        );
      })}
      {active.length > 1 && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange(Object.fromEntries(active.map((key) => [key, undefined])))}
        >
          {t('words.clear_filters')}
        </Button>
      )}
    </>
  );
}
