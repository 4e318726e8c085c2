// Queries about calendars, and about the public holidays they are made of.
import { queryOptions } from '@tanstack/react-query';
import type { ListSearch } from '@/lib/search_params';
import { api, body } from './client';
import { pagesOf } from './pages';
import type { CalendarItem } from './types';

export function calendarsQuery({ q, archived }: ListSearch) {
  const query = { ...(q && { q }), ...(archived && { archived: true }) };
  return pagesOf<CalendarItem>(['calendars', 'list', query], (page, signal) =>
    api.GET('/api/v1/calendars', { params: { query: { ...query, ...page } }, signal }),
  );
}

export function calendarQuery(calendar_id: string) {
  return queryOptions({
    queryKey: ['calendars', 'one', calendar_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/calendars/{calendar_id}', { params: { path: { calendar_id } }, signal })),
  });
}

// Public holidays come with the program: they change only with it.
const kKept = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };

export const holidayCountriesQuery = queryOptions({
  queryKey: ['holidays', 'regions'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/holiday-regions', { signal }))).items,
  ...kKept,
});

export function holidaysQuery(country: string, region: string | null, year: number) {
  const query = { country, year, ...(region && { region }) };
  return queryOptions({
    queryKey: ['holidays', 'days', country, region, year],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/holidays', { params: { query }, signal }))).items,
    ...kKept,
  });
}
