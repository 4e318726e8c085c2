// Named filters of lists: one's own, and those that colleagues share.
import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

export const savedViewsQuery = queryOptions({
  queryKey: ['saved_views', 'list'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/saved-views', { signal }))).items,
  staleTime: 60_000,
});
