// The clock of an incident as a row shows it.
import { describe, expect, it } from 'vitest';
import { kNow, makeDeadlines, makeIncident } from '@/test_incidents';
import { clockOf, countdownText, toneOf } from './incident_clock';

const at = (iso: string) => Date.parse(iso);

describe('the countdown', () => {
  it('has the same form from the last second to the last day', () => {
    expect(countdownText(at('1970-01-01T00:42:10Z'), 'd')).toBe('00:42:10');
    expect(countdownText(at('1970-01-01T02:14:05Z'), 'd')).toBe('02:14:05');
    expect(countdownText(at('1970-01-02T23:59:59Z'), 'd')).toBe('47:59:59');
  });

  it('says days from two days on', () => {
    expect(countdownText(at('1970-01-03T00:00:00Z'), 'd')).toBe('2\u00a0d\u00a000:00');
    expect(countdownText(at('1970-01-04T04:12:59Z'), 'T')).toBe('3\u00a0T\u00a004:12');
  });

  it('is not over before it is over, and late only when it is late', () => {
    expect(countdownText(1, 'd')).toBe('00:00:01');
    expect(countdownText(0, 'd')).toBe('00:00:00');
    expect(countdownText(-999, 'd')).toBe('−00:00:00');
    expect(countdownText(-(2 * 3600 + 14 * 60) * 1000, 'd')).toBe('−02:14:00');
  });
});

describe('the clock', () => {
  it('OPS-03 runs to the deadline of the level that has it', () => {
    const clock = clockOf(makeIncident(), kNow);
    expect(clock).toMatchObject({ kind: 'running', level: 'first', left_ms: 3 * 3_600_000, share: 0.75 });
    expect(toneOf(clock)).toBe('good');
  });

  it('warns in the last quarter', () => {
    expect(toneOf(clockOf(makeIncident(), at('2026-03-06T17:59:00Z')))).toBe('good');
    expect(toneOf(clockOf(makeIncident(), at('2026-03-06T18:01:00Z')))).toBe('warn');
  });

  it('counts the 2nd level from the hand-over', () => {
    const incident = makeIncident({
      level: 'second',
      handed_over_at: '2026-03-06T16:00:00Z',
      deadlines: makeDeadlines({ next_due_at: '2026-03-07T00:00:00Z' }),
    });
    expect(clockOf(incident, at('2026-03-06T20:00:00Z'))).toMatchObject({ level: 'second', share: 0.5 });
  });

  it('SLA-12 stays breached at the instant of the deadline, whatever runs after it', () => {
    const breached = '2026-03-07T08:00:00Z';
    const incident = makeIncident({ deadlines: makeDeadlines({ total_breached_at: breached }) });
    const clock = clockOf(incident, at('2026-03-07T10:14:00Z'));
    expect(clock).toEqual({
      kind: 'late',
      level: 'total',
      due_at: breached,
      left_ms: -(2 * 60 + 14) * 60_000,
    });
    expect(toneOf(clock)).toBe('bad');
  });

  it('is late from the very instant on, before the server has written it down', () => {
    const due = at('2026-03-06T19:00:00Z');
    expect(clockOf(makeIncident(), due - 1).kind).toBe('running');
    expect(clockOf(makeIncident(), due).kind).toBe('late');
  });

  it('OPS-02 stands still while it is paused, with the counted time that is left', () => {
    const incident = makeIncident({
      paused: { from: '2026-03-06T15:30:00Z', until: null, reason: 'parts', text: '' },
      deadlines: makeDeadlines({ next_due_at: null, first_due_at: null, first_left_seconds: 12_000 }),
    });
    expect(clockOf(incident, kNow)).toEqual({ kind: 'paused', level: 'first', left_ms: 12_000_000 });
    expect(clockOf(incident, kNow + 3_600_000)).toEqual(clockOf(incident, kNow));
  });

  it('an incident without an SLA has none: never 0, never "now"', () => {
    expect(clockOf(makeIncident({ deadlines: null }), kNow)).toEqual({ kind: 'none' });
  });

  it('ends with the incident and keeps the breach', () => {
    const over = makeIncident({ state: 'resolved' });
    expect(clockOf(over, kNow)).toEqual({ kind: 'ended', breached: false });
    const late = makeIncident({
      state: 'closed',
      deadlines: makeDeadlines({ total_breached_at: '2026-03-07T08:00:00Z' }),
    });
    expect(clockOf(late, kNow)).toEqual({ kind: 'ended', breached: true });
  });
});
