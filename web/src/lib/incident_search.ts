// The filters of incidents: in the URL as plain text, for the API as a query. A link with them shows a colleague the same list.
import type { IncidentQuery } from '@/api/types';
import { compact, oneOf, type PlainSearch, text } from './search_params';

export const kIncidentStates = ['active', 'open', 'acknowledged', 'resolved', 'closed', 'any'] as const;
export const kSeverities = ['safety', 'critical', 'major', 'minor'] as const;
export const kFaultFamilies = [
  'connectivity',
  'hardware',
  'connector',
  'power',
  'payment',
  'vandalism',
  'site',
  'other',
] as const;
const kIncidentSorts = ['-opened_at', 'opened_at'] as const;
const kLevels = ['first', 'second'] as const;
const kYesNo = ['true', 'false'] as const;

export interface QueueSearch {
  q?: string;
  level?: (typeof kLevels)[number];
  paused?: 'true' | 'false';
  breached?: 'true' | 'false';
  severity?: (typeof kSeverities)[number];
  /** A user, `me` or `none`. */
  assignee?: string;
  location_id?: string;
  evse_uid?: string;
  customer_id?: string;
  sla_id?: string;
  /** Whose next deadline is before the reader's midnight. */
  due?: 'today';
}

export interface IncidentSearch extends QueueSearch {
  state?: (typeof kIncidentStates)[number];
  sort?: (typeof kIncidentSorts)[number];
}

/** What of a URL can be used; anything else is left out rather than refused. */
export function queueSearch(search: PlainSearch): QueueSearch {
  const location_id = text(search.location_id);
  return compact({
    q: text(search.q)?.slice(0, 200),
    level: oneOf(search.level, kLevels),
    paused: oneOf(search.paused, kYesNo),
    breached: oneOf(search.breached, kYesNo),
    severity: oneOf(search.severity, kSeverities),
    assignee: text(search.assignee),
    location_id,
    evse_uid: location_id ? text(search.evse_uid) : undefined,
    customer_id: text(search.customer_id),
    sla_id: text(search.sla_id),
    due: oneOf(search.due, ['today'] as const),
  });
}

export function incidentSearch(search: PlainSearch): IncidentSearch {
  return compact({
    ...queueSearch(search),
    state: oneOf(search.state, kIncidentStates),
    sort: oneOf(search.sort, kIncidentSorts),
  });
}

/** What of it may be asked by those who see no deadlines: a link of a colleague may say more. */
export function withoutDeadlines(search: IncidentSearch): IncidentSearch {
  const { level: _level, breached: _breached, sla_id: _sla_id, due: _due, ...rest } = search;
  return rest;
}

/** The reader's next midnight. */
export function endOfToday(now: Date): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).toISOString();
}

const flag = (value: 'true' | 'false' | undefined) => (value === undefined ? undefined : value === 'true');

export function toIncidentQuery(search: IncidentSearch, today_ends: string): IncidentQuery {
  const { due, paused, breached, ...plain } = search;
  return compact({
    ...plain,
    paused: flag(paused),
    breached: flag(breached),
    due_before: due ? today_ends : undefined,
  });
}

const kNotFilters = new Set(['q', 'sort']);

export function activeIncidentFilters(search: IncidentSearch): (keyof IncidentSearch)[] {
  return (Object.keys(search) as (keyof IncidentSearch)[]).filter((key) => !kNotFilters.has(key));
}
