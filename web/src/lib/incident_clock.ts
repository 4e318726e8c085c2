// What the clock of an incident shows at an instant: which deadline runs, how much is left, or why none runs. Pure; the
// server computes the deadlines, this only compares them with now.
import type { Incident } from '@/api/types';

type ClockLevel = 'first' | 'second' | 'total';

export type IncidentClock =
  /** The location had no SLA, or the role sees no deadlines. */
  | { kind: 'none' }
  /** Resolved or closed; whether the promise was kept. */
  | { kind: 'ended'; breached: boolean }
  /** Counted time that is left; there is no deadline while it lasts. */
  | { kind: 'paused'; level: ClockLevel; left_ms: number | null }
  | { kind: 'running'; level: ClockLevel; due_at: string; left_ms: number; share: number }
  | { kind: 'late'; level: ClockLevel; due_at: string; left_ms: number };

export function instant(at: string): number {
  return Date.parse(at);
}

export function clockOf(incident: Incident, now: number): IncidentClock {
  const deadlines = incident.deadlines;
  if (!deadlines) return { kind: 'none' };
  if (incident.state === 'resolved' || incident.state === 'closed') {
    return { kind: 'ended', breached: deadlines.total_breached_at !== null };
  }
  const level = incident.level ?? 'first';
  if (incident.paused) {
    const left = level === 'first' ? deadlines.first_left_seconds : deadlines.second_left_seconds;
    const left_seconds = left ?? deadlines.total_left_seconds;
    return { kind: 'paused', level, left_ms: left_seconds === null ? null : left_seconds * 1000 };
  }
  const breached = deadlines.total_breached_at;
  if (breached) {
    return { kind: 'late', level: 'total', due_at: breached, left_ms: instant(breached) - now };
  }
  const due_at = deadlines.next_due_at ?? deadlines.total_due_at;
  if (!due_at) return { kind: 'none' };
  const left_ms = instant(due_at) - now;
  if (left_ms <= 0) return { kind: 'late', level, due_at, left_ms };
  const from = level === 'second' ? (incident.handed_over_at ?? deadlines.first_due_at) : null;
  const begin = instant(from ?? incident.opened_at);
  const whole = Math.max(instant(due_at) - begin, 1);
  return { kind: 'running', level, due_at, left_ms, share: Math.min(1, left_ms / whole) };
}

type ClockTone = 'good' | 'warn' | 'bad' | 'neutral';

/** Below this share of its time a deadline is near. */
const kNearShare = 0.25;

export function toneOf(clock: IncidentClock): ClockTone {
  switch (clock.kind) {
    case 'late':
      return 'bad';
    case 'running':
      return clock.share < kNearShare ? 'warn' : 'good';
    case 'ended':
      return clock.breached ? 'bad' : 'neutral';
    default:
      return 'neutral';
  }
}

const kMinuteSeconds = 60;
const kHourSeconds = 3600;
const kDaySeconds = 86_400;
const kDaysFromSeconds = 2 * kDaySeconds;

const two = (value: number) => String(value).padStart(2, '0');

/**
 * "00:42:10", "−02:14:05", from two days on "3 d 04:12": as wide as the last one, so that nothing moves. A second that has
 * begun is not over: 0.4 s left are "00:00:01".
 */
export function countdownText(left_ms: number, day: string): string {
  const late = left_ms < 0;
  const seconds = late ? Math.floor(-left_ms / 1000) : Math.ceil(left_ms / 1000);
  const sign = late ? '−' : '';
  const minutes = Math.floor((seconds % kHourSeconds) / kMinuteSeconds);
  if (seconds >= kDaysFromSeconds) {
    const hours = Math.floor((seconds % kDaySeconds) / kHourSeconds);
    return `${sign}${Math.floor(seconds / kDaySeconds)}\u00a0${day}\u00a0${two(hours)}:${two(minutes)}`;
  }
  const hours = Math.floor(seconds / kHourSeconds);
  return `${sign}${two(hours)}:${two(minutes)}:${two(seconds % kMinuteSeconds)}`;
}
