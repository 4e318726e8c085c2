// What closed time is called.
import type { TFunction } from 'i18next';
import { formatDeadlineShort } from '@/lib/deadline_date';
import { intlLocale } from '@/lib/format';
import type { Band } from '@/lib/timeline';
import { endsDay, localDate, weekdayOf } from '@/lib/zone_time';

const kSaturday = 5;

/** Days of the weekend are called so; others that a calendar leaves out are not. */
export function bandName(t: TFunction, band: Band, zone: string): string {
  if (band.reason === 'holiday') return band.name ?? t('picture.closed_holiday');
  if (band.reason === 'outside_service_hours') return t('picture.closed_hours');
  const ends = [weekdayOf(band.from, zone), weekdayOf(band.to - 1, zone)];
  const isWeekend = ends.some((day) => day >= kSaturday);
  return isWeekend ? t('picture.closed_weekend') : t('picture.closed_day');
}

function dayWords(at: number, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(intlLocale(locale), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: zone,
  }).format(at);
}

/** "Sat 7 Mar – Sun 8 Mar" for whole days, else with times. */
export function bandRange(band: Band, locale: string, zone: string): string {
  const whole = endsDay(band.from, zone) && endsDay(band.to, zone);
  if (!whole) {
    const [from, to] = [band.from, band.to].map((at) => formatDeadlineShort(at, locale, zone));
    return `${from} – ${to}`;
  }
  const last = band.to - 1;
  const first = dayWords(band.from, locale, zone);
  return localDate(band.from, zone) === localDate(last, zone)
    ? first
    : `${first} – ${dayWords(last, locale, zone)}`;
}

interface BandGroup {
  name: string;
  bands: Band[];
}

/** Closed time by name, in the order in which it comes. */
export function groupBands(t: TFunction, bands: readonly Band[], zone: string): BandGroup[] {
  const groups = new Map<string, Band[]>();
  for (const band of bands) {
    const name = bandName(t, band, zone);
    groups.set(name, [...(groups.get(name) ?? []), band]);
  }
  return [...groups].map(([name, group]) => ({ name, bands: group }));
}
