// The tab's end of the live stream: keeps the cache up to date with what others change, and knows whether the screen can
// be trusted. Begun by the shell for whoever is signed in.
import { useSyncExternalStore } from 'react';
import { api } from '@/api/client';
import { queryClient } from '@/lib/query_client';
import { ChangedQueries } from './changed_queries';
import type { FromSource, LiveState } from './messages';
import { joinLive } from './shared';

let state: LiveState = 'reconnecting';
const stateListeners = new Set<() => void>();

function become(next: LiveState) {
  if (next === state) return;
  state = next;
  for (const listener of stateListeners) listener();
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    () => state,
  );
}

/** What was read before the stream began may have changed since, unheard. */
function readAgainWhatIsOlder(than: number) {
  void queryClient.invalidateQueries({
    predicate: (query) => query.queryKey[0] !== 'session' && query.state.dataUpdatedAt < than,
  });
}

/** Joins the browser's stream until the function that this gives is called. */
export function startLive(user: string): () => void {
  const changed = new ChangedQueries(queryClient);
  let since: number | null = null;
  const hear = (message: FromSource) => {
    if (message.kind === 'state') {
      become(message.state);
      if (message.since !== null && message.since !== since) {
        since = message.since;
        readAgainWhatIsOlder(since);
      }
    } else if (message.kind === 'changed') {
      changed.add(message.change);
    } else if (message.kind === 'reset') {
      void queryClient.invalidateQueries();
    } else {
      // Whether the session has ended is what this asks; the client tells the shell.
      void api.GET('/api/v1/me').catch(() => undefined);
    }
  };
  const link = joinLive(user, hear);
  const retry = () => link.tell({ kind: 'retry' });
  window.addEventListener('online', retry);
  return () => {
    window.removeEventListener('online', retry);
    link.leave();
    changed.stop();
    become('reconnecting');
  };
}
