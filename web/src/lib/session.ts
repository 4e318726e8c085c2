// Who is signed in, and what they may do: permissions are the operationIds of the contract.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body, setCsrfToken } from '@/api/client';
import type { OperationId, Session } from '@/api/types';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => rememberSession(await body(api.GET('/api/v1/me'))),
  staleTime: 5 * 60_000,
  retry: false,
});

export function rememberSession(session: Session): Session {
  setCsrfToken(session.csrf_token);
  return session;
}

/** Only below the signed-in part of the routes, where the session is loaded before anything is shown. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('There is no session here.');
  return data;
}

export function useCan(): (operation: OperationId) => boolean {
  const { permissions } = useSession();
  return (operation) => permissions.includes(operation);
}
