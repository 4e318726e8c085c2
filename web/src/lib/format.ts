// Numbers, instants and sizes in the reader's language. Groups of digits are set apart by a narrow space, as SI
// asks, because "1.140" is a thousand in German and a little over one in English. Dates always name the month.
const kNarrowSpace = '\u202f';
const numberFormats = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, locale: string, digits = 0): string {
  const key = `${locale}/${digits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: true });
    numberFormats.set(key, format);
  }
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? kNarrowSpace : part.value))
    .join('');
}

const kByteUnits = ['B', 'kB', 'MB', 'GB', 'TB'];

export function formatBytes(bytes: number, locale: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < kByteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, locale, value < 10 && unit > 0 ? 1 : 0)}\u00a0${kByteUnits[unit]}`;
}

/** Watts as people say them: "150 kW", "1.2 MW", "0 W". */
export function formatPower(watts: number, locale: string): string {
  if (watts >= 1_000_000) return `${formatNumber(watts / 1_000_000, locale, 2)}\u00a0MW`;
  if (watts >= 1000) return `${formatNumber(watts / 1000, locale, 1)}\u00a0kW`;
  return `${formatNumber(watts, locale)}\u00a0W`;
}

/** English as in Britain: day before month, 24 hours. */
export function intlLocale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** "Fri 6 Mar 2026, 16:00" in the given zone, or in the reader's. */
export function formatInstant(instant: string, locale: string, zone?: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return new Intl.DateTimeFormat(intlLocale(locale), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone && isZone(zone) ? { timeZone: zone } : {}),
  }).format(at);
}

/** "Tue 16:04" now at a place; nothing when the zone is unknown to the browser. */
export function formatLocalClock(now: Date, locale: string, zone: string): string | null {
  if (!isZone(zone)) return null;
  return new Intl.DateTimeFormat(intlLocale(locale), {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(now);
}

export function readerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const kSteps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago", "in 2 days", "now" (within a minute). */
export function formatRelative(instant: string, now: number, locale: string): string {
  const difference = new Date(instant).getTime() - now;
  if (Number.isNaN(difference)) return instant;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of kSteps) {
    if (Math.abs(difference) >= length) return format.format(Math.trunc(difference / length), unit);
  }
  return format.format(0, 'second');
}

/** The country's name in the reader's language from ISO 3166 alpha-2 ("NL"); the code itself when unknown. */
export function formatRegion(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
