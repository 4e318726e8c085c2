// Queries about agreements.
import { queryOptions } from '@tanstack/react-query';
import type { SlaListSearch } from '@/lib/search_params';
import { api, body } from './client';
import { pagesOf } from './pages';
import type { Sla, SlaVersion } from './types';

export function slasQuery({ q, archived, sort }: SlaListSearch) {
  const query = { ...(q && { q }), ...(archived && { archived: true }), ...(sort && { sort }) };
  return pagesOf<Sla>(['slas', 'list', query], (page, signal) =>
    api.GET('/api/v1/slas', { params: { query: { ...query, ...page } }, signal }),
  );
}

/** All agreements in use, for choosing one; there are dozens, seldom hundreds. */
export const slaChoicesQuery = queryOptions({
  queryKey: ['slas', 'choices'],
  queryFn: async ({ signal }) =>
    (await body(api.GET('/api/v1/slas', { params: { query: { limit: 500 } }, signal }))).items,
  staleTime: 60_000,
});

export function slaQuery(sla_id: string) {
  return queryOptions({
    queryKey: ['slas', 'one', sla_id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/slas/{sla_id}', { params: { path: { sla_id } }, signal })),
  });
}

export function slaVersionsQuery(sla_id: string) {
  return pagesOf<SlaVersion>(['slas', 'versions', sla_id], (page, signal) =>
    api.GET('/api/v1/slas/{sla_id}/versions', { params: { path: { sla_id }, query: page }, signal }),
  );
}

export function slaDefaultPreviewQuery(sla_id: string) {
  return queryOptions({
    queryKey: ['slas', 'default-preview', sla_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/slas/{sla_id}/default-preview', { params: { path: { sla_id } }, signal })),
    staleTime: 0,
    gcTime: 0,
  });
}
