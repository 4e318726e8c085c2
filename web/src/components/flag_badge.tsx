// The flag of a location whose agreement is not the default one, and what to show when it has none. The flag
// names the agreement and its times, for eyes (tooltip) and for ears (label).
import { Text, Tooltip } from '@mantine/core';
import { IconFlagFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SlaSummary } from '@/api/types';
import { slaWords } from './sla_words';

interface Flaggable {
  flagged?: boolean | undefined;
  sla?: SlaSummary | null | undefined;
}

export function FlagBadge({ location, size = 16 }: { location: Flaggable; size?: number }) {
  const { t } = useTranslation();
  if (!location.flagged || !location.sla) return null;
  const label = t('slas.flag_named', {
    name: location.sla.name,
    words: slaWords(t, location.sla, location.sla.calendar?.name),
  });
  return <NamedFlag label={label} size={size} />;
}

/** The flag alone, where its words are known already (search results). */
export function NamedFlag({ label, size = 16 }: { label: string; size?: number }) {
  return (
    <Tooltip label={label}>
      <IconFlagFilled
        role="img"
        aria-label={label}
        data-testid="flag"
        size={size}
        style={{ color: 'var(--cw-flag)', flexShrink: 0, verticalAlign: 'text-bottom' }}
      />
    </Tooltip>
  );
}

/** The agreement's name, or that there is none. */
export function SlaName({ sla }: { sla: SlaSummary | null | undefined }) {
  const { t } = useTranslation();
  if (sla) {
    return (
      <Tooltip label={slaWords(t, sla, sla.calendar?.name)}>
        <span>{sla.name}</span>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={t('slas.no_sla_hint')}>
      <Text span c="dimmed" fs="italic" size="sm">
        {t('slas.no_sla')}
      </Text>
    </Tooltip>
  );
}
