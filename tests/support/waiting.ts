// Waits for a condition by asking again; tests never sleep for a fixed time.
import { setTimeout as pause } from 'node:timers/promises';

const interval_ms = 20;

/** What `look` gives as soon as it is neither undefined nor false; throws when that does not happen in time. */
export async function wait_until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  timeout_ms = 30_000,
): Promise<T> {
  const until = Date.now() + timeout_ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > until) throw new Error(`waited ${timeout_ms} ms in vain until ${what}`);
    await pause(interval_ms);
  }
}
