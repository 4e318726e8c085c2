// What the tests of incidents do over and over: a place with an agreement, an action, a look at an incident and its log.
import assert from 'node:assert/strict';
import type { Answer, Client, Schemas } from './client.ts';
import { all_pages, evse_input, make_location, make_sla } from './samples.ts';

export type Incident = Schemas['Incident'];
export type Action = Schemas['IncidentAction'];
export type Order = Partial<Omit<Schemas['IncidentActionInput'], 'incident_ids' | 'action'>>;

export const always = (resolution_minutes: number) => ({ resolution_minutes, restrict_to_weekdays: false });

export interface Site {
  sla: Schemas['Sla'];
  place: Schemas['LocationDetail'];
  evse_uid: string;
}

/** A place with one EVSE under an agreement of its own, of so many minutes a level. */
export async function make_site(
  client: Client,
  minutes: [number, number] = [60, 120],
  changes: { sla?: Partial<Schemas['SlaInput']>; place?: Partial<Schemas['LocationInput']> } = {},
): Promise<Site> {
  const sla = await make_sla(client, {
    first_level: always(minutes[0]),
    second_level: always(minutes[1]),
    ...changes.sla,
  });
  const place = await make_location(client, { sla_id: sla.id, ...changes.place });
  const { uid } = await client.ok('create_evse', { path: { location_id: place.id }, body: evse_input() });
  return { sla, place, evse_uid: uid };
}

export function act(
  client: Client,
  ids: string | string[],
  action: Action,
  order: Order = {},
): Promise<Answer<Schemas['IncidentActionResult']>> {
  return client.call('act_on_incidents', { body: { incident_ids: [ids].flat(), action, ...order } });
}

/** An action on one that must go well: what it is then, and the operation. */
export async function acted(
  client: Client,
  id: string,
  action: Action,
  order: Order = {},
): Promise<{ incident: Incident; operation_id: string }> {
  const answer = await act(client, id, action, order);
  assert.equal(answer.status, 200, `${action}: ${JSON.stringify(answer.body).slice(0, 600)}`);
  const { results, operation_id } = answer.body;
  const incident = results[0]?.incident;
  assert.ok(incident, `${action} answered with no incident`);
  return { incident, operation_id };
}

export const incident_of = (client: Client, id: string): Promise<Incident> =>
  client.ok('get_incident', { path: { incident_id: id } });

export const log_of = (client: Client, id: string): Promise<Schemas['IncidentEvent'][]> =>
  all_pages((query) => client.ok('list_incident_events', { path: { incident_id: id }, query }));

export async function kinds_of(client: Client, id: string): Promise<string[]> {
  return (await log_of(client, id)).map(({ kind }) => kind);
}

/** The only row of a refusal of moves. */
export function refusal_of(answer: Answer): Schemas['FieldProblem'] {
  assert.equal(answer.status, 409, JSON.stringify(answer.body).slice(0, 600));
  assert.equal(answer.problem.code, 'incident_move_refused');
  const row = answer.problem.errors?.[0];
  assert.ok(row, 'the refusal names no incident');
  return row;
}

/** So many seconds before now, to the millisecond. */
export const seconds_ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

export const plus_minutes = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
