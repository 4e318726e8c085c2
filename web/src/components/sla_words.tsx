// What the times of an agreement mean, in words or short for columns.
import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SlaSummary } from '@/api/types';
import { type LevelTerms, termsShort, termsWords } from '@/lib/duration';

/** "1st level 4 hours, every day; 2nd level 12 hours, every day" */
export function slaWords(
  t: TFunction,
  sla: Pick<SlaSummary, 'first_level' | 'second_level'>,
  calendar: string | null | undefined,
): string {
  return t('slas.flag_levels', {
    first: termsWords(t, sla.first_level, calendar),
    second: termsWords(t, sla.second_level, calendar),
  });
}

/** "4 h  every day", for a column. */
export function TermsCell({ terms, calendar }: { terms: LevelTerms; calendar: string | null | undefined }) {
  const { t } = useTranslation();
  const { time, days } = termsShort(t, terms, calendar);
  return (
    <span title={termsWords(t, terms, calendar)}>
      {time}{' '}
      <Text span c="dimmed" size="xs">
        {days}
      </Text>
    </span>
  );
}
