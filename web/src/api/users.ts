// Queries about users and tokens.
import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { pagesOf } from './pages';
import type { Token, User } from './types';

export function usersQuery(q: string | undefined) {
  const query = q ? { q } : {};
  return pagesOf<User>(['users', 'list', query], (page, signal) =>
    api.GET('/api/v1/users', { params: { query: { ...query, ...page } }, signal }),
  );
}

export function userQuery(user_id: string) {
  return queryOptions({
    queryKey: ['users', 'one', user_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/users/{user_id}', { params: { path: { user_id } }, signal })),
  });
}

export const tokensQuery = pagesOf<Token>(['tokens', 'list'], (page, signal) =>
  api.GET('/api/v1/tokens', { params: { query: page }, signal }),
);
