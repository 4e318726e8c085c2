// The columns of the list of incidents. Customers and installers see no deadlines, and no level behind them.
import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '@/api/types';
import type { DataColumn } from '@/components/data_table';
import { Countdown, DeadlineLine } from '@/components/deadline_bar';
import { IncidentPlace, IncidentTitle, StateTag } from '@/components/incident_marks';
import { RelativeTime } from '@/components/relative_time';
import { useCan } from '@/lib/session';

type Column = DataColumn<Incident>;

export const kHiddenAtFirst: Record<string, boolean> = {
  deadline: false,
  customer: false,
  family: false,
  dispatched: false,
};

export function useSeesDeadlines(): boolean {
  return useCan()('explain_incident');
}

function whatColumns(t: TFunction): Column[] {
  return [
    {
      id: 'number',
      header: t('incidents.column_number'),
      width: 76,
      fixed: true,
      cell: (incident) => t('incidents.number', { number: incident.number }),
    },
    {
      id: 'title',
      header: t('incidents.column_title'),
      width: 28,
      always: true,
      card: 'title',
      cell: (incident) => <IncidentTitle incident={incident} />,
    },
    {
      id: 'location',
      header: t('incidents.column_location'),
      width: 20,
      card: 'line',
      cell: (incident) => <IncidentPlace incident={incident} />,
    },
    {
      id: 'state',
      header: t('incidents.column_state'),
      width: 142,
      fixed: true,
      card: 'side',
      cell: (incident) => <StateTag incident={incident} />,
    },
  ];
}

function clockColumns(t: TFunction): Column[] {
  return [
    {
      id: 'left',
      header: t('incidents.column_left'),
      width: 108,
      fixed: true,
      card: 'side',
      cell: (incident) => <Countdown incident={incident} />,
    },
    {
      id: 'deadline',
      header: t('incidents.column_deadline'),
      width: 28,
      cell: (incident) => <DeadlineLine incident={incident} />,
    },
    {
      id: 'level',
      header: t('incidents.column_level'),
      width: 8,
      card: 'line',
      cell: (incident) => incident.level && t(`incidents.level_${incident.level}`),
    },
  ];
}

function otherColumns(t: TFunction): Column[] {
  return [
    {
      id: 'assignee',
      header: t('incidents.column_assignee'),
      width: 11,
      card: 'line',
      cell: (incident) =>
        incident.assignee?.name ?? (
          <Text span size="sm" c="dimmed">
            –
          </Text>
        ),
    },
    {
      id: 'opened',
      header: t('incidents.column_opened'),
      width: 12,
      sorts: ['-opened_at', 'opened_at'],
      card: 'line',
      cell: (incident) => <RelativeTime at={incident.opened_at} zone={incident.location.time_zone} />,
    },
    {
      id: 'customer',
      header: t('incidents.column_customer'),
      width: 13,
      cell: (incident) => incident.customer?.name,
    },
    {
      id: 'family',
      header: t('incidents.family'),
      width: 11,
      cell: (incident) => t(`incidents.families.${incident.fault_family}`),
    },
    {
      id: 'dispatched',
      header: t('incidents.column_dispatched'),
      width: 13,
      cell: (incident) => incident.dispatched_to?.name,
    },
  ];
}

export function useIncidentColumns(): Column[] {
  const { t } = useTranslation();
  const seesDeadlines = useSeesDeadlines();
  return useMemo(
    () => [...whatColumns(t), ...(seesDeadlines ? clockColumns(t) : []), ...otherColumns(t)],
    [t, seesDeadlines],
  );
}
