// A deadline as a picture: 1st level, 2nd level, what is used of them, pauses, now, and how late it is. What it shows stands
// beside it in words, too; colour is never the only sign.
import { IconPlayerPauseFilled } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Incident } from '@/api/types';
import { useNow } from '@/lib/clock';
import { type BarGeometry, barGeometry } from '@/lib/deadline_geometry';
import { dueText } from '@/lib/deadline_words';
import { clockOf, countdownText, type IncidentClock, toneOf } from '@/lib/incident_clock';
import classes from './deadline_bar.module.css';

const percent = (share: number) => `${share * 100}%`;

const between = (from: number, to: number) => ({ left: percent(from), width: percent(to - from) });

/** "1st level Fri 16:40" · "breached Fri 20:00" · "paused: parts, 3 h 20 min left". */
export function clockWords(t: TFunction, locale: string, incident: Incident, now: number): string {
  const clock = clockOf(incident, now);
  const zone = incident.location.time_zone;
  switch (clock.kind) {
    case 'running':
      return t(`incidents.clock_${clock.level}`, { at: dueText(clock.due_at, now, locale, zone) });
    case 'late':
      return clock.level === 'total'
        ? t('incidents.clock_breached', { at: dueText(clock.due_at, now, locale, zone) })
        : t(`incidents.clock_late_${clock.level}`, { at: dueText(clock.due_at, now, locale, zone) });
    case 'paused': {
      const reason = t(`incidents.pause_reasons.${incident.paused?.reason ?? 'other'}`);
      if (clock.left_ms === null) return t('incidents.clock_paused', { reason });
      const left = countdownText(Math.max(0, clock.left_ms), t('incidents.day_short'));
      return t('incidents.clock_paused_left', { reason, left });
    }
    case 'ended':
      return clock.breached ? t('incidents.clock_ended_breached') : t('incidents.clock_ended');
    default:
      return t('incidents.clock_none');
  }
}

interface BarProps {
  incident: Incident;
  now: number;
  size?: 'small' | 'large';
}

export function DeadlineBar({ incident, now, size = 'small' }: BarProps) {
  const { t, i18n } = useTranslation();
  const geometry = barGeometry(incident, now);
  if (!geometry) return null;
  const clock = clockOf(incident, now);
  return (
    <span
      className={classes.bar}
      data-size={size}
      data-tone={toneOf(clock)}
      data-testid="deadline-bar"
      role="img"
      aria-label={t('incidents.bar_label', { words: clockWords(t, i18n.language, incident, now) })}
    >
      <Parts geometry={geometry} paused={clock.kind === 'paused'} ended={clock.kind === 'ended'} />
    </span>
  );
}

function Parts({ geometry, paused, ended }: { geometry: BarGeometry; paused: boolean; ended: boolean }) {
  const { spans, pauses, marks, used } = geometry;
  return (
    <>
      <span className={classes.track}>
        {spans.map(({ kind, from, to }) => (
          <span key={kind} className={classes.span} data-kind={kind} style={between(from, to)} />
        ))}
        {spans
          .filter(({ kind, from }) => kind !== 'over' && from < used)
          .map(({ kind, from, to }) => (
            <span
              key={kind}
              className={classes.used}
              data-kind={kind}
              style={between(from, Math.min(to, used))}
            />
          ))}
        {pauses.map(({ from, to }) => (
          <span key={from} className={classes.pause} style={between(from, to)} />
        ))}
        {paused && <span className={classes.pause} style={between(used, Math.min(1, used + 0.04))} />}
      </span>
      {marks.map(({ kind, at }) => (
        <span key={kind} className={classes.mark} data-kind={kind} style={{ left: percent(at) }} />
      ))}
      {!ended && <span className={classes.now} style={{ left: percent(used) }} />}
    </>
  );
}

/** The bar with what it says beside it, for a row; counts down by itself. */
export function DeadlineLine({ incident }: { incident: Incident }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const tone = toneOf(clockOf(incident, now));
  const words = clockWords(t, i18n.language, incident, now);
  if (!barGeometry(incident, now)) {
    return (
      <span className={classes.said} title={words}>
        {words}
      </span>
    );
  }
  return (
    <span className={classes.room} title={words}>
      <span className={classes.line}>
        <DeadlineBar incident={incident} now={now} />
        <span className={classes.said} data-tone={tone}>
          {words}
        </span>
      </span>
    </span>
  );
}

function leftOf(clock: IncidentClock): number | null {
  return clock.kind === 'running' || clock.kind === 'late' || clock.kind === 'paused' ? clock.left_ms : null;
}

/** "00:42:10", "−02:14:05", "‖ 03:20:00"; nothing where no clock runs. */
export function Countdown({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const now = useNow();
  const clock = clockOf(incident, now);
  const left = leftOf(clock);
  if (left === null) {
    return (
      <span className={classes.countdown} data-tone="neutral">
        –
      </span>
    );
  }
  return (
    <span className={classes.countdown} data-tone={toneOf(clock)} data-testid="countdown">
      {clock.kind === 'paused' && <IconPlayerPauseFilled size="0.85em" aria-hidden="true" />}
      {countdownText(clock.kind === 'paused' ? Math.max(0, left) : left, t('incidents.day_short'))}
    </span>
  );
}
