// Signs and words of an incident that every list of them uses: severity, state, level, where it is.
import { Text, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconArrowsSplit2,
  IconCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleFilled,
  IconLock,
  IconPlayerPauseFilled,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentSeverity, IncidentState } from '@/api/types';
import { useCan } from '@/lib/session';
import { FlagBadge } from './flag_badge';
import classes from './page.module.css';
import { Tag, type Tone } from './tag';

const kSeverity: Record<IncidentSeverity, { icon: Icon; color: string; tone: Tone }> = {
  safety: { icon: IconAlertOctagonFilled, color: 'var(--cw-bad)', tone: 'bad' },
  critical: { icon: IconAlertTriangleFilled, color: 'var(--cw-bad)', tone: 'bad' },
  major: { icon: IconAlertTriangleFilled, color: 'var(--cw-flag)', tone: 'warn' },
  minor: { icon: IconCircleFilled, color: 'var(--mantine-color-dimmed)', tone: 'neutral' },
};

export function SeverityMark({ severity }: { severity: IncidentSeverity }) {
  const { t } = useTranslation();
  const { icon: Sign, color } = kSeverity[severity];
  const label = t(`incidents.severity_${severity}`);
  return (
    <Tooltip label={t('incidents.severity_is', { severity: label })}>
      <Sign
        role="img"
        aria-label={label}
        size={severity === 'minor' ? 9 : 15}
        style={{ color, flexShrink: 0, verticalAlign: 'text-bottom', minWidth: 15 }}
      />
    </Tooltip>
  );
}

export function SeverityTag({ severity }: { severity: IncidentSeverity }) {
  const { t } = useTranslation();
  const { icon: Sign, tone } = kSeverity[severity];
  return (
    <Tag tone={tone}>
      <Sign size={severity === 'minor' ? 7 : 12} aria-hidden="true" />
      {t(`incidents.severity_${severity}`)}
    </Tag>
  );
}

type ShownState = IncidentState | 'paused' | 'merged';

const kStates: Record<ShownState, { tone: Tone; icon: Icon; color: string }> = {
  open: { tone: 'info', icon: IconCircleDashed, color: 'var(--mantine-color-anchor)' },
  acknowledged: { tone: 'neutral', icon: IconCheck, color: 'var(--mantine-color-dimmed)' },
  paused: { tone: 'warn', icon: IconPlayerPauseFilled, color: 'var(--cw-flag)' },
  resolved: { tone: 'good', icon: IconCircleCheckFilled, color: 'var(--cw-good)' },
  closed: { tone: 'neutral', icon: IconLock, color: 'var(--mantine-color-dimmed)' },
  merged: { tone: 'neutral', icon: IconArrowsSplit2, color: 'var(--mantine-color-dimmed)' },
};

/** Merged into another is what matters of a closed one, paused of an active one. */
function shownState(incident: Incident): ShownState {
  if (incident.merged_into) return 'merged';
  return incident.paused ? 'paused' : incident.state;
}

export function StateTag({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const state = shownState(incident);
  const { tone, icon: Sign } = kStates[state];
  return (
    <Tag tone={tone}>
      <Sign size={12} aria-hidden="true" />
      {t(`incidents.state_${state}`)}
    </Tag>
  );
}

/** The state as a sign, where there is no room for its word. */
export function StateMark({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const state = shownState(incident);
  const { icon: Sign, color } = kStates[state];
  const label = t(`incidents.state_${state}`);
  return (
    <Tooltip label={label}>
      <Sign role="img" aria-label={label} size={17} style={{ color, verticalAlign: 'middle' }} />
    </Tooltip>
  );
}

/** The location, with its flag; a link for those who may open it. */
export function IncidentPlace({ incident, size }: { incident: Incident; size?: number }) {
  const can = useCan();
  const { location } = incident;
  return (
    <span className={classes.cellLine}>
      <FlagBadge location={location} {...(size && { size })} />
      {can('get_location') ? (
        <Link
          to="/locations/$locationId"
          params={{ locationId: location.id }}
          className={classes.plainLink}
          title={[location.name, location.address, location.city].join(', ')}
        >
          {location.name}
        </Link>
      ) : (
        <span title={[location.address, location.city].join(', ')}>{location.name}</span>
      )}
    </span>
  );
}

/** Severity, title and EVSE; the title leads to the incident. */
export function IncidentTitle({ incident }: { incident: Incident }) {
  const { evse_uid } = incident;
  return (
    <span className={classes.cellLine}>
      <SeverityMark severity={incident.severity} />
      <Link
        to="/incidents/$incidentId"
        params={{ incidentId: incident.id }}
        className={classes.rowLink}
        title={incident.title}
        data-main
      >
        {incident.title}
      </Link>
      {evse_uid && !incident.title.includes(evse_uid) && (
        <Text span size="xs" c="dimmed">
          {evse_uid}
        </Text>
      )}
    </span>
  );
}
