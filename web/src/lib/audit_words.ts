// The fields and values of an audit entry as a person reads them.
import type { TFunction } from 'i18next';
import type { AuditEntry, EvseStatus, FaultFamily, IncidentSeverity, PauseReason, Role } from '@/api/types';
import { durationWords } from './duration';
import { formatInstant } from './format';

// Where the name of the text is another than that of the field.
const kOtherwise: Record<string, string> = {
  'first_level.resolution_minutes': 'first_level_minutes',
  'first_level.restrict_to_weekdays': 'first_level_weekdays',
  'second_level.resolution_minutes': 'second_level_minutes',
  'second_level.restrict_to_weekdays': 'second_level_weekdays',
  calendar_id: 'calendar',
  contact_id: 'contact',
  contact_name: 'contact',
  is_default: 'default',
  sla_id: 'sla',
  sla_name: 'sla',
  customer_id: 'customer',
  customer_name: 'customer',
  archived_at: 'archived',
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
};

/** A step of an incident has an operation even when it was the only one: so that it can be undone. */
export function isPartOfMany(entry: AuditEntry): boolean {
  return entry.operation_id !== null && entry.entity_type !== 'incident';
}

/** The field's own name where there are no words for it: of a newer program, perhaps. */
export function fieldWords(t: TFunction, field: string): string {
  return t(`audit.fields.${kOtherwise[field] ?? field}` as 'audit.fields.name', { defaultValue: field });
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
