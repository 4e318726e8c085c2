// Whether the server can be reached. The API client reports every answer here; the shell shows a banner while
// it is away and asks /readyz until it is back. Nothing typed is touched by any of this.
import { useSyncExternalStore } from 'react';

type ConnectionState = 'connected' | 'network' | 'unavailable';

let state: ConnectionState = 'connected';
const listeners = new Set<() => void>();

export function reportConnection(next: ConnectionState) {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

function connectionNow(): ConnectionState {
  return state;
}

function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useConnection(): ConnectionState {
  return useSyncExternalStore(onConnectionChange, connectionNow);
}

/** True once the server says that it is ready to work; never throws. */
export async function askReady(): Promise<boolean> {
  try {
    const answer = await fetch('/readyz', { cache: 'no-store' });
    return answer.ok;
  } catch {
    return false;
  }
}
