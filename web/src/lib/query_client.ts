// The cache of what the server said. Refusals are not retried; a server that is away is asked again when it is back.
import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@/api/problem';

const kRetriesMax = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) =>
        failures < kRetriesMax && error instanceof ApiProblem && (error.status === 0 || error.status === 503),
    },
    mutations: { retry: false },
  },
});

/** Everything whose numbers or names change when one of these kinds of things changes. */
export async function refresh(...kinds: string[]) {
  const wanted = new Set([...kinds, 'history']);
  await queryClient.invalidateQueries({ predicate: (query) => wanted.has(String(query.queryKey[0])) });
}
