// Deadlines as people say them: the one at the end of a Friday is "Fri 6 Mar 2026, 24:00", never "Saturday 00:00",
// because a deadline belongs to the day that it ends.
import { intlLocale } from './format';
import { endsDay } from './zone_time';

const kShape: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

function write(at: number, locale: string, zone: string, shape: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(intlLocale(locale), { ...shape, timeZone: zone });
  if (!endsDay(at, zone)) return format.format(at);
  return format
    .formatToParts(at - 1)
    .map(({ type, value }) => (type === 'hour' ? '24' : type === 'minute' ? '00' : value))
    .join('');
}

/** "Fri 6 Mar 2026, 20:00" in a zone. */
export function formatDeadline(at: string | number, locale: string, zone: string): string {
  return write(new Date(at).getTime(), locale, zone, { ...kShape, year: 'numeric' });
}

/** "Fri 6 Mar, 20:00": for lists of what is near. */
export function formatDeadlineShort(at: string | number, locale: string, zone: string): string {
  return write(new Date(at).getTime(), locale, zone, kShape);
}
