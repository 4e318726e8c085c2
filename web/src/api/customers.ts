// Queries about customers.
import { queryOptions } from '@tanstack/react-query';
import type { ListSearch } from '@/lib/search_params';
import { api, body } from './client';
import { pagesOf } from './pages';
import type { Customer } from './types';

export function customersQuery({ q, archived }: ListSearch) {
  const query = { ...(q && { q }), ...(archived && { archived: true }) };
  return pagesOf<Customer>(['customers', 'list', query], (page, signal) =>
    api.GET('/api/v1/customers', { params: { query: { ...query, ...page } }, signal }),
  );
}

export function customerQuery(customer_id: string) {
  return queryOptions({
    queryKey: ['customers', 'one', customer_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/customers/{customer_id}', { params: { path: { customer_id } }, signal })),
  });
}
