// Where civil days begin in a time zone, for pictures of time. Pure; the browser knows the zones.
const kDayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function civil(zone: string, at: number) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    seconds: part('hour') * 3600 + part('minute') * 60 + part('second'),
  };
}

/** What the clock of the zone shows less UTC. */
function offsetMs(zone: string, at: number): number {
  const { year, month, day, seconds } = civil(zone, at);
  const whole = Math.floor(at / 1000) * 1000;
  return Date.UTC(year, month - 1, day) + seconds * 1000 - whole;
}

/** The first instant of each civil date that begins within [from, to); a date that the zone leaves out has none. */
export function dayStarts(zone: string, from: number, to: number): number[] {
  const starts: number[] = [];
  const first = civil(zone, from);
  const begin = Date.UTC(first.year, first.month - 1, first.day);
  for (let wall = begin; wall - kDayMs * 2 < to; wall += kDayMs) {
    const start = firstInstant(zone, wall);
    if (start !== null && start >= from && start < to) starts.push(start);
  }
  return starts;
}

function firstInstant(zone: string, wall: number): number | null {
  // The offset before the date and after it: one of them is right, and the other where the clock moves at midnight.
  const before = wall - offsetMs(zone, wall - kDayMs);
  const after = wall - offsetMs(zone, wall + kDayMs);
  const isDate = (at: number) => {
    const { year, month, day } = civil(zone, at);
    return Date.UTC(year, month - 1, day) === wall;
  };
  const found = [before, after].filter(isDate).sort((left, right) => left - right)[0];
  return found ?? null;
}
