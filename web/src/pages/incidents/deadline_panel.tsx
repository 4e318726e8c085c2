// The deadline of an incident, large: what is left, until when, and the bar with its instants.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Incident } from '@/api/types';
import { Countdown, clockWords, DeadlineBar } from '@/components/deadline_bar';
import bar from '@/components/deadline_bar.module.css';
import { useNow } from '@/lib/clock';
import { barGeometry } from '@/lib/deadline_geometry';
import { dueText } from '@/lib/deadline_words';
import { clockOf, instant } from '@/lib/incident_clock';
import own from './incident.module.css';

/** Past this share of the bar a label stands to the left of its mark, or it would leave the bar. */
const kTurnAt = 0.55;

export function DeadlinePanel({ incident }: { incident: Incident }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const geometry = barGeometry(incident, now);
  const clock = clockOf(incident, now);
  const deadlines = incident.deadlines;
  if (!deadlines) {
    return (
      <Text size="sm" c="dimmed">
        {t('incidents.no_deadlines')}
      </Text>
    );
  }
  const zone = incident.location.time_zone;
  const due = (at: string | null) =>
    at ? dueText(at, now, i18n.language, zone) : t('incidents.after_pause');
  const { starts_at, total_breached_at } = deadlines;
  return (
    <>
      <div className={own.big}>
        <Countdown incident={incident} />
        <Text span size="sm">
          {clockWords(t, i18n.language, incident, now)}
        </Text>
      </div>
      {geometry && (
        <>
          <DeadlineBar incident={incident} now={now} size="large" />
          <div className={bar.legend}>
            {geometry.marks
              .filter(({ kind }) => kind !== 'handed_over')
              .map(({ kind, at }) => (
                <div
                  key={kind}
                  className={bar.label}
                  data-side={at > kTurnAt ? 'end' : 'start'}
                  style={{ left: `${at * 100}%` }}
                >
                  <strong>
                    {due(kind === 'first_due' ? deadlines.first_due_at : deadlines.total_due_at)}
                  </strong>
                  <span>{t(`incidents.mark_${kind as 'first_due' | 'total_due'}`)}</span>
                </div>
              ))}
          </div>
        </>
      )}
      {starts_at && instant(starts_at) > instant(incident.opened_at) && now < instant(starts_at) && (
        <Text size="sm" mt={6}>
          {t('incidents.starts', { at: dueText(starts_at, now, i18n.language, zone) })}
        </Text>
      )}
      {total_breached_at && clock.kind === 'ended' && (
        <Text size="sm" mt={6} c="var(--cw-bad)" fw={600}>
          {t('incidents.clock_breached', { at: dueText(total_breached_at, now, i18n.language, zone) })}
        </Text>
      )}
    </>
  );
}
