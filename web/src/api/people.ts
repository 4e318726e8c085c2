// Who an incident can be given to.
import type { InfiniteData } from '@tanstack/react-query';
import type { Choice } from '@/components/reference_select';
import { queryClient } from '@/lib/query_client';
import { api, body } from './client';
import type { Page } from './pages';
import type { Incident } from './types';

export async function askPeople(q: string | undefined, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await body(
    api.GET('/api/v1/incidents/assignees', { params: { query: { ...(q && { q }) } }, signal }),
  );
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

/** Those that the incidents in front of one name: for an installer, who may not ask for all. */
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
