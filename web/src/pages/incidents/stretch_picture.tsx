// The stretches of a deadline on a line of days: what counted, and what did not.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ExplainedLevel, TimeStretch } from '@/api/types';
import { instant } from '@/lib/incident_clock';
import { dayStartsWithin } from '@/lib/zone_time';
import classes from './stretch_picture.module.css';

/** More days than this have no room for their names. */
const kDaysMax = 10;
const kMonthDays = 62;
const kDayMs = 86_400_000;

/** "counted" · "Good Friday (holiday)" · "outside of service hours". */
export function stretchWords(t: TFunction, stretch: TimeStretch): string {
  if (stretch.reason === 'paused') {
    const reason = stretch.name as 'parts' | null;
    const words = reason
      ? t(`incidents.pause_reasons.${reason}`, { defaultValue: reason })
      : t('incidents.pause_reasons.other');
    return t('incidents.event_paused', { reason: words });
  }
  const what = t(`incidents.stretch_${stretch.reason}`);
  return stretch.name ? t('incidents.stretch_named', { name: stretch.name, what }) : what;
}

export function StretchPicture({ level, zone }: { level: ExplainedLevel; zone: string }) {
  const { t, i18n } = useTranslation();
  const first = level.stretches[0];
  const last = level.stretches.at(-1);
  if (!first || !last) return null;
  const from = instant(first.from);
  const to = Math.max(instant(last.to), from + 1);
  const share = (at: number) => `${((at - from) / (to - from)) * 100}%`;
  const days = to - from > kMonthDays * kDayMs ? [] : dayStartsWithin(from, to, zone);
  const every = Math.max(1, Math.ceil(days.length / kDaysMax));
  const name = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, {
    weekday: 'short',
    day: 'numeric',
    timeZone: zone,
  });
  const reasons = [...new Set(level.stretches.map(({ reason }) => reason))];
  return (
    <>
      <div className={classes.picture} aria-hidden="true">
        <div className={classes.track}>
          {level.stretches.map((stretch) => (
            <span
              key={stretch.from}
              className={classes.stretch}
              data-reason={stretch.reason}
              title={stretchWords(t, stretch)}
              style={{
                left: share(instant(stretch.from)),
                width: `${((instant(stretch.to) - instant(stretch.from)) / (to - from)) * 100}%`,
              }}
            />
          ))}
        </div>
        {days.map((day, index) => (
          <span key={day}>
            <span className={classes.day} style={{ left: share(day) }} />
            {index % every === 0 && (day - from) / (to - from) < 0.94 && (
              <span className={classes.dayName} style={{ left: share(day) }}>
                {name.format(day)}
              </span>
            )}
          </span>
        ))}
      </div>
      <ul className={classes.legend}>
        {reasons.map((reason) => (
          <li key={reason}>
            <span className={`${classes.stretch} ${classes.swatch}`} data-reason={reason} />
            {t(`incidents.stretch_${reason}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
