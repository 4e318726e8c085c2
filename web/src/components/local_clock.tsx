// What time it is at a place now.
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLocalClock } from '@/lib/format';

const kTickMs = 10_000;

export function LocalClock({ zone }: { zone: string }) {
  const { i18n } = useTranslation();
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), kTickMs, { autoInvoke: true });
  return <span>{formatLocalClock(now, i18n.language, zone) ?? '–'}</span>;
}
