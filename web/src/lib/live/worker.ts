// The shared worker: one for all tabs of a browser. A tab that is gone is known by the lock that it held.
import { LiveHub, type Tab } from './hub';
import type { FromTab } from './messages';

const hub = new LiveHub();

function connected(event: MessageEvent) {
  const port = event.ports[0];
  if (!port) return;
  const tab: Tab = { tell: (message) => port.postMessage(message) };
  port.onmessage = ({ data }: MessageEvent<FromTab>) => {
    hub.take(tab, data);
    if (data.kind === 'join') void navigator.locks.request(data.lock, () => hub.leave(tab));
  };
}

addEventListener('connect', (event) => connected(event as MessageEvent));
