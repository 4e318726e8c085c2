// The fields and values of an audit entry as a person reads them.
import type { TFunction } from 'i18next';
import type { AuditEntry, EvseStatus, FaultFamily, IncidentSeverity, PauseReason, Role } from '@/api/types';
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
  state: 'state',
  time_zone_source: 'time_zone_source',
  operator_name: 'operator_name',
  owner_name: 'owner_name',
  parking_type: 'parking_type',
  evse_count: 'evse_count',
  evse_id: 'evse_id',
  physical_reference: 'physical_reference',
  floor_level: 'floor_level',
  capabilities: 'capabilities',
  connectors: 'connectors',
  last_updated: 'last_updated',
  identity: 'identity',
  vendor: 'vendor',
  model: 'model',
  serial_number: 'serial_number',
  firmware_version: 'firmware_version',
  scopes: 'scopes',
  expires_at: 'expires_at',
  country_code: 'country_code',
  party_id: 'party_id',
  currency: 'currency',
  acknowledged: 'acknowledged',
  assigned: 'assigned',
  commented: 'commented',
  paused: 'paused',
  resumed: 'resumed',
  reminded: 'reminded',
  handed_over: 'handed_over',
  breached: 'breached',
  dispatched: 'dispatched',
  resolved: 'resolved',
  closed: 'closed',
  reopened: 'reopened',
  merged: 'merged',
  terms_applied: 'terms_applied',
  status_changed: 'status_changed',
  undone: 'undone',
  attached: 'attached',
  detached: 'detached',
  linked: 'linked',
  unlinked: 'unlinked',
  edited: 'edited',
  opened: 'opened',
  charge_point_id: 'charge_point',
  'weights.safety_hours': 'weight_safety',
  'weights.breached_hours': 'weight_breached',
  'weights.critical_hours': 'weight_critical',
  'weights.major_hours': 'weight_major',
  'weights.minor_hours': 'weight_minor',
  'weights.revenue_hours_per_10': 'weight_revenue',
  'weights.no_alternative_hours': 'weight_no_alternative',
  'weights.age_factor': 'weight_age',
  'weights.without_sla_hours': 'weight_without_sla',
  price_minor_per_kwh: 'price',
  utilisation_percent: 'utilisation',
  reopen_window_hours: 'reopen_window',
  opens_from_status: 'from_status',
} as const;

/** Steps of an incident: they happened, nothing was before. */
const kSteps = new Set([
  'acknowledged',
  'assigned',
  'attached',
  'breached',
  'closed',
  'commented',
  'detached',
  'dispatched',
  'handed_over',
  'linked',
  'merged',
  'paused',
  'reminded',
  'reopened',
  'resolved',
  'resumed',
  'status_changed',
  'undone',
  'unlinked',
]);

/** A step of an incident has an operation even when it was the only one: so that it can be undone. */
export function isPartOfMany(entry: AuditEntry): boolean {
  return entry.operation_id !== null && entry.entity_type !== 'incident';
}

export function isStep(field: string): boolean {
  return kSteps.has(field);
}

export function fieldWords(t: TFunction, field: string): string {
  const key = kFields[field as keyof typeof kFields];
  return key ? t(`audit.fields.${key}`) : field;
}

const kInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What has parts is said part by part: a place, working days, the connectors of an EVSE. */
function parts(locale: string, value: unknown): string {
  if (Array.isArray(value))
    return value.map((one) => parts(locale, one)).join(typeof value[0] === 'object' ? ' · ' : ', ');
  if (value !== null && typeof value === 'object') {
    return Object.values(value)
      .filter((one) => one !== null && one !== '')
      .map((one) => parts(locale, one))
      .join(' ');
  }
  if (typeof value === 'string') return kInstant.test(value) ? formatInstant(value, locale) : value;
  return String(value);
}

/** What the API says as a code, in the reader's words. The texts are there on the pages whose record has the field. */
function codeWords(t: TFunction, field: string, code: string): string | null {
  switch (field) {
    case 'breached':
    case 'reminded':
      return t(`incidents.deadline_${code as 'first' | 'second' | 'total'}`);
    case 'paused':
      return t(`incidents.pause_reasons.${code as PauseReason}`);
    case 'severity':
      return t(`incidents.severity_${code as IncidentSeverity}`);
    case 'fault_family':
      return t(`incidents.families.${code as FaultFamily}`);
    case 'status_changed':
      return t(`equipment.status_${code as EvseStatus}`);
    case 'role':
      return t(`settings.role_${code as Role}`);
    default:
      return null;
  }
}

export function valueWords(t: TFunction, locale: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('audit.nothing');
  if (typeof value === 'boolean') return value ? t('words.yes') : t('words.no');
  if (typeof value === 'number' && field.endsWith('resolution_minutes')) return durationWords(t, value);
  if (Array.isArray(value) && value.length === 0) return t('audit.nothing');
  const words = typeof value === 'string' ? codeWords(t, field, value) : null;
  if (words) return words;
  return parts(locale, value);
}
