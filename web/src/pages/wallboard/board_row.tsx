// One incident on the wall, readable from across the room.
import { useTranslation } from 'react-i18next';
import type { Incident } from '@/api/types';
import { Countdown, clockWords, DeadlineBar } from '@/components/deadline_bar';
import { SeverityMark } from '@/components/incident_marks';
import { clockOf, toneOf } from '@/lib/incident_clock';
import classes from './wallboard.module.css';

export function BoardRow({ incident, now }: { incident: Incident; now: number }) {
  const { t, i18n } = useTranslation();
  const { location } = incident;
  return (
    <li className={classes.row} data-tone={toneOf(clockOf(incident, now))}>
      <span className={classes.left}>
        <Countdown incident={incident} />
      </span>
      <span className={classes.what}>
        <span className={classes.rowTitle}>
          <SeverityMark severity={incident.severity} /> {incident.title}
        </span>
        <span className={classes.where}>{[location.name, location.city].filter(Boolean).join(', ')}</span>
      </span>
      <span className={classes.bar}>
        <DeadlineBar incident={incident} now={now} size="large" />
        <span className={classes.words}>{clockWords(t, i18n.language, incident, now)}</span>
      </span>
      <span className={classes.who}>
        <span>{incident.level && t(`wallboard.level_${incident.level}`)}</span>
        <span className={classes.where}>{incident.assignee?.name ?? t('wallboard.nobody')}</span>
      </span>
    </li>
  );
}
