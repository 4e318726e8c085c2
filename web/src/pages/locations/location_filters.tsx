// The filters of a list of locations: a panel to set them, and a chip for each that is on, to take it away.
import { Button, CloseButton, Loader, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { customerQuery } from '@/api/customers';
import { slaChoicesQuery } from '@/api/slas';
import classes from '@/components/filters.module.css';
import { formatPower, formatRegion } from '@/lib/format';
import { activeFilters, type LocationSearch } from '@/lib/location_search';
import { useCan } from '@/lib/session';

const LocationFilterPanel = lazy(() => import('./location_filter_panel'));

export interface FiltersProps {
  search: LocationSearch;
  onChange: (part: Partial<LocationSearch>) => void;
}

type Key = keyof LocationSearch;

interface Names {
  sla: string | undefined;
  fallback: string | undefined;
  customer: string | undefined;
}

function chipText(t: TFunction, locale: string, key: Key, search: LocationSearch, names: Names): string {
  const value = search[key] ?? '';
  switch (key) {
    case 'power_type':
      return value === 'dc' ? t('locations.filter_has_dc') : t('locations.filter_has_ac');
    case 'min_power':
      return t('locations.filter_min_power', { power: formatPower(Number(value), locale) });
    case 'flagged':
      if (value === 'true' && names.fallback) return t('locations.filter_sla_not', { name: names.fallback });
      return value === 'true' ? t('locations.filter_flagged') : t('locations.filter_not_flagged');
    case 'sla_id':
      return value === 'none'
        ? t('locations.filter_sla_none')
        : t('locations.filter_sla', { name: names.sla ?? '…' });
    case 'customer_id':
      return value === 'none'
        ? t('locations.filter_customer_none')
        : t('locations.filter_customer', { name: names.customer ?? '…' });
    case 'city':
      return t('locations.filter_city', { name: value });
    case 'country':
      return t('locations.filter_country', { name: value });
    case 'country_code':
      return t('locations.filter_country_code', { name: formatRegion(value, locale) });
    case 'party_id':
      return t('locations.filter_party', { name: value });
    case 'status':
      return value === 'up' ? t('locations.filter_up') : t('locations.filter_down');
    case 'time_zone_source':
      return t(`locations.filter_zone_${value as 'feed' | 'set' | 'derived'}`);
    default:
      return t('locations.filter_archived');
  }
}

function useNames(search: LocationSearch): Names {
  const can = useCan();
  const slas = useQuery({ ...slaChoicesQuery, enabled: can('list_slas') });
  const customer_id = search.customer_id === 'none' ? undefined : search.customer_id;
  const customer = useQuery({
    ...customerQuery(customer_id ?? ''),
    enabled: customer_id !== undefined && can('get_customer'),
  });
  return {
    sla: slas.data?.find((sla) => sla.id === search.sla_id)?.name,
    fallback: slas.data?.find((sla) => sla.is_default)?.name,
    customer: customer.data?.name,
  };
}

export function LocationFilters({ search, onChange }: FiltersProps) {
  const { t, i18n } = useTranslation();
  const names = useNames(search);
  const active = activeFilters(search);
  const clear = () => onChange(Object.fromEntries(active.map((key) => [key, undefined])));
  return (
    <>
      <Popover position="bottom-start" shadow="md" width={320} trapFocus withinPortal>
        <Popover.Target>
          <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />}>
            {t('locations.filter_add')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('words.filters')}>
          <Suspense fallback={<Loader size="sm" aria-label={t('words.loading')} />}>
            <LocationFilterPanel search={search} onChange={onChange} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {active.map((key) => {
        const text = chipText(t, i18n.language, key, search, names);
        return (
          <span key={key} className={classes.chip} data-testid="filter-chip">
            {text}
            <CloseButton
              size="sm"
              c="inherit"
              aria-label={t('words.remove_filter', { filter: text })}
              onClick={() => onChange({ [key]: undefined })}
            />
          </span>
        );
      })}
      {active.length > 1 && (
        <Button variant="subtle" size="compact-sm" onClick={clear}>
          {t('words.clear_filters')}
        </Button>
      )}
    </>
  );
}
