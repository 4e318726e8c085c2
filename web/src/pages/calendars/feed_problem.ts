// What is wrong with a file that is no feed of holidays, in the reader's language.
import type { TFunction } from 'i18next';
import { fieldText, isProblem } from '@/api/problem';

/** Nothing when the refusal is about something else. */
export function feedProblem(t: TFunction, failure: unknown): string | null {
  if (!isProblem(failure, 'invalid')) return null;
  const field = failure.errors.find(({ pointer }) => pointer === '/ics');
  return field ? fieldText(t, field) : null;
}
