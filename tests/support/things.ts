// One thing of every kind in an organisation, and from it a request for any operation of the contract: where an id stands in
// the path or the body, it is the id of one of these things. The matrix of who may do what is made with it.
import { attach } from './attachments.ts';
import type { Client, Input, Schemas } from './client.ts';
import type { Operation, OperationId } from './contract.ts';
import {
  calendar_input,
  connector_input,
  evse_input,
  incident_input,
  location_input,
  make_calendar,
  make_incident,
  make_location,
  make_sla,
  queue_settings,
  saved_view_input,
  sla_input,
  unique,
} from './samples.ts';
import { wait_until } from './waiting.ts';
import type { Organisation } from './world.ts';

export interface Things {
  sla_id: string;
  calendar_id: string;
  contact_id: string;
  customer_id: string;
  location_id: string;
  charge_point_id: string;
  evse_uid: string;
  connector_id: string;
  /** Seen by every role: at a place of the customer, and dispatched to the contact. */
  incident_id: string;
  /** A comment of the operator's. */
  action_id: string;
  linked_incident_id: string;
  attachment_id: string;
  saved_view_id: string;
  import_id: string;
  operation_id: string;
  user_id: string;
  token_id: string;
  entity_type: string;
  entity_id: string;
  organisation_id: string;
  country_code: string;
  party_id: string;
  ocpi_id: string;
}

/** A small feed of one location, as an OCPI array. */
export function feed_of(...ids: string[]): Buffer {
  return Buffer.from(
    JSON.stringify(
      ids.map((id) => ({
        country_code: 'NL',
        party_id: 'FED',
        id,
        publish: true,
        name: `Feed ${id}`,
        address: 'Kade 1',
        city: 'Hoorn',
        country: 'NLD',
        coordinates: { latitude: '52.6400', longitude: '5.0600' },
        time_zone: 'Europe/Amsterdam',
        last_updated: '2026-03-01T10:00:00Z',
        evses: [],
      })),
    ),
  );
}

export async function finished_import(client: Client, id: string): Promise<Schemas['Import']> {
  return wait_until(
    `import ${id} has ended`,
    async () => {
      const now = await client.ok('get_import', { path: { import_id: id } });
      return now.status !== 'queued' && now.status !== 'running' && now;
    },
    120_000,
  );
}

/** A name is given by the contract a different parameter in each path; here each has one thing. */
export async function things_of(organisation: Organisation): Promise<Things> {
  const { operator, admin, customer, contact, people } = organisation;
  const sla = await make_sla(operator);
  const calendar = await make_calendar(operator);
  const place = await make_location(operator, { customer_id: customer.id });
  const path = { location_id: place.id };
  const cabinet = await operator.ok('create_charge_point', { path, body: { name: 'Cabinet' } });
  const evse = await operator.ok('create_evse', { path, body: evse_input() });
  const bound = await operator.ok('bind_locations', {
    body: { sla_id: sla.id, select: { ids: [place.id] } },
  });
  const { id: import_id } = await operator.ok('create_import', {
    query: { format: 'ocpi' },
    file: feed_of(unique('T')),
  });
  await finished_import(operator, import_id);
  const incident = await make_incident(operator, place.id, { evse_uid: evse.uid });
  const act = (body: object) =>
    operator.ok('act_on_incidents', {
      body: { incident_ids: [incident.id], ...body } as Input<'act_on_incidents'>['body'],
    });
  await act({ action: 'dispatch', contact_id: contact.id });
  const { operation_id: action_id } = await act({ action: 'comment', text: 'Looked at it.' });
  const linked_incident = await make_incident(operator, place.id);
  const attachment = await attach(operator, incident.id);
  const saved_view = await operator.ok('create_saved_view', { body: saved_view_input() });
  const { token } = await admin.ok('create_token', {
    body: { name: unique('token'), scopes: ['slas:read'], role: 'viewer', expires_at: in_days(30) },
  });
  return {
    sla_id: sla.id,
    calendar_id: calendar.id,
    contact_id: contact.id,
    customer_id: customer.id,
    location_id: place.id,
    charge_point_id: cabinet.id,
    evse_uid: evse.uid,
    connector_id: '1',
    incident_id: incident.id,
    action_id,
    linked_incident_id: linked_incident.id,
    attachment_id: attachment.id,
    saved_view_id: saved_view.id,
    import_id,
    operation_id: bound.id,
    user_id: people.viewer.user.id,
    token_id: token.id,
    entity_type: 'sla',
    entity_id: sla.id,
    organisation_id: organisation.organisation.id,
    country_code: place.country_code,
    party_id: place.party_id,
    ocpi_id: place.ocpi_id,
  };
}

