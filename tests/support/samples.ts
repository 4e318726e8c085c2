// Things as tests make them: valid, with names of their own, so that tests in one program don't meet.
import { randomBytes } from 'node:crypto';
import type { Client, Input, Schemas } from './client.ts';

let count = 0;

/** A word that no other test of this run uses. */
export function unique(word: string): string {
  count += 1;
  return `${word}-${randomBytes(3).toString('hex')}${count}`;
}

const hours = (number: number) => number * 60;

export function sla_input(changes: Partial<Schemas['SlaInput']> = {}): Schemas['SlaInput'] {
  return {
    name: unique('SLA'),
    description: '',
    first_level: { resolution_minutes: hours(24), restrict_to_weekdays: true },
    second_level: { resolution_minutes: hours(48), restrict_to_weekdays: true },
    ...changes,
  };
}

/** An SLA as its complete PUT takes it. */
export function sla_update(
  sla: Schemas['Sla'],
  changes: Partial<Schemas['SlaUpdate']> = {},
): Schemas['SlaUpdate'] {
  const { name, description, first_level, second_level, contact_id, is_default } = sla;
  const { calendar_id, pauses_allowed, reminder_percents } = sla;
  const clock = { calendar_id, pauses_allowed, reminder_percents };
  return { name, description, first_level, second_level, contact_id, is_default, ...clock, ...changes };
}

export function calendar_input(changes: Partial<Schemas['CalendarInput']> = {}): Schemas['CalendarInput'] {
  return { name: unique('Calendar'), ...changes };
}

/** A calendar as its complete PUT takes it. */
export function calendar_update(
  calendar: Schemas['Calendar'],
  changes: Partial<Schemas['CalendarUpdate']> = {},
): Schemas['CalendarUpdate'] {
  const { id: _id, sla_count: _count, version: _version, ...rest } = calendar;
  const { created_at: _created, updated_at: _updated, archived_at: _archived, ...definition } = rest;
  return { ...definition, ...changes };
}

export function location_input(changes: Partial<Schemas['LocationInput']> = {}): Schemas['LocationInput'] {
  return {
    name: unique('Stadhuisplein'),
    address: 'Stadhuisplein 2',
    city: 'Almere',
    country: 'NLD',
    coordinates: { latitude: 52.3702, longitude: 5.2146 },
    ...changes,
  };
}

export function connector_input(changes: Partial<Schemas['ConnectorInput']> = {}): Schemas['ConnectorInput'] {
  return {
    id: '1',
    standard: 'IEC_62196_T2',
    format: 'SOCKET',
    power_type: 'AC_3_PHASE',
    max_voltage: 230,
    max_amperage: 16,
    max_electric_power: 11_000,
    ...changes,
  };
}

export const dc_connector: Partial<Schemas['ConnectorInput']> = {
  standard: 'IEC_62196_T2_COMBO',
  format: 'CABLE',
  power_type: 'DC',
  max_voltage: 920,
  max_amperage: 400,
  max_electric_power: 150_000,
};

export const make_sla = (client: Client, changes: Partial<Schemas['SlaInput']> = {}) =>
  client.ok('create_sla', { body: sla_input(changes) });

export const make_calendar = (client: Client, changes: Partial<Schemas['CalendarInput']> = {}) =>
  client.ok('create_calendar', { body: calendar_input(changes) });

export const make_location = (client: Client, changes: Partial<Schemas['LocationInput']> = {}) =>
  client.ok('create_location', { body: location_input(changes) });

export function incident_input(
  location_id: string,
  changes: Partial<Schemas['IncidentInput']> = {},
): Schemas['IncidentInput'] {
  return { location_id, title: unique('Does not charge'), ...changes };
}

export const make_incident = (
  client: Client,
  location_id: string,
  changes: Partial<Schemas['IncidentInput']> = {},
) => client.ok('create_incident', { body: incident_input(location_id, changes) });

/** The queue's settings as they are at first, as their complete PUT takes them. */
export function queue_settings(
  weights: Partial<Schemas['QueueWeights']> = {},
  changes: Partial<Schemas['QueueSettingsUpdate']> = {},
): Schemas['QueueSettingsUpdate'] {
  return {
    weights: {
      safety_hours: 8760,
      breached_hours: 168,
      critical_hours: 24,
      major_hours: 4,
      minor_hours: 0,
      revenue_hours_per_10: 2,
      no_alternative_hours: 12,
      age_factor: 0.1,
      without_sla_hours: 168,
      ...weights,
    },
    currency: 'EUR',
    price_minor_per_kwh: 59,
    utilisation_percent: 12,
    reopen_window_hours: 72,
    opens_from_status: true,
    ...changes,
  };
}

export function saved_view_input(
  changes: Partial<Schemas['SavedViewInput']> = {},
): Schemas['SavedViewInput'] {
  return { name: unique('View'), page: 'queue', query: 'severity=critical', shared: false, ...changes };
}

/** All items of a list, page by page. */
export async function all_pages<Item>(
  read: (query: { limit: number; cursor?: string }) => Promise<{ items: Item[]; next: string | null }>,
  limit = 500,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Item[]; next: string | null } = await read({ limit, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

export type EvseInput = NonNullable<Input<'create_evse'>['body']>;

export function evse_input(changes: Partial<EvseInput> = {}): EvseInput {
  return { uid: unique('E'), status: 'AVAILABLE', connectors: [connector_input()], ...changes };
}
