// The rows of the queue as they are shown: always the newest content, in an order that waits while somebody is at them.
import { useState } from 'react';
import type { Incident } from '@/api/types';
import { type Arranged, arrange, unique } from '@/lib/row_order';

interface State extends Arranged<Incident> {
  latest: Incident[];
  held: boolean;
  search: string;
}

const idOf = (incident: Incident) => incident.id;

function next(before: State | null, latest: Incident[], held: boolean, search: string): State {
  const waits = held && before?.search === search;
  return { ...arrange(before?.rows ?? [], unique(latest, idOf), waits, idOf), latest, held, search };
}

/** `search` names what was asked for: rows of another search have nothing to wait for. */
export function useCalmRows(latest: Incident[], held: boolean, search: string) {
  const [state, setState] = useState<State>(() => next(null, latest, held, search));
  const outdated = state.latest !== latest || state.held !== held || state.search !== search;
  const now = outdated ? next(state, latest, held, search) : state;
  if (outdated) setState(now);
  const show = () => setState(next(null, latest, held, search));
  return { rows: now.rows, gone: now.gone, waiting: now.waiting, show };
}
