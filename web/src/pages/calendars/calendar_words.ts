// Days of the week, service hours and places in the reader's language.
import type { TFunction } from 'i18next';
import type { HolidayCountry, HolidayRegion } from '@/api/types';
import { kWeekdays, type ServiceHours, type Weekday } from '@/lib/calendar_days';
import { formatRegion } from '@/lib/format';

const kMondayMs = Date.UTC(2024, 0, 1);
const kDayMs = 86_400_000;

function inLocale(locale: string) {
  return locale === 'en' ? 'en-GB' : locale;
}

export function weekdayWords(day: Weekday, locale: string, width: 'long' | 'short'): string {
  const at = new Date(kMondayMs + kWeekdays.indexOf(day) * kDayMs);
  return at.toLocaleDateString(inLocale(locale), { weekday: width, timeZone: 'UTC' });
}

/** "Mon–Fri", "Mon, Wed–Thu": days in a row are one piece. */
export function weekdaysWords(days: readonly Weekday[], locale: string): string {
  const pieces: [Weekday, Weekday][] = [];
  let open = false;
  for (const day of kWeekdays) {
    if (!days.includes(day)) {
      open = false;
      continue;
    }
    const last = pieces.at(-1);
    if (open && last) last[1] = day;
    else pieces.push([day, day]);
    open = true;
  }
  const short = (day: Weekday) => weekdayWords(day, locale, 'short');
  return pieces.map(([from, to]) => (from === to ? short(from) : `${short(from)}–${short(to)}`)).join(', ');
}

/** "Mon–Fri 08:00–20:00 · Sat 08:00–12:00", or "whole days". */
export function hoursWords(t: TFunction, hours: readonly ServiceHours[], locale: string): string {
  if (hours.length === 0) return t('calendars.whole_days');
  return hours.map(({ days, open, close }) => `${weekdaysWords(days, locale)} ${open}–${close}`).join(' · ');
}

/** "Germany", "Germany, Bayern". */
export function placeWords(
  { country, region }: HolidayRegion,
  countries: readonly HolidayCountry[] | undefined,
  locale: string,
): string {
  const name = formatRegion(country, locale);
  if (region === null) return name;
  const known = countries
    ?.find((one) => one.country === country)
    ?.regions.find((one) => one.region === region);
  return `${name}, ${known?.name ?? region}`;
}

/** "Fri 26 Mar 2027" */
export function dateWords(date: string, locale: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(inLocale(locale), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

export function monthWords(year: number, month: number, locale: string): string {
  return new Date(Date.UTC(year, month, 1)).toLocaleDateString(inLocale(locale), {
    month: 'long',
    timeZone: 'UTC',
  });
}
