// Five made-up incidents in the order that the settings give them now, with the reasons; moves against what is saved.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QueueSettings } from '@/api/types';
import { formatNumber } from '@/lib/format';
import { formatPrice } from '@/lib/price';
import { orderExamples, type PlacedExample } from '@/lib/queue_example';
import classes from './queue_settings.module.css';
import { type QueueValues, toQueueUpdate } from './queue_settings_values';

export function QueueExample({ values, saved }: { values: QueueValues; saved: QueueSettings }) {
  const { t } = useTranslation();
  const update = toQueueUpdate(values);
  const order = orderExamples(update);
  const before = orderExamples(saved).map(({ name }) => name);
  return (
    <section className={classes.example} aria-label={t('queue_settings.example')} data-testid="queue-example">
      <Text fw={650} size="sm">
        {t('queue_settings.example')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('queue_settings.example_hint')}
      </Text>
      <ol className={classes.list} aria-live="polite">
        {order.map((placed, place) => (
          <ExampleRow
            key={placed.name}
            placed={placed}
            place={place}
            before={before.indexOf(placed.name)}
            currency={update.currency}
          />
        ))}
      </ol>
    </section>
  );
}

interface ExampleRowProps {
  placed: PlacedExample;
  place: number;
  before: number;
  currency: string;
}

function ExampleRow({ placed, place, before, currency }: ExampleRowProps) {
  const { t, i18n } = useTranslation();
  const hours = (value: number) => formatNumber(value, i18n.language, Math.abs(value) < 10 ? 1 : 0);
  return (
    <li className={classes.row}>
      <span className={classes.place}>{place + 1}</span>
      <div>
        <div className={classes.exampleTitle}>
          {t(`queue_settings.example_${placed.name}`)}
          {before !== place && (
            <span className={classes.moved} data-up={before > place || undefined}>
              {before > place
                ? t('queue_settings.moved_up', { place: before + 1 })
                : t('queue_settings.moved_down', { place: before + 1 })}
            </span>
          )}
        </div>
        <Text size="xs" c="dimmed">
          {t(`queue_settings.facts_${placed.name}`, {
            revenue: formatPrice(placed.revenue_minor_per_hour, currency, i18n.language),
          })}
        </Text>
        <ul className={classes.parts}>
          {placed.parts.map(({ name, hours: amount }) => (
            <li key={name}>
              {t('queue_settings.part', {
                name: t(`queue_settings.part_${name}`),
                hours: `${amount > 0 ? '+' : '−'}${hours(Math.abs(amount))}`,
              })}
            </li>
          ))}
        </ul>
      </div>
      <span className={classes.score} title={t('queue_settings.score_hint')}>
        {t('queue_settings.score', { hours: hours(placed.score) })}
      </span>
    </li>
  );
}
