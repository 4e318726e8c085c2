// Instants of deadlines as people say them: "Fri 16:40" within a few days, else with the date, and midnight at the end of a day
// as 24:00 of that day, because that is the day on which it is due.
const kDayMs = 86_400_000;
/** So near that the day of the week alone can't be mistaken. */
const kNearMs = 5 * kDayMs;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, zone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const key = JSON.stringify([locale, zone, options]);
  let found = formats.get(key);
  if (!found) {
    const language = locale === 'en' ? 'en-GB' : locale;
    try {
      found = new Intl.DateTimeFormat(language, { ...options, ...(zone && { timeZone: zone }) });
    } catch {
      found = new Intl.DateTimeFormat(language, options);
    }
    formats.set(key, found);
  }
  return found;
}

const kTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** "Fri 16:40"; "Fri 24:00"; "Fri 6 Mar, 16:40" when it is further away; with "GMT+1" when the place's time is not the reader's. */
export function dueText(at: string, now: number, locale: string, zone?: string): string {
  const when = Date.parse(at);
  if (Number.isNaN(when)) return at;
  const time = format(locale, zone, kTime).format(when);
  const midnight = time === '00:00' && when % 60_000 === 0;
  const day = midnight ? when - 1 : when;
  const near = Math.abs(when - now) < kNearMs;
  const date = format(locale, zone, {
    weekday: 'short',
    ...(!near && { day: 'numeric', month: 'short' }),
  }).format(day);
  const parts = [`${date}${near ? '' : ','} ${midnight ? '24:00' : time}`];
  const mark = zoneMark(when, locale, zone);
  if (mark) parts.push(mark);
  return parts.join(' ');
}

/** "GMT+1" where the clock of the place shows something else than the reader's. */
function zoneMark(when: number, locale: string, zone: string | undefined): string | null {
  if (!zone) return null;
  const options = { timeZoneName: 'longOffset' } as const;
  const name = (of: string | undefined, how: Intl.DateTimeFormatOptions) =>
    format(locale, of, how)
      .formatToParts(when)
      .find(({ type }) => type === 'timeZoneName')?.value;
  if (name(zone, options) === name(undefined, options)) return null;
  return name(zone, { timeZoneName: 'shortOffset' }) ?? null;
}
