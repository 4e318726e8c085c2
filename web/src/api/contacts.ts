// Queries about contacts.
import { queryOptions } from '@tanstack/react-query';
import type { ListSearch } from '@/lib/search_params';
import { api, body } from './client';
import { pagesOf } from './pages';
import type { Contact } from './types';

export function contactsQuery({ q, archived }: ListSearch) {
  const query = { ...(q && { q }), ...(archived && { archived: true }) };
  return pagesOf<Contact>(['contacts', 'list', query], (page, signal) =>
    api.GET('/api/v1/contacts', { params: { query: { ...query, ...page } }, signal }),
  );
}

export function contactQuery(contact_id: string) {
  return queryOptions({
    queryKey: ['contacts', 'one', contact_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/contacts/{contact_id}', { params: { path: { contact_id } }, signal })),
  });
}
