// What a change makes old in the cache, and what it leaves.
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChangedQueries } from './changed_queries';
import type { LiveChange } from './messages';

const kChange: LiveChange = {
  entity_type: 'sla',
  entity_id: 'a',
  action: 'updated',
  at: '2026-11-27T12:00:00.000Z',
  actor: null,
  operation_id: null,
  count: 1,
};
const kKeys = [
  ['slas', 'list'],
  ['slas', 'one', 'a'],
  ['slas', 'one', 'b'],
  ['locations', 'one', 'p'],
  ['locations', 'one', 'q'],
  ['contacts', 'list'],
  ['users', 'list'],
  ['history', 'sla', 'b'],
];

let client: QueryClient;
let changed: ChangedQueries;
const oldKeys = () =>
  kKeys.filter((key) => client.getQueryState(key)?.isInvalidated).map((key) => key.join(' '));

beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
  for (const key of kKeys) client.setQueryData(key, 1);
  changed = new ChangedQueries(client);
});
afterEach(() => {
  changed.stop();
  vi.useRealTimers();
});

describe('OPS-07 what a change makes old', () => {
  it('is the thing, its lists, and what shows it, but no other thing of its kind', () => {
    changed.add(kChange);
    vi.advanceTimersByTime(1_000);
    expect(oldKeys()).toEqual([
      'slas list',
      'slas one a',
      'locations one p',
      'locations one q',
      'history sla b',
    ]);
  });

  it('is every thing of the kind when many changed at once', () => {
    changed.add({ ...kChange, entity_id: null, count: 700 });
    changed.add(kChange);
    vi.advanceTimersByTime(1_000);
    expect(oldKeys()).toContain('slas one b');
    expect(oldKeys()).not.toContain('users list');
  });

  it('is the location of an EVSE', () => {
    changed.add({ ...kChange, entity_type: 'evse', entity_id: 'p/1' });
    vi.advanceTimersByTime(1_000);
    expect(oldKeys()).toEqual(['locations one p', 'history sla b']);
  });

  it('is asked for once, however fast changes come', () => {
    const ask = vi.spyOn(client, 'invalidateQueries');
    for (let count = 0; count < 1_000; count += 1) {
      changed.add(kChange);
      vi.advanceTimersByTime(10);
    }
    expect(ask.mock.calls.length).toBeGreaterThan(2);
    expect(ask.mock.calls.length).toBeLessThan(20);
  });
});
