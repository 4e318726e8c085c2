// "DC 4 × 150 kW", "AC 2 × 11 kW", "DC 2 + AC 4, up to 150 kW"; and "6 of 6 up" with a sign for what is down.
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LocationListItem } from '@/api/types';
import { formatPower } from '@/lib/format';

type Counts = Pick<
  LocationListItem,
  'ac_evse_count' | 'dc_evse_count' | 'evse_count' | 'evse_up_count' | 'max_electric_power'
>;

function powerText(t: TFunction, locale: string, location: Counts): string {
  const { ac_evse_count: ac, dc_evse_count: dc, max_electric_power: watts } = location;
  if (ac === 0 && dc === 0) return '';
  const power = formatPower(watts, locale);
  if (ac > 0 && dc > 0) return t('locations.power_mixed', { dc, ac, power });
  const kind = dc > 0 ? 'DC' : 'AC';
  const count = dc > 0 ? dc : ac;
  return watts > 0
    ? t('locations.power_single', { kind, count, power })
    : t('locations.power_unknown', { kind, count });
}

export function PowerSummary({ location }: { location: Counts }) {
  const { t, i18n } = useTranslation();
  return <span>{powerText(t, i18n.language, location)}</span>;
}

export function UpSummary({ location }: { location: Counts }) {
  const { t } = useTranslation();
  const { evse_count: total, evse_up_count: up } = location;
  if (total === 0)
    return <span style={{ color: 'var(--mantine-color-dimmed)' }}>{t('locations.up_none')}</span>;
  const down = up < total;
  const Sign = down ? IconAlertTriangleFilled : IconCircleCheckFilled;
  return (
    <span style={{ color: down ? 'var(--cw-bad)' : undefined }}>
      <Sign
        size={13}
        aria-hidden="true"
        style={{
          color: down ? 'var(--cw-bad)' : 'var(--cw-good)',
          verticalAlign: '-2px',
          marginInlineEnd: 5,
        }}
      />
      {t('locations.up', { up, total })}
    </span>
  );
}
