// The filters of location lists: in the URL as plain text, for the API as a query, for bulk changes as a filter.
// A link with these parameters shows a colleague the same list.
import type { LocationFilter, LocationQuery, LocationSort } from '@/api/types';
import { compact, oneOf, type PlainSearch, text } from './search_params';

const kLocationSorts = [
  'name',
  '-name',
  'city',
  '-city',
  'created_at',
  '-created_at',
  'updated_at',
  '-updated_at',
] as const satisfies readonly LocationSort[];

export interface LocationSearch {
  q?: string;
  sla_id?: string;
  flagged?: 'true' | 'false';
  power_type?: 'ac' | 'dc';
  min_power?: string;
  city?: string;
  country?: string;
  country_code?: string;
  party_id?: string;
  customer_id?: string;
  status?: 'up' | 'down';
  time_zone_source?: 'feed' | 'set' | 'derived';
  archived?: 'true';
  sort?: LocationSort;
}

const kYesNo = ['true', 'false'] as const;

function wholeWatts(value: unknown): string | undefined {
  const watts = text(value);
  return watts && /^\d{1,9}$/.test(watts) ? watts : undefined;
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  const found = text(value)?.toUpperCase();
  return found && pattern.test(found) ? found : undefined;
}

/** What of a URL can be used; anything else is left out rather than refused. */
export function locationSearch(search: PlainSearch): LocationSearch {
  return compact({
    q: text(search.q)?.slice(0, 200),
    sla_id: text(search.sla_id),
    flagged: oneOf(search.flagged, kYesNo),
    power_type: oneOf(search.power_type, ['ac', 'dc'] as const),
    min_power: wholeWatts(search.min_power),
    city: text(search.city),
    country: matching(search.country, /^[A-Z]{3}$/),
    country_code: matching(search.country_code, /^[A-Z]{2}$/),
    party_id: matching(search.party_id, /^[A-Z0-9]{3}$/),
    customer_id: text(search.customer_id),
    status: oneOf(search.status, ['up', 'down'] as const),
    time_zone_source: oneOf(search.time_zone_source, ['feed', 'set', 'derived'] as const),
    archived: oneOf(search.archived, ['true'] as const),
    sort: oneOf(search.sort, kLocationSorts),
  });
}

/** Without sort and archived: what bulk changes and the count understand. */
export function toFilter(search: LocationSearch): LocationFilter {
  const { sort: _sort, archived: _archived, flagged, min_power, ...plain } = search;
  return compact({
    ...plain,
    flagged: flagged === undefined ? undefined : flagged === 'true',
    min_power: min_power === undefined ? undefined : Number(min_power),
  });
}

export function toCountQuery(search: LocationSearch): Omit<LocationQuery, 'sort' | 'limit' | 'cursor'> {
  return compact({ ...toFilter(search), archived: search.archived ? true : undefined });
}

export function toQuery(search: LocationSearch): LocationQuery {
  return compact({ ...toCountQuery(search), sort: search.sort });
}

const kNotFilters = new Set(['q', 'sort']);

export function activeFilters(search: LocationSearch): (keyof LocationSearch)[] {
  return (Object.keys(search) as (keyof LocationSearch)[]).filter((key) => !kNotFilters.has(key));
}
