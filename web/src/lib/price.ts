// Prices per kWh: kept in minor units of a currency, typed and read in its major units.
import { intlLocale } from './format';

const kDigitsUsual = 2;

export function minorDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? kDigitsUsual;
  } catch {
    return kDigitsUsual;
  }
}

export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency);
}

/** NaN while nothing is typed. */
export function toMinor(major: number | '', currency: string): number {
  return major === '' ? Number.NaN : Math.round(major * 10 ** minorDigits(currency));
}

/** "€0.59", "59 ¥"; the code beside the number where the currency is unknown. */
export function formatPrice(minor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  try {
    return new Intl.NumberFormat(intlLocale(locale), {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
    }).format(toMajor(minor, currency));
  } catch {
    return `${toMajor(minor, currency).toFixed(digits)} ${currency}`;
  }
}

export const kPriceMinorMax = 100_000;
