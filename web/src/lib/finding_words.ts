// Why an object of an imported file was odd or refused, in words.
import type { TFunction } from 'i18next';

export function findingWords(t: TFunction, code: string): string {
  return t(`problems.finding.${code as 'other'}`, {
    code,
    defaultValue: t('problems.finding.other', { code }),
  });
}

const kGzip = /\.gz$/i;

/** What a file most likely is, by its name. */
export function guessFormat(name: string): 'ocpi' | 'csv' {
  return /\.csv$/i.test(name.replace(kGzip, '')) ? 'csv' : 'ocpi';
}
