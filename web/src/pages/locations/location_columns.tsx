// The columns of every list of locations. For the role customer there is neither SLA nor flag.
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocationListItem } from '@/api/types';
import type { DataColumn } from '@/components/data_table';
import { FlagBadge, SlaName } from '@/components/flag_badge';
import classes from '@/components/page.module.css';
import { RelativeTime } from '@/components/relative_time';
import { useSession } from '@/lib/session';
import { PowerSummary, UpSummary } from './power_summary';

type Column = DataColumn<LocationListItem>;

export const kHiddenAtFirst: Record<string, boolean> = {
  country: false,
  operator: false,
  ocpi_id: false,
  time_zone: false,
  updated: false,
};

export function useSeesSla(): boolean {
  return useSession().user.role !== 'customer';
}

export function useLocationColumns(): Column[] {
  const { t } = useTranslation();
  const seesSla = useSeesSla();
  return useMemo(() => {
    const flag: Column = {
      id: 'flag',
      header: t('locations.column_flag'),
      width: 56,
      fixed: true,
      card: 'title',
      cell: (location) => <FlagBadge location={location} />,
    };
    const sla: Column = {
      id: 'sla',
      header: t('locations.column_sla'),
      width: 13,
      card: 'side',
      cell: (location) => <SlaName sla={location.sla} />,
    };
    const name: Column = {
      id: 'name',
      header: t('locations.column_name'),
      width: 21,
      sorts: ['name', '-name'],
      always: true,
      card: 'title',
      cell: (location) => (
        <Link
          to="/locations/$locationId"
          params={{ locationId: location.id }}
          className={classes.rowLink}
          title={location.name}
        >
          {location.name}
        </Link>
      ),
    };
    return [...(seesSla ? [flag] : []), name, ...middle(t), ...(seesSla ? [sla] : []), ...hiddenAtFirst(t)];
  }, [t, seesSla]);
}

function middle(t: TFunction): Column[] {
  return [
    {
      id: 'address',
      header: t('locations.column_address'),
      width: 16,
      card: 'line',
      cell: (location) => <span title={location.address}>{location.address}</span>,
    },
    {
      id: 'city',
      header: t('locations.column_city'),
      width: 11,
      sorts: ['city', '-city'],
      card: 'line',
      cell: (location) => location.city,
    },
    {
      id: 'customer',
      header: t('locations.column_customer'),
      width: 13,
      cell: (location) => location.customer?.name,
    },
    {
      id: 'power',
      header: t('locations.column_power'),
      width: 21,
      card: 'line',
      cell: (location) => <PowerSummary location={location} />,
    },
    {
      id: 'up',
      header: t('locations.column_up'),
      width: 11,
      card: 'side',
      cell: (location) => <UpSummary location={location} />,
    },
  ];
}

function hiddenAtFirst(t: TFunction): Column[] {
  return [
    { id: 'country', header: t('locations.column_country'), width: 8, cell: (location) => location.country },
    {
      id: 'operator',
      header: t('locations.column_operator'),
      width: 13,
      cell: (location) => location.operator_name,
    },
    {
      id: 'ocpi_id',
      header: t('locations.column_ocpi_id'),
      width: 16,
      cell: (location) => [location.country_code, location.party_id, location.ocpi_id].join('/'),
    },
    {
      id: 'time_zone',
      header: t('locations.column_time_zone'),
      width: 14,
      cell: (location) => location.time_zone,
    },
    {
      id: 'updated',
      header: t('locations.column_updated'),
      width: 12,
      sorts: ['-updated_at', 'updated_at'],
      cell: (location) => <RelativeTime at={location.updated_at} zone={location.time_zone} />,
    },
  ];
}
