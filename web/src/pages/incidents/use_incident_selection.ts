// Which incidents are selected: at most as many as one call takes, always with their newest state.
import { useState } from 'react';
import type { Incident } from '@/api/types';
import type { RowSelection } from '@/components/data_table';
import { kSelectedMax } from './incident_actions';

export interface SelectedIncidents {
  incidents: Incident[];
  full: boolean;
  table: RowSelection;
  clear: () => void;
}

export function useIncidentSelection(rows: readonly Incident[]): SelectedIncidents {
  const [picked, setPicked] = useState<ReadonlyMap<string, Incident>>(new Map());
  const newest = new Map(rows.map((row) => [row.id, row]));
  const add = (into: Map<string, Incident>, id: string) => {
    const row = newest.get(id);
    if (row && into.size < kSelectedMax) into.set(id, row);
  };
  return {
    incidents: [...picked.values()].map((one) => newest.get(one.id) ?? one),
    full: picked.size >= kSelectedMax,
    table: {
      has: (id) => picked.has(id),
      toggle: (id) => {
        const next = new Map(picked);
        if (!next.delete(id)) add(next, id);
        setPicked(next);
      },
      toggleLoaded: (ids) => {
        const every = ids.slice(0, kSelectedMax).every((id) => picked.has(id));
        const next = new Map(every ? [] : picked);
        if (!every) for (const id of ids) add(next, id);
        setPicked(next);
      },
    },
    clear: () => setPicked(new Map()),
  };
}
