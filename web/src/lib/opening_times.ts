// Opening times of a location (the raw OCPI object) as lines for a person. What is not understood is left out.
import type { TFunction } from 'i18next';

interface RegularHours {
  weekday?: number;
  period_begin?: string;
  period_end?: string;
}

const kMonday = Date.UTC(2024, 0, 1);
const kDayMs = 86_400_000;

function dayName(weekday: number, locale: string): string {
  const day = new Date(kMonday + (weekday - 1) * kDayMs);
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(day);
}

export function openingLines(
  t: TFunction,
  locale: string,
  opening: Record<string, unknown> | null,
): string[] {
  if (!opening) return [t('locations.opening_unknown')];
  if (opening.twentyfourseven === true) return [t('locations.opening_always')];
  const hours = Array.isArray(opening.regular_hours) ? (opening.regular_hours as RegularHours[]) : [];
  const lines = hours
    .filter((hour) => hour.weekday !== undefined && hour.weekday >= 1 && hour.weekday <= 7)
    .map((hour) =>
      t('locations.opening_range', {
        day: dayName(hour.weekday ?? 1, locale),
        from: hour.period_begin ?? '',
        to: hour.period_end ?? '',
      }),
    );
  return lines.length > 0 ? lines : [t('locations.opening_unknown')];
}
