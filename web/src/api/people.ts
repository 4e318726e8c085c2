// Who an incident can be given to. Only administrators may list the users; for all others these are the people that the
// incidents in front of them name already.
import type { InfiniteData } from '@tanstack/react-query';
import type { Choice } from '@/components/reference_select';
import { queryClient } from '@/lib/query_client';
import { api, body } from './client';
import type { Page } from './pages';
import type { Incident, Role } from './types';

const kChoicesMax = 50;
const kWorking = new Set<Role>(['admin', 'operator', 'supporter']);

export async function askPeople(q: string | undefined, signal: AbortSignal): Promise<Choice[]> {
  const query = { limit: kChoicesMax, ...(q && { q }) };
  const { items } = await body(api.GET('/api/v1/users', { params: { query }, signal }));
  return items
    .filter(({ role, status }) => kWorking.has(role) && status !== 'disabled')
    .map(({ id, name }) => ({ value: id, label: name }));
}

export function peopleAtHand(q: string | undefined): Choice[] {
  const lists = queryClient.getQueriesData<InfiniteData<Page<Incident>>>({ queryKey: ['incidents', 'list'] });
  const people = new Map<string, string>();
  for (const [, data] of lists) {
    for (const { assignee } of data?.pages.flatMap(({ items }) => items) ?? []) {
      if (assignee) people.set(assignee.id, assignee.name);
    }
  }
  const wanted = q?.toLowerCase() ?? '';
  return [...people]
    .map(([value, label]) => ({ value, label }))
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .sort((left, right) => left.label.localeCompare(right.label));
}