export function in_days(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

const { id: _id, ...connector_put } = connector_input();

/** A valid body for every operation that takes one. */
const bodies: Partial<Record<OperationId, (things: Things) => object>> = {
  complete_setup: () => ({
    token: 'none',
    organisation_name: 'x',
    country_code: 'NL',
    party_id: 'XYZ',
    name: 'x',
    email: 'x@people.example',
    password: 'long enough to pass',
    locale: 'en',
  }),
  create_session: () => ({ email: 'nobody@people.example', password: 'not this one' }),
  accept_link: () => ({ token: 'none', password: 'long enough to pass' }),
  update_me: () => ({ locale: 'en' }),
  change_password: () => ({ current_password: 'not this one', new_password: 'long enough to pass' }),
  update_organisation: () => ({}),
  create_user: () => ({ name: 'x', email: `${unique('x')}@people.example`, role: 'viewer' }),
  update_user: () => ({}),
  create_token: () => ({ name: 'x', scopes: ['slas:read'], role: 'viewer', expires_at: in_days(1) }),
  create_sla: () => sla_input(),
  update_sla: () => ({
    ...sla_input(),
    contact_id: null,
    is_default: false,
    calendar_id: null,
    pauses_allowed: true,
    reminder_percents: [75, 90],
  }),
  create_calendar: () => calendar_input(),
  update_calendar: () => ({
    ...calendar_input(),
    description: '',
    working_days: ['monday'],
    service_hours: [],
    holidays_of_location: false,
    holiday_regions: [],
    own_holidays: [],
    feed_holidays: [],
  }),
  preview_holiday_feed: ({ calendar_id }) => ({ ics: 'BEGIN:VCALENDAR\nEND:VCALENDAR\n', calendar_id }),
  create_contact: () => ({ name: unique('contact'), kind: 'oem' }),
  update_contact: () => ({}),
  create_customer: () => ({ name: unique('customer') }),
  update_customer: () => ({}),
  create_location: () => location_input(),
  update_location: () => ({}),
  preview_binding: ({ sla_id, location_id }) => ({ sla_id, select: { ids: [location_id] } }),
  bind_locations: ({ sla_id, location_id }) => ({ sla_id, select: { ids: [location_id] } }),
  create_charge_point: () => ({ name: 'Cabinet' }),
  update_charge_point: () => ({}),
  create_evse: () => evse_input(),
  update_evse: () => ({}),
  put_connector: () => connector_put,
  create_incident: ({ location_id }) => incident_input(location_id),
  update_incident: () => ({}),
  act_on_incidents: ({ incident_id }) => ({ incident_ids: [incident_id], action: 'comment', text: 'x' }),
  preview_reapplication: ({ sla_id }) => ({ sla_id }),
  reapply_terms: ({ sla_id }) => ({ sla_id }),
  update_queue_settings: () => queue_settings(),
  put_location_revenue: () => ({ price_minor_per_kwh: 61, utilisation_percent: 12 }),
  import_location_revenues: ({ country_code, party_id, ocpi_id }) => ({
    items: [{ country_code, party_id, ocpi_id, price_minor_per_kwh: 59, utilisation_percent: null }],
  }),
  create_saved_view: () => saved_view_input(),
};

/** What a parameter of the path names, where it is not the thing of that name. */
const named_otherwise: Partial<Record<OperationId, Record<string, keyof Things>>> = {
  undo_incident_action: { operation_id: 'action_id' },
};

const preview_query =
  '?opened_at=2027-03-26T15:00:00Z&time_zone=Europe/Berlin&first_minutes=480&first_restrict_to_weekdays=true' +
  '&second_minutes=960&second_restrict_to_weekdays=true';

const queries: Partial<Record<OperationId, string>> = {
  get_link: '?token=none',
  create_import: '?format=ocpi',
  create_attachment: '?file_name=photo.png',
  map_locations: '?bbox=-180,-90,180,90&zoom=3',
  search: '?q=nothing-of-that-kind',
  list_holidays: '?country=NL&year=2027',
  preview_deadlines: preview_query,
};

export interface Request {
  path: string;
  body?: object;
  file?: Buffer;
}

/** The request of an operation for these things; without If-Match. */
export function url_of(operation: Operation, things: Things): Request {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = things[named_otherwise[operation.id]?.[name] ?? (name as keyof Things)];
    if (value === undefined)
      throw new Error(`tests/support/things.ts has nothing for {${name}} of ${operation.path}`);
    return encodeURIComponent(value);
  });
  const url = path + (queries[operation.id] ?? '');
  if (operation.takes_file) return { path: url, file: feed_of(unique('M')) };
  if (!operation.body) return { path: url };
  const body = bodies[operation.id];
  if (!body) throw new Error(`tests/support/things.ts has no body for ${operation.id}`);
  return { path: url, body: body(things) };
}
