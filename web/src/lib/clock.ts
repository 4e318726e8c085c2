// The time of everything on the page that counts down: one timer, on the second, and only while something shows it.
import { useSyncExternalStore } from 'react';

const kSecondMs = 1000;

let now = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = Date.now();
  timer = setTimeout(tick, kSecondMs - (now % kSecondMs));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

/** Milliseconds of the epoch, anew each second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
