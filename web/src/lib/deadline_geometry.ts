// Where the parts of a deadline's bar stand, as shares of its width from 0 to 1. Pure. The bar goes from the opening to the
// total deadline, and beyond it where that is over: then at most a third more, however late it is.
import type { Incident, IncidentDeadlines } from '@/api/types';
import { instant } from './incident_clock';

type BarKind = 'first' | 'second' | 'over';

interface BarSpan {
  kind: BarKind;
  from: number;
  to: number;
}

interface BarMark {
  kind: 'first_due' | 'handed_over' | 'total_due';
  at: number;
}

export interface BarGeometry {
  /** Beside each other, without gaps, in order. */
  spans: BarSpan[];
  /** Overlaid: time that does not count because it was paused. */
  pauses: { from: number; to: number }[];
  marks: BarMark[];
  /** Up to where it is used: now, or the end of the incident. */
  used: number;
  /** What is used goes on beyond the bar. */
  beyond: boolean;
  /** By counted time instead of the calendar: while it is paused there are no instants to stand at. */
  counted: boolean;
}

const kOverMax = 1 / 3;
const kMinuteMs = 60_000;

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** Paused: 1st and 2nd level by their resolution times, used up to what is not left. */
function countedGeometry(deadlines: IncidentDeadlines, level: Incident['level']): BarGeometry {
  const first = deadlines.terms.first_level.resolution_minutes * kMinuteMs;
  const second = deadlines.terms.second_level.resolution_minutes * kMinuteMs;
  const whole = Math.max(first + second, 1);
  const border = first / whole;
  const left = (seconds: number | null, of: number) => Math.min(Math.max(0, (seconds ?? 0) * 1000), of);
  const used_ms =
    level === 'first'
      ? first - left(deadlines.first_left_seconds, first)
      : first + second - left(deadlines.second_left_seconds, second);
  const used = clamp(used_ms / whole);
  return {
    spans: [
      { kind: 'first', from: 0, to: border },
      { kind: 'second', from: border, to: 1 },
    ],
    pauses: [],
    marks: [
      { kind: 'first_due', at: border },
      { kind: 'total_due', at: 1 },
    ],
    used,
    beyond: false,
    counted: true,
  };
}

function endOf(incident: Incident, now: number): number {
  const ended = incident.resolved_at ?? incident.closed_at;
  return ended ? instant(ended) : now;
}

export function barGeometry(incident: Incident, now: number): BarGeometry | null {
  const deadlines = incident.deadlines;
  if (!deadlines) return null;
  const { first_due_at, total_due_at } = deadlines;
  if (!first_due_at || !total_due_at) {
    return incident.paused ? countedGeometry(deadlines, incident.level) : null;
  }
  const opened = instant(incident.opened_at);
  const total = Math.max(instant(total_due_at), opened + 1);
  const end = Math.max(endOf(incident, now), opened);
  const over = Math.min(Math.max(end - total, 0), (total - opened) * kOverMax);
  const span = total + over - opened;
  const at = (when: number) => clamp((when - opened) / span);
  const first_due = at(instant(first_due_at));
  const handed_over = incident.handed_over_at ? at(instant(incident.handed_over_at)) : null;
  const border = Math.min(handed_over ?? 1, first_due);
  const due = at(total);
  const spans: BarSpan[] = [
    { kind: 'first', from: 0, to: border },
    { kind: 'second', from: border, to: due },
  ];
  if (over > 0) spans.push({ kind: 'over', from: due, to: 1 });
  const marks: BarMark[] = [{ kind: 'first_due', at: first_due }];
  if (handed_over !== null && handed_over < first_due) marks.push({ kind: 'handed_over', at: handed_over });
  marks.push({ kind: 'total_due', at: due });
  return {
    spans: spans.filter(({ from, to }) => to > from),
    pauses: incident.pauses
      .map((pause) => ({ from: at(instant(pause.from)), to: at(pause.until ? instant(pause.until) : end) }))
      .filter(({ from, to }) => to > from),
    marks,
    used: at(end),
    beyond: end > total + over,
    counted: false,
  };
}
