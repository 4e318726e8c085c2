// "3 hours ago"; the exact instant on hover or focus, in the reader's zone and, where there is one, the location's.
import { Tooltip } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatRelative, readerZone } from '@/lib/format';

const kTickMs = 30_000;

export function RelativeTime({ at, zone }: { at: string | null | undefined; zone?: string | undefined }) {
  const { t, i18n } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), kTickMs, { autoInvoke: true });
  if (!at) return <span>{t('words.unknown_time')}</span>;
  const locale = i18n.language;
  const own = readerZone();
  const lines = [`${formatInstant(at, locale)} · ${t('words.in_your_zone', { zone: own })}`];
  if (zone && zone !== own) {
    lines.push(`${formatInstant(at, locale, zone)} · ${t('words.in_location_zone', { zone })}`);
  }
  return (
    <Tooltip label={lines.map((line) => <div key={line}>{line}</div>)}>
      <time dateTime={at}>{formatRelative(at, now, locale)}</time>
    </Tooltip>
  );
}
