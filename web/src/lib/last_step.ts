// What this person did last with incidents and can still take back. The message in the corner goes away soon; this stays for
// as long as the server allows.
import { useSyncExternalStore } from 'react';

interface LastStep {
  operation_id: string;
  text: string;
  until: number;
}

let last: LastStep | null = null;
const listeners = new Set<() => void>();

export function rememberStep(step: LastStep | null) {
  last = step;
  for (const listener of listeners) listener();
}

export function forgetStep(operation_id: string) {
  if (last?.operation_id === operation_id) rememberStep(null);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useLastStep(now: number): LastStep | null {
  const step = useSyncExternalStore(subscribe, () => last);
  return step && step.until > now ? step : null;
}
