// "12 breached · 31 due today · 5 unassigned": each of them narrows the queue to just these.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { incidentCountsQuery } from '@/api/incidents';
import type { IncidentCounts } from '@/api/types';
import type { QueueSearch } from '@/lib/incident_search';
import classes from './queue.module.css';

interface CountOfQueue {
  key: 'breached' | 'due' | 'unassigned' | 'paused' | 'first_level' | 'second_level';
  filter: QueueSearch;
  tone?: 'bad' | 'warn';
}

const kCounts: CountOfQueue[] = [
  { key: 'breached', filter: { breached: 'true' }, tone: 'bad' },
  { key: 'due', filter: { due: 'today' }, tone: 'warn' },
  { key: 'unassigned', filter: { assignee: 'none' } },
  { key: 'paused', filter: { paused: 'true' } },
  { key: 'first_level', filter: { level: 'first' } },
  { key: 'second_level', filter: { level: 'second' } },
];

interface QueueCountsProps {
  search: QueueSearch;
  today_ends: string;
  onSearch: (part: { [Key in keyof QueueSearch]: QueueSearch[Key] | undefined }) => void;
}

function isOn(search: QueueSearch, filter: QueueSearch): boolean {
  return Object.entries(filter).every(([key, value]) => search[key as keyof QueueSearch] === value);
}

export function QueueCounts({ search, today_ends, onSearch }: QueueCountsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(incidentCountsQuery(today_ends));
  if (!data) return null;
  return (
    <ul className={classes.counts} data-testid="queue-counts">
      {kCounts.map(({ key, filter, tone }) => {
        const count = data[key as keyof IncidentCounts] ?? 0;
        const on = isOn(search, filter);
        return (
          <li key={key}>
            <button
              type="button"
              className={classes.count}
              data-tone={count > 0 ? tone : undefined}
              aria-pressed={on}
              onClick={() =>
                onSearch(
                  on ? Object.fromEntries(Object.keys(filter).map((name) => [name, undefined])) : filter,
                )
              }
            >
              <strong>{t('incidents.plain_count', { count })}</strong>
              {t(`incidents.counts_${key}`)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
