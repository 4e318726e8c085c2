// The queue's settings as their form has them, and as the API takes them.
import type { TFunction } from 'i18next';
import type { QueueSettings, QueueSettingsUpdate, QueueWeights } from '@/api/types';
import { kPriceMinorMax, toMajor, toMinor } from '@/lib/price';
import type { EditorField } from '@/lib/use_editor';

export type WeightName = keyof QueueWeights;

export const kWeights: readonly WeightName[] = [
  'safety_hours',
  'breached_hours',
  'critical_hours',
  'major_hours',
  'minor_hours',
  'revenue_hours_per_10',
  'no_alternative_hours',
  'age_factor',
  'without_sla_hours',
];

export interface QueueValues extends Record<string, unknown> {
  weights: Record<WeightName, number | ''>;
  currency: string;
  /** In the currency's major units: 0.59. */
  price_minor_per_kwh: number | '';
  utilisation_percent: number | '';
  reopen_window_hours: number | '';
  opens_from_status: boolean;
}

const kWeightHoursMax = 100_000;
const kAgeFactorMax = 100;
const kReopenHoursMax = 8760;

export function readQueueSettings(settings: QueueSettings): QueueValues {
  return {
    weights: { ...settings.weights },
    currency: settings.currency,
    price_minor_per_kwh: toMajor(settings.price_minor_per_kwh, settings.currency),
    utilisation_percent: settings.utilisation_percent,
    reopen_window_hours: settings.reopen_window_hours,
    opens_from_status: settings.opens_from_status,
  };
}

export function toQueueUpdate(values: QueueValues): QueueSettingsUpdate {
  const currency = values.currency.trim().toUpperCase();
  return {
    weights: values.weights as QueueWeights,
    currency,
    price_minor_per_kwh: toMinor(values.price_minor_per_kwh, currency),
    utilisation_percent: Number(values.utilisation_percent),
    reopen_window_hours: Number(values.reopen_window_hours),
    opens_from_status: values.opens_from_status,
  };
}

export function checkQueueSettings(t: TFunction, values: QueueValues): Record<string, string | null> {
  const required = t('problems.field.required');
  const within = (value: number | '', max: number) =>
    value === '' ? required : value < 0 || value > max ? t('queue_settings.range', { max }) : null;
  const weights = kWeights.map((name) => [
    `weights.${name}`,
    within(values.weights[name], name === 'age_factor' ? kAgeFactorMax : kWeightHoursMax),
  ]);
  const currency = values.currency.trim().toUpperCase();
  const price_max = toMajor(kPriceMinorMax, currency);
  return {
    ...(Object.fromEntries(weights) as Record<string, string | null>),
    currency: /^[A-Z]{3}$/.test(currency) ? null : t('queue_settings.currency_format'),
    price_minor_per_kwh: within(values.price_minor_per_kwh, price_max),
    utilisation_percent: within(values.utilisation_percent, 100),
    reopen_window_hours: within(values.reopen_window_hours, kReopenHoursMax),
  };
}

export function queueFields(t: TFunction): EditorField<QueueValues>[] {
  return [
    ...kWeights.map((name) => ({ path: `weights.${name}`, label: t(`queue_settings.weight_${name}`) })),
    { path: 'currency', label: t('queue_settings.currency') },
    { path: 'price_minor_per_kwh', label: t('queue_settings.price') },
    { path: 'utilisation_percent', label: t('queue_settings.use') },
    { path: 'reopen_window_hours', label: t('queue_settings.reopen') },
    { path: 'opens_from_status', label: t('queue_settings.from_status') },
  ];
}
