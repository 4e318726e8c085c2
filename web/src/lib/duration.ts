// Resolution times: stored as whole minutes, typed by people as hours or days, said in words. "24 hours" stays
// hours (it is how agreements are written); only long round times become days.
import type { TFunction } from 'i18next';

export type DurationUnit = 'hours' | 'days';
export const kResolutionMinutesMax = 525_600;
const kHourMinutes = 60;
const kDayMinutes = 1440;
const kDaysFromMinutes = 5 * kDayMinutes;

interface DurationInput {
  amount: number | '';
  unit: DurationUnit;
}

export interface LevelTerms {
  resolution_minutes: number;
  restrict_to_weekdays: boolean;
}

export function toInput(minutes: number): DurationInput {
  if (minutes >= kDaysFromMinutes && minutes % kDayMinutes === 0) {
    return { amount: minutes / kDayMinutes, unit: 'days' };
  }
  return { amount: Math.round((minutes / kHourMinutes) * 1e6) / 1e6, unit: 'hours' };
}

/** Minutes, or NaN when nothing is typed; may be a fraction, which the check below refuses. */
export function toMinutes({ amount, unit }: DurationInput): number {
  if (amount === '') return Number.NaN;
  const minutes = amount * (unit === 'days' ? kDayMinutes : kHourMinutes);
  const whole = Math.round(minutes);
  return Math.abs(minutes - whole) < 1e-3 ? whole : minutes;
}

type DurationProblem = 'missing' | 'too_short' | 'fraction' | 'too_long';

export function checkMinutes(minutes: number): DurationProblem | null {
  if (Number.isNaN(minutes)) return 'missing';
  if (minutes <= 0) return 'too_short';
  if (minutes > kResolutionMinutesMax) return 'too_long';
  return Number.isInteger(minutes) ? null : 'fraction';
}

/** "4 hours", "5 days", "1 hour 30 minutes". */
export function durationWords(t: TFunction, minutes: number): string {
  if (minutes >= kDaysFromMinutes && minutes % kDayMinutes === 0) {
    return t('duration.days', { count: minutes / kDayMinutes });
  }
  const hours = Math.floor(minutes / kHourMinutes);
  const rest = minutes % kHourMinutes;
  if (hours === 0) return t('duration.minutes', { count: rest });
  if (rest === 0) return t('duration.hours', { count: hours });
  return t('duration.hours_and_minutes', {
    hours: t('duration.hours', { count: hours }),
    minutes: t('duration.minutes', { count: rest }),
  });
}

/** "4 hours, every day" · "48 hours, Monday to Friday" · "48 hours, calendar “Bavaria 8 to 20”": a calendar goes by its name. */
export function termsWords(t: TFunction, terms: LevelTerms, calendar: string | null | undefined): string {
  const duration = durationWords(t, terms.resolution_minutes);
  if (!terms.restrict_to_weekdays) return t('duration.every_day', { duration });
  return calendar
    ? t('duration.on_calendar', { duration, calendar })
    : t('duration.on_weekdays', { duration });
}

/** For narrow columns: "4 h" with "every day", "Mon–Fri" or the calendar beside it. */
export function termsShort(
  t: TFunction,
  terms: LevelTerms,
  calendar: string | null | undefined,
): { time: string; days: string } {
  const minutes = terms.resolution_minutes;
  const weekdays = calendar ?? t('duration.short_weekdays');
  const days = terms.restrict_to_weekdays ? weekdays : t('duration.short_every_day');
  if (minutes >= kDaysFromMinutes && minutes % kDayMinutes === 0) {
    return { time: t('duration.short_days', { amount: minutes / kDayMinutes }), days };
  }
  const hours = Math.floor(minutes / kHourMinutes);
  const rest = minutes % kHourMinutes;
  if (hours === 0) return { time: t('duration.short_minutes', { amount: rest }), days };
  if (rest === 0) return { time: t('duration.short_hours', { amount: hours }), days };
  return { time: t('duration.short_both', { hours, minutes: rest }), days };
}
