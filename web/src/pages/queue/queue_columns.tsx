// The columns of the queue: how long there is, the deadline as a picture, where, what, who has it, what it costs, and why it
// stands there.
import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '@/api/types';
import type { DataColumn } from '@/components/data_table';
import { Countdown, DeadlineLine } from '@/components/deadline_bar';
import { IncidentPlace, IncidentTitle, StateMark } from '@/components/incident_marks';
import { formatMoney } from '@/lib/money';
import classes from './queue.module.css';
import { WhyButton } from './why_button';

type Column = DataColumn<Incident>;

// On a laptop the deadline is only its picture: where and what are read, not guessed from their first letters.
const kLaptop = '(max-width: 89.99em)';

function clockColumns(t: TFunction, laptop: boolean): Column[] {
  return [
    {
      id: 'left',
      header: t('incidents.column_left'),
      width: 104,
      fixed: true,
      card: 'side',
      cell: (incident) => <Countdown incident={incident} />,
    },
    {
      id: 'deadline',
      header: t('incidents.column_deadline'),
      width: laptop ? 130 : 33,
      fixed: laptop,
      card: 'line',
      cell: (incident) => (
        <span className={classes.deadline}>
          <DeadlineLine incident={incident} />
        </span>
      ),
    },
  ];
}

function whoColumns(t: TFunction, laptop: boolean): Column[] {
  return [
    {
      id: 'state',
      header: t('incidents.column_state'),
      width: 62,
      fixed: true,
      card: 'title',
      cell: (incident) => <StateMark incident={incident} />,
    },
    {
      id: 'level',
      header: t('incidents.column_level'),
      width: 88,
      fixed: true,
      card: 'line',
      cell: (incident) => incident.level && t(`incidents.level_${incident.level}`),
    },
    {
      id: 'assignee',
      header: t('incidents.column_assignee'),
      width: laptop ? 15 : 11,
      card: 'line',
      cell: (incident) =>
        incident.assignee ? (
          <span title={incident.assignee.name}>{incident.assignee.name}</span>
        ) : (
          <Text span size="sm" c="dimmed">
            –
          </Text>
        ),
    },
  ];
}

export function useQueueColumns(): Column[] {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const laptop = useMediaQuery(kLaptop, false, { getInitialValueInEffect: false }) ?? false;
  return useMemo(
    () => [
      ...clockColumns(t, laptop),
      {
        id: 'location',
        header: t('incidents.column_location'),
        width: laptop ? 24 : 17,
        card: 'line',
        cell: (incident) => <IncidentPlace incident={incident} />,
      },
      {
        id: 'title',
        header: t('incidents.column_title'),
        width: 35,
        always: true,
        card: 'title',
        cell: (incident) => <IncidentTitle incident={incident} />,
      },
      ...whoColumns(t, laptop),
      {
        id: 'revenue',
        header: t('incidents.column_revenue'),
        width: 86,
        fixed: true,
        numeric: true,
        card: 'side',
        cell: ({ priority }) =>
          priority &&
          t('incidents.per_hour', {
            money: formatMoney(priority.revenue_minor_per_hour, priority.currency, locale),
          }),
      },
      {
        id: 'why',
        header: t('incidents.column_why'),
        width: 78,
        fixed: true,
        card: 'side',
        cell: (incident) => <WhyButton incident={incident} />,
      },
    ],
    [t, locale, laptop],
  );
}
