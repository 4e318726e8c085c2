// The organisation of whoever is signed in.
import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/organisation', { signal })),
});
