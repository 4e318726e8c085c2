// The filters of the audit list in the URL and as the API takes them. Days are whole local days of the reader.
import type { AuditQuery } from '@/api/audit';
import { compact, oneOf, type PlainSearch, text } from './search_params';

export const kEntityTypes = [
  'sla',
  'location',
  'evse',
  'charge_point',
  'contact',
  'customer',
  'user',
  'token',
  'organisation',
  'import',
  'incident',
  'queue_settings',
  'calendar',
] as const;

export const kActions = [
  'created',
  'updated',
  'archived',
  'restored',
  'bound',
  'bind_undone',
  'default_marked',
  'signed_in',
  'sign_in_failed',
  'link_created',
  'password_changed',
  'revoked',
  'started',
  'finished',
  'opened',
  'moved',
  'move_undone',
  'terms_applied',
] as const;

export interface AuditSearch {
  entity_type?: (typeof kEntityTypes)[number];
  entity_id?: string;
  actor_id?: string;
  action?: (typeof kActions)[number];
  since?: string;
  until?: string;
}

function day(value: unknown): string | undefined {
  const found = text(value);
  return found && /^\d{4}-\d{2}-\d{2}$/.test(found) ? found : undefined;
}

export function auditSearch(search: PlainSearch): AuditSearch {
  return compact({
    entity_type: oneOf(search.entity_type, kEntityTypes),
    entity_id: text(search.entity_id),
    actor_id: text(search.actor_id),
    action: oneOf(search.action, kActions),
    since: day(search.since),
    until: day(search.until),
  });
}

function localMidnight(date: string, addDays: number): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, dayOfMonth + addDays).toISOString();
}

/** "Until" names the last day that is wanted, so the API gets the beginning of the next one. */
export function toAuditQuery({ since, until, ...plain }: AuditSearch): AuditQuery {
  return compact({
    ...plain,
    since: since && localMidnight(since, 0),
    until: until && localMidnight(until, 1),
  });
}
