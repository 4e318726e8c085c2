// Money in minor units as people read it: whole units, because what it says here is an estimate.
export function formatMoney(minor: number, currency: string, locale: string): string {
  try {
    const format = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
      style: 'currency',
      currency,
      maximumFractionDigits: 0,
    });
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return format.format(minor / 10 ** (digits.maximumFractionDigits ?? 2));
  } catch {
    return `${Math.round(minor / 100)} ${currency}`;
  }
}
