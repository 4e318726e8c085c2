// Queries about incidents, and what can be done with them. Every key begins with "incidents", so that one change anywhere
// makes all of them ask again.
import { type InfiniteData, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type IncidentSearch, type QueueSearch, toIncidentQuery } from '@/lib/incident_search';
import { queryClient, refresh } from '@/lib/query_client';
import { api, body } from './client';
import { type Page, pagesOf } from './pages';
import type { Incident, IncidentActionInput, IncidentEvent, IncidentQuery } from './types';

const kQueuePage = 100;
const kEventsPage = 500;
const kEventPagesMax = 20;

function listOf(query: IncidentQuery, limit?: number) {
  return pagesOf<Incident>(
    ['incidents', 'list', query],
    (page, signal) => api.GET('/api/v1/incidents', { params: { query: { ...query, ...page } }, signal }),
    limit,
  );
}

export function queueQuery(search: QueueSearch, today_ends: string) {
  return listOf({ ...toIncidentQuery(search, today_ends), sort: 'queue' }, kQueuePage);
}

export function incidentsQuery(search: IncidentSearch, today_ends: string) {
  return listOf(toIncidentQuery(search, today_ends));
}

export function incidentCountsQuery(due_before: string) {
  return queryOptions({
    queryKey: ['incidents', 'counts', due_before],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/incidents/counts', { params: { query: { due_before } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function incidentQuery(incident_id: string) {
  return queryOptions({
    queryKey: ['incidents', 'one', incident_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/incidents/{incident_id}', { params: { path: { incident_id } }, signal })),
  });
}

/** The whole timeline: it is read as a whole, and seldom has more than a few dozen lines. */
export function incidentEventsQuery(incident_id: string) {
  return queryOptions({
    queryKey: ['incidents', 'events', incident_id],
    queryFn: async ({ signal }) => {
      const events: IncidentEvent[] = [];
      let cursor: string | null = null;
      for (let pages = 0; pages < kEventPagesMax; pages += 1) {
        const query: { limit: number; cursor?: string } = { limit: kEventsPage, ...(cursor && { cursor }) };
        const params = { path: { incident_id }, query };
        const page: Page<IncidentEvent> = await body(
          api.GET('/api/v1/incidents/{incident_id}/events', { params, signal }),
        );
        events.push(...page.items);
        cursor = page.next;
        if (!cursor) break;
      }
      return events;
    },
  });
}

export function explanationQuery(incident_id: string) {
  return queryOptions({
    queryKey: ['incidents', 'explain', incident_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/incidents/{incident_id}/explain', { params: { path: { incident_id } }, signal })),
  });
}

const kChoicesMax = 20;

/** Incidents to choose one from: those that match, or, as long as nothing is asked for, those of the location. */
export function incidentChoicesQuery(q: string, state: 'active' | 'any', location_id: string | undefined) {
  return queryOptions({
    queryKey: ['incidents', 'choices', q, state, location_id],
    queryFn: async ({ signal }) => {
      const query = { state, limit: kChoicesMax, ...(q ? { q } : location_id && { location_id }) };
      return (await body(api.GET('/api/v1/incidents', { params: { query }, signal }))).items;
    },
  });
}

/** Active incidents at a location, for a look before another one is opened there. */
export function openIncidentsAtQuery(location_id: string) {
  return queryOptions({
    queryKey: ['incidents', 'at', location_id],
    queryFn: async ({ signal }) => {
      const query = { location_id, state: 'active' as const, limit: 50 };
      return (await body(api.GET('/api/v1/incidents', { params: { query }, signal }))).items;
    },
  });
}

type Pages = InfiniteData<Page<Incident>, string | null>;

/** Puts what an answer said into everything that shows it, before anything is asked again. */
export function keepIncidents(incidents: Incident[]) {
  const newest = new Map(incidents.map((incident) => [incident.id, incident]));
  queryClient.setQueriesData<Pages>({ queryKey: ['incidents', 'list'] }, (data) => {
    if (!data?.pages.some((page) => page.items.some(({ id }) => newest.has(id)))) return data;
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => newest.get(item.id) ?? item),
    }));
    return { ...data, pages };
  });
  for (const incident of incidents) {
    queryClient.setQueryData(incidentQuery(incident.id).queryKey, incident);
  }
}

export const refreshIncidents = () => refresh('incidents');

export async function actOnIncidents(input: IncidentActionInput, header: { 'Idempotency-Key': string }) {
  const done = await body(api.POST('/api/v1/incidents/actions', { body: input, params: { header } }));
  keepIncidents(done.results.flatMap(({ incident }) => (incident ? [incident] : [])));
  void refreshIncidents();
  return done;
}

export async function undoIncidentAction(operation_id: string) {
  const params = { path: { operation_id } };
  const result = await body(api.POST('/api/v1/incidents/actions/{operation_id}/undo', { params }));
  await refreshIncidents();
  return result;
}
