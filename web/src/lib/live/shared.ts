// Joins a tab to the browser's one stream: by a shared worker or, where there is none, by a tab that leads (it holds a
// lock; when it is gone, the next one gets it) and speaks to the others on a broadcast channel.
import { randomKey } from '../idempotency';
import { LiveHub } from './hub';
import type { FromSource, FromTab } from './messages';

export interface Link {
  tell: (message: FromTab) => void;
  leave: () => void;
}

type Join = FromTab & { kind: 'join' };

const kName = 'chargeward-live';

/** Joins; `hear` gets what the stream says until `leave`. */
export function joinLive(user: string, hear: (message: FromSource) => void): Link {
  const join: Join = { kind: 'join', lock: `${kName}-${randomKey()}`, user };
  // Without TLS, and not on this machine, a browser has no locks.
  if (!('locks' in navigator)) return joinNobody(join, hear);
  return typeof SharedWorker === 'undefined' ? joinTabs(join, hear) : joinWorker(join, hear);
}

function joinNobody(join: Join, hear: (message: FromSource) => void): Link {
  const hub = new LiveHub();
  const tab = { tell: hear };
  hub.take(tab, join);
  return { tell: (message) => hub.take(tab, message), leave: () => hub.leave(tab) };
}

/** Holds a lock until the function that this gives is called, or the tab is gone. */
function hold(lock: string, begun: () => void): () => void {
  const done = new AbortController();
  void navigator.locks
    .request(lock, { signal: done.signal }, () => {
      begun();
      return new Promise<void>((resolve) => done.signal.addEventListener('abort', () => resolve()));
    })
    .catch(() => undefined); // left before it had begun
  return () => done.abort();
}

function joinWorker(join: Join, hear: (message: FromSource) => void): Link {
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: kName });
  worker.port.onmessage = ({ data }: MessageEvent<FromSource>) => hear(data);
  const release = hold(join.lock, () => worker.port.postMessage(join));
  return {
    tell: (message) => worker.port.postMessage(message),
    leave: () => {
      release();
      worker.port.onmessage = null;
    },
  };
}

type OnChannel = { to: 'leader'; message: FromTab } | { to: 'tabs'; message: FromSource } | { to: 'all' };

/** The tab that leads hears its own stream directly, and sends to the others what it hears. */
function joinTabs(join: Join, hear: (message: FromSource) => void): Link {
  const channel = new BroadcastChannel(kName);
  let hub: LiveHub | null = null;
  const everybody = {
    tell: (message: FromSource) => {
      hear(message);
      channel.postMessage({ to: 'tabs', message } satisfies OnChannel);
    },
  };
  channel.onmessage = ({ data }: MessageEvent<OnChannel>) => {
    if (data.to === 'leader') hub?.take(everybody, data.message);
    else if (data.to === 'tabs') hear(data.message);
    else if (!hub) channel.postMessage({ to: 'leader', message: join } satisfies OnChannel);
  };
  const release = hold(`${kName}-leader`, () => {
    hub = new LiveHub();
    hub.take(everybody, join);
    channel.postMessage({ to: 'all' } satisfies OnChannel);
  });
  channel.postMessage({ to: 'leader', message: join } satisfies OnChannel);
  return {
    tell: (message) => {
      if (hub) hub.take(everybody, message);
      else channel.postMessage({ to: 'leader', message } satisfies OnChannel);
    },
    leave: () => {
      hub?.leave(everybody);
      hub = null;
      release();
      channel.close();
    },
  };
}
