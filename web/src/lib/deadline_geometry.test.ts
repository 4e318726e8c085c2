// Where the parts of a deadline's bar stand.
import { describe, expect, it } from 'vitest';
import { kNow, makeDeadlines, makeIncident } from '@/test_incidents';
import { barGeometry } from './deadline_geometry';

const at = (iso: string) => Date.parse(iso);

describe('the bar of a deadline', () => {
  it('OPS-03 goes from the opening to the total deadline, the 1st level first', () => {
    expect(barGeometry(makeIncident(), kNow)).toEqual({
      spans: [
        { kind: 'first', from: 0, to: 0.25 },
        { kind: 'second', from: 0.25, to: 1 },
      ],
      pauses: [],
      marks: [
        { kind: 'first_due', at: 0.25 },
        { kind: 'total_due', at: 1 },
      ],
      used: 1 / 16,
      beyond: false,
      counted: false,
    });
  });

  it('an early hand-over ends the 1st level early, but moves neither deadline', () => {
    const bar = barGeometry(makeIncident({ level: 'second', handed_over_at: '2026-03-06T17:00:00Z' }), kNow);
    expect(bar?.spans).toEqual([
      { kind: 'first', from: 0, to: 0.125 },
      { kind: 'second', from: 0.125, to: 1 },
    ]);
    expect(bar?.marks.map(({ kind, at: share }) => [kind, share])).toEqual([
      ['first_due', 0.25],
      ['handed_over', 0.125],
      ['total_due', 1],
    ]);
  });

  it('shows how late it is, and at most a third of the bar for it', () => {
    const bit = barGeometry(makeIncident(), at('2026-03-07T09:00:00Z'));
    expect(bit?.spans.at(-1)).toEqual({ kind: 'over', from: 16 / 18, to: 1 });
    expect(bit?.used).toBe(1);
    expect(bit?.beyond).toBe(false);
    const weeks = barGeometry(makeIncident(), at('2026-04-07T09:00:00Z'));
    expect(weeks?.spans.at(-1)?.from).toBeCloseTo(0.75);
    expect(weeks?.beyond).toBe(true);
  });

  it('overlays closed pauses, and ends a pause that lasts with now', () => {
    const pauses = [
      { from: '2026-03-06T16:00:00Z', until: '2026-03-06T17:00:00Z', reason: 'parts' as const, text: '' },
    ];
    expect(barGeometry(makeIncident({ pauses }), kNow + 7_200_000)?.pauses).toEqual([
      { from: 1 / 16, to: 2 / 16 },
    ]);
  });

  it('OPS-02 paused: there are no instants, so it is drawn by counted time', () => {
    const incident = makeIncident({
      paused: { from: '2026-03-06T16:00:00Z', until: null, reason: 'parts', text: '' },
      deadlines: makeDeadlines({
        first_due_at: null,
        second_due_at: null,
        total_due_at: null,
        next_due_at: null,
        first_left_seconds: 3 * 3600,
      }),
    });
    const bar = barGeometry(incident, kNow);
    expect(bar).toMatchObject({ counted: true, used: 1 / 16 });
    expect(barGeometry(incident, kNow + 86_400_000)).toEqual(bar);
    expect(bar?.marks[0]).toEqual({ kind: 'first_due', at: 0.25 });
  });

  it('paused in the 2nd level all of the 1st is used', () => {
    const incident = makeIncident({
      level: 'second',
      paused: { from: '2026-03-06T20:00:00Z', until: null, reason: 'parts', text: '' },
      deadlines: makeDeadlines({ first_due_at: null, total_due_at: null, second_left_seconds: 6 * 3600 }),
    });
    expect(barGeometry(incident, kNow)?.used).toBe(10 / 16);
  });

  it('stops where the incident was resolved', () => {
    const over = makeIncident({ state: 'resolved', resolved_at: '2026-03-06T17:00:00Z' });
    expect(barGeometry(over, kNow + 86_400_000)?.used).toBe(0.125);
  });

  it('is not there without an SLA', () => {
    expect(barGeometry(makeIncident({ deadlines: null }), kNow)).toBeNull();
  });
});
