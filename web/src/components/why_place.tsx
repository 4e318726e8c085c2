// Why an incident stands where it does in the queue: the deadline it begins from, and what each other reason puts it ahead by.
import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentPriority, PriorityPart } from '@/api/types';
import { useNow } from '@/lib/clock';
import { dueText } from '@/lib/deadline_words';
import { formatNumber } from '@/lib/format';
import { formatMoney } from '@/lib/money';
import classes from './why_place.module.css';

function detailOf(
  t: TFunction,
  locale: string,
  part: PriorityPart,
  priority: IncidentPriority,
): string | null {
  if (part.name === 'revenue' && part.revenue_minor_per_hour !== undefined) {
    const money = formatMoney(part.revenue_minor_per_hour, priority.currency, locale);
    return t('incidents.per_hour', { money });
  }
  if (part.name === 'alternatives' && part.evses !== undefined) {
    return t('incidents.why_evses_up', { up: part.evses_up ?? 0, count: part.evses });
  }
  return null;
}

function hoursAhead(t: TFunction, locale: string, hours: number): string {
  const shown = formatNumber(Math.abs(hours), locale, Math.abs(hours) < 10 ? 1 : 0);
  return hours < 0 ? t('incidents.why_behind', { hours: shown }) : t('incidents.why_ahead', { hours: shown });
}

export default function WhyPlace({ incident, priority }: { incident: Incident; priority: IncidentPriority }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const locale = i18n.language;
  const zone = incident.location.time_zone;
  const due = priority.parts.find(({ name }) => name === 'time_left');
  const others = priority.parts.filter(({ name, hours }) => name !== 'time_left' && hours !== 0);
  const most = Math.max(...others.map(({ hours }) => Math.abs(hours)), 1e-9);
  return (
    <>
      <Text size="sm" fw={600} mb={6}>
        {due?.due_at
          ? t('incidents.why_due', { at: dueText(due.due_at, now, locale, zone) })
          : t('incidents.why_no_due')}
      </Text>
      {others.length > 0 && (
        <dl className={classes.parts}>
          {others.map((part) => {
            const detail = detailOf(t, locale, part, priority);
            return (
              <div key={part.name} className={classes.part}>
                <dt>
                  {t(`incidents.part_${part.name}`)}
                  {detail && <span>{detail}</span>}
                </dt>
                <dd className={classes.track} aria-hidden="true">
                  <span
                    className={classes.share}
                    data-name={part.name}
                    style={{ width: `${(Math.abs(part.hours) / most) * 100}%` }}
                  />
                </dd>
                <dd className={classes.hours}>{hoursAhead(t, locale, part.hours)}</dd>
              </div>
            );
          })}
        </dl>
      )}
      <Text size="sm" mt={8} c="dimmed">
        {t('incidents.why_place', { at: dueText(priority.place_at, now, locale, zone) })}
      </Text>
    </>
  );
}
