// How far a deadline moves, in words.
import type { TFunction } from 'i18next';
import { durationWords } from './duration';

const kMinuteMs = 60_000;

/** "4 hours later", "gets a deadline"; nothing where it stays. Less than a minute is said as one. */
export function shiftWords(t: TFunction, from: string | null, to: string | null): string | null {
  if (from === to) return null;
  if (from === null) return t('reapply.gets');
  if (to === null) return t('reapply.loses');
  const difference = Date.parse(to) - Date.parse(from);
  if (difference === 0) return null;
  const minutes = Math.max(1, Math.round(Math.abs(difference) / kMinuteMs));
  const duration = durationWords(t, minutes);
  return t(difference > 0 ? 'reapply.later' : 'reapply.earlier', { duration });
}
