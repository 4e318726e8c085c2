// Queries about the open incidents of a place or a customer, and the top of the queue for a wall.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

export interface OpenOf {
  location_id?: string;
  customer_id?: string;
}

export const kOpenShownMax = 10;

/** Most urgent first for those who see deadlines; for others the newest, because the order would tell. */
export function openIncidentsQuery(of: OpenOf, urgentFirst: boolean) {
  const query = { ...of, limit: kOpenShownMax, ...(urgentFirst && { sort: 'queue' as const }) };
  return queryOptions({
    queryKey: ['incidents', 'open', query],
    queryFn: ({ signal }) => body(api.GET('/api/v1/incidents', { params: { query }, signal })),
  });
}

const kWallIncidents = 30;
const kWallAskEveryMs = 60_000;

/** Asked now and then, too, so that a wall without a live stream goes on. */
export const wallQueueQuery = queryOptions({
  queryKey: ['incidents', 'wall'],
  queryFn: ({ signal }) => {
    const query = { sort: 'queue' as const, limit: kWallIncidents };
    return body(api.GET('/api/v1/incidents', { params: { query }, signal }));
  },
  placeholderData: keepPreviousData,
  refetchInterval: kWallAskEveryMs,
  refetchIntervalInBackground: true,
});

export function wallCountsQuery(due_before: string) {
  return queryOptions({
    queryKey: ['incidents', 'counts', due_before],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/incidents/counts', { params: { query: { due_before } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: kWallAskEveryMs,
    refetchIntervalInBackground: true,
  });
}
