// What a browser's one event stream and the tabs that share it say to each other.
import type { components } from '@/api/schema.gen';

export type LiveChange = components['schemas']['LiveChange'];

/** live: it comes; reconnecting: it does not, a moment long; stopped: what is on the screen may be out of date. */
export type LiveState = 'live' | 'reconnecting' | 'stopped';

export type FromSource =
  /** Sent to a tab that joins, and to all at each change. `since`: when the stream began to be whole. */
  | { kind: 'state'; state: LiveState; since: number | null }
  | { kind: 'changed'; change: LiveChange }
  /** Something was missed that nobody can say: read everything anew. */
  | { kind: 'reset' }
  /** The server did not let the stream in: the session may have ended. */
  | { kind: 'refused' };

export type FromTab =
  /** `lock` is held by the tab as long as it lives. `user`: whose session it has. */
  | { kind: 'join'; lock: string; user: string }
  /** The network is back, or somebody signed in: do not wait any longer. */
  | { kind: 'retry' };
