// Which locations are selected: some by their ids, or all that match the filters, loaded or not.
import { useMemo, useState } from 'react';
import type { LocationSelection } from '@/api/types';
import type { RowSelection } from '@/components/data_table';
import { type LocationSearch, toFilter } from '@/lib/location_search';

export interface Selected {
  count: number;
  all: boolean;
  table: RowSelection;
  selectAll: () => void;
  clear: () => void;
  toSelection: () => LocationSelection;
}

interface State {
  filter: string;
  all: boolean;
  ids: ReadonlySet<string>;
}

export function useLocationSelection(
  search: LocationSearch,
  total: number | undefined,
  loaded: string[],
): Selected {
  const filter = JSON.stringify(toFilter(search));
  const [state, setState] = useState<State>({ filter, all: false, ids: new Set() });
  // "All that match" means nothing any more once the filters are others; picked rows stay picked.
  const all = state.all && state.filter === filter;
  const ids = state.ids;
  return useMemo(() => {
    const set = (next: ReadonlySet<string>, everything = false) =>
      setState({ filter, all: everything, ids: next });
    return {
      count: all ? (total ?? 0) : ids.size,
      all,
      table: {
        has: (id) => all || ids.has(id),
        toggle: (id) => {
          const next = new Set(all ? loaded : ids);
          if (!next.delete(id)) next.add(id);
          set(next);
        },
        toggleLoaded: (rows) => {
          const every = all || rows.every((id) => ids.has(id));
          const next = new Set(all ? [] : ids);
          for (const id of rows) {
            if (every) next.delete(id);
            else next.add(id);
          }
          set(next);
        },
      },
      selectAll: () => set(new Set(), true),
      clear: () => set(new Set()),
      toSelection: () => (all ? { filter: JSON.parse(filter) as object } : { ids: [...ids] }),
    };
  }, [filter, all, ids, total, loaded]);
}
