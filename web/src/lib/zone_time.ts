// Civil time of a zone, as far as the browser knows zones: which local day an instant is in, where local days begin,
// and which instant a typed local time means. Only for drawing and typing; every deadline comes from the server.
const kMinuteMs = 60_000;
const kHourMs = 60 * kMinuteMs;
const kDayHoursMax = 26;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The local civil time at an instant, written down as if it were UTC. */
function wallClock(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** "2026-03-06T16:00", as a date and time field of the browser has it. */
export function localStamp(at: number, zone: string): string {
  return new Date(wallClock(at, zone)).toISOString().slice(0, 16);
}

/** "2026-03-06" */
export function localDate(at: number, zone: string): string {
  return localStamp(at, zone).slice(0, 10);
}

/**
 * The instant that a local time means: the first pass of a repeated hour, and in a gap as far behind the gap as
 * the time lies in it. Null when it is no time at all.
 */
export function instantOfLocal(stamp: string, zone: string): number | null {
  const wall = Date.parse(`${stamp}Z`);
  if (Number.isNaN(wall)) return null;
  const around = [wall - kDayHoursMax * kHourMs, wall + kDayHoursMax * kHourMs];
  const candidates = around.map((at) => wall - (wallClock(at, zone) - at));
  const exact = candidates.filter((at) => wallClock(at, zone) === wall);
  return exact.length > 0 ? Math.min(...exact) : (candidates[0] as number);
}

/** The first minute in (low, high] for which something that stays true once it is true holds. */
function firstMinute(low: number, high: number, holds: (at: number) => boolean): number {
  let before = Math.floor(low / kMinuteMs);
  let after = Math.ceil(high / kMinuteMs);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holds(middle * kMinuteMs)) after = middle;
    else before = middle;
  }
  return after * kMinuteMs;
}

/** The first instant of the local day that an instant is in; not midnight where that does not exist. */
export function startOfDay(at: number, zone: string): number {
  const date = localDate(at, zone);
  return firstMinute(at - kDayHoursMax * kHourMs, at, (minute) => localDate(minute, zone) >= date);
}

/** The first instant of the local day after it, which is not the next date where a zone leaves one out. */
export function nextDay(at: number, zone: string): number {
  const date = localDate(at, zone);
  return firstMinute(at, at + kDayHoursMax * kHourMs, (minute) => localDate(minute, zone) > date);
}

/** 0 Monday … 6 Sunday */
export function weekdayOf(at: number, zone: string): number {
  return (new Date(wallClock(at, zone)).getUTCDay() + 6) % 7;
}

export function startOfWeek(at: number, zone: string): number {
  let start = startOfDay(at, zone);
  while (weekdayOf(start, zone) !== 0) start = startOfDay(start - kHourMs, zone);
  return start;
}

/** The beginnings of so many local days in a row, and of the day after the last. */
export function dayStarts(from: number, days: number, zone: string): number[] {
  const starts = [from];
  while (starts.length <= days) starts.push(nextDay(starts.at(-1) as number, zone));
  return starts;
}

/** Whether an instant is the end of a local day: the first one of another. */
export function endsDay(at: number, zone: string): boolean {
  return localDate(at, zone) !== localDate(at - 1, zone);
}

/** The first instants of the local days that begin within [from, to). */
export function dayStartsWithin(from: number, to: number, zone: string): number[] {
  const starts: number[] = [];
  const first = endsDay(from, zone) ? from : nextDay(from, zone);
  for (let day = first; day < to; day = nextDay(day, zone)) starts.push(day);
  return starts;
}

/** The coming Friday at 16:00, when faults are most instructive. */
export function comingFriday(now: number, zone: string): number {
  let day = startOfDay(now, zone);
  while (weekdayOf(day, zone) !== 4) day = nextDay(day, zone);
  const at = instantOfLocal(`${localDate(day, zone)}T16:00`, zone) ?? day;
  return at > now ? at : comingFriday(nextDay(day, zone), zone);
}
