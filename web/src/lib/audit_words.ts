// The fields and values of an audit entry as a person reads them.
import type { TFunction } from 'i18next';
import { durationWords } from './duration';
import { formatInstant } from './format';

const kFields = {
  name: 'name',
  description: 'description',
  'first_level.resolution_minutes': 'first_level_minutes',
  'first_level.restrict_to_weekdays': 'first_level_weekdays',
  'second_level.resolution_minutes': 'second_level_minutes',
  'second_level.restrict_to_weekdays': 'second_level_weekdays',
  calendar_id: 'calendar',
  pauses_allowed: 'pauses_allowed',
  reminder_percents: 'reminder_percents',
  working_days: 'working_days',
  service_hours: 'service_hours',
  holidays_of_location: 'holidays_of_location',
  holiday_regions: 'holiday_regions',
  own_holidays: 'own_holidays',
  feed_holidays: 'feed_holidays',
  contact: 'contact',
  contact_id: 'contact',
  contact_name: 'contact',
  is_default: 'default',
  sla: 'sla',
  sla_id: 'sla',
  sla_name: 'sla',
  customer: 'customer',
  customer_id: 'customer',
  customer_name: 'customer',
  email: 'email',
  phone: 'phone',
  notes: 'notes',
  role: 'role',
  status: 'status',
  address: 'address',
  city: 'city',
  country: 'country',
  postal_code: 'postal_code',
  coordinates: 'coordinates',
  time_zone: 'time_zone',
  archived_at: 'archived',
  kind: 'kind',
  reference: 'reference',
  locale: 'locale',
  publish: 'publish',
  title: 'title',
  severity: 'severity',
  fault_family: 'fault_family',
  evse_uid: 'evse_uid',
} as const;

export function fieldWords(t: TFunction, field: string): string {
  const key = kFields[field as keyof typeof kFields];
  return key ? t(`audit.fields.${key}`) : field;
}

const kInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

export function valueWords(t: TFunction, locale: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('audit.nothing');
  if (typeof value === 'boolean') return value ? t('words.yes') : t('words.no');
  if (typeof value === 'number' && field.endsWith('resolution_minutes')) return durationWords(t, value);
  if (typeof value === 'string') return kInstant.test(value) ? formatInstant(value, locale) : value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
