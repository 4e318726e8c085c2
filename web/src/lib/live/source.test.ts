// The event stream of a browser: it goes on behind what it heard, and says when the screen can't be trusted.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveHub } from './hub';
import type { FromSource } from './messages';

class FakeStream extends EventTarget {
  static opened: FakeStream[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    FakeStream.opened.push(this);
  }
  static get last(): FakeStream {
    return FakeStream.opened.at(-1) as FakeStream;
  }
  say(name: string, lastEventId: string, data = '{}') {
    this.dispatchEvent(new MessageEvent(name, { data, lastEventId }));
  }
  break(isRefused = false) {
    this.readyState = isRefused ? 2 : 0;
    this.onerror?.();
  }
  close() {
    this.readyState = 2;
  }
}

let told: FromSource[];
let hub: LiveHub;
const tab = { tell: (message: FromSource) => told.push(message) };
const state = () => told.filter((message) => message.kind === 'state').at(-1)?.state;
const join = (user = 'anna') => hub.take(tab, { kind: 'join', lock: 'x', user });

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  FakeStream.opened = [];
  hub = new LiveHub({
    open: (url) => new FakeStream(url) as unknown as EventSource,
    now: () => Date.now(),
  });
});
afterEach(() => vi.useRealTimers());

describe('OPS-07 the live stream', () => {
  it('is live once the server has said hello, and passes on what changed', () => {
    join();
    expect(state()).toBe('reconnecting');
    FakeStream.last.say('hello', '0-5');
    expect(state()).toBe('live');
    FakeStream.last.say('changed', '0-6', '{"entity_type":"sla"}');
    expect(told.at(-1)).toEqual({ kind: 'changed', change: { entity_type: 'sla' } });
  });

  it('goes on behind the last event when it broke, and waits longer each time', () => {
    join();
    FakeStream.last.say('hello', '0-5');
    FakeStream.last.say('changed', '0-6');
    FakeStream.last.break();
    expect(state()).toBe('reconnecting');
    vi.advanceTimersByTime(999);
    expect(FakeStream.opened).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(FakeStream.last.url).toBe('/api/v1/events?after=0-6');
    FakeStream.last.break();
    vi.advanceTimersByTime(1_999);
    expect(FakeStream.opened).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(FakeStream.opened).toHaveLength(3);
    FakeStream.last.say('hello', '0-6');
    expect(state()).toBe('live');
  });

  it('is stopped when nothing came for 40 s, though the connection looks open, and begins again', () => {
    join();
    FakeStream.last.say('hello', '0-5');
    for (let count = 0; count < 10; count += 1) {
      vi.advanceTimersByTime(15_000);
      FakeStream.last.say('tick', '0-5');
    }
    expect(state()).toBe('live');
    vi.advanceTimersByTime(45_000);
    expect(state()).toBe('stopped');
    expect(FakeStream.opened.length).toBeGreaterThan(1);
    FakeStream.last.say('hello', '0-5');
    expect(state()).toBe('live');
  });

  it('asks whether the session has ended when it was not let in', () => {
    join();
    FakeStream.last.break(true);
    expect(told.some(({ kind }) => kind === 'refused')).toBe(true);
  });

  it('begins anew for somebody else, and ends with the last tab', () => {
    join();
    FakeStream.last.say('hello', '0-5');
    join('bert');
    expect(FakeStream.last.url).toBe('/api/v1/events');
    expect(FakeStream.opened[0]?.readyState).toBe(2);
    hub.leave(tab);
    expect(FakeStream.last.readyState).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(FakeStream.opened).toHaveLength(2);
  });
});
