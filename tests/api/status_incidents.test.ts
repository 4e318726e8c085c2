// Incidents that the status of an EVSE opens: by an edit and by an import, told again when it breaks down once more or is
// up again, switched off by a setting, and seen by those who may see them.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { refused, type Schemas } from '../support/client.ts';
import { Listener } from '../support/events.ts';
import { as_array, evse, ocpi_221 } from '../support/feeds.ts';
import { acted, always, kinds_of, log_of, make_site, plus_minutes, type Site } from '../support/incidents.ts';
import {
  all_pages,
  evse_input,
  make_incident,
  make_sla,
  queue_settings,
  unique,
} from '../support/samples.ts';
import { finished_import } from '../support/things.ts';
import { add_organisation, type Person, world } from '../support/world.ts';

type Status = Schemas['EvseStatus'];

const incidents_at = (client: Person, location_id: string) =>
  all_pages((query) => client.ok('list_incidents', { query: { ...query, location_id, state: 'any' } }));

async function set_status(client: Person, { place, evse_uid }: Site, status: Status): Promise<void> {
  const path = { location_id: place.id, evse_uid };
  const { version } = await client.ok('get_evse', { path });
  await client.ok('update_evse', { path, version, body: { status } });
}

/** A place with a second EVSE, which stays up. */
async function make_pair(client: Person, minutes?: [number, number]): Promise<Site> {
  const site = await make_site(client, minutes);
  await client.ok('create_evse', { path: { location_id: site.place.id }, body: evse_input() });
  return site;
}

async function told(client: Person, incident_id: string): Promise<string[]> {
  return (await log_of(client, incident_id)).map(({ kind, evse_status }) => evse_status ?? kind);
}

test('OPS-01 an edit that breaks an EVSE down opens an incident under the terms of its location', async () => {
  const { operator, admin } = (await world()).first;
  const site = await make_pair(operator, [60, 120]);
  await set_status(operator, site, 'OUTOFORDER');
  const [incident, ...others] = await incidents_at(operator, site.place.id);
  assert.ok(incident);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [incident.title, incident.severity, incident.source, incident.state, incident.evse_uid],
    [`EVSE ${site.evse_uid} reports OUTOFORDER`, 'major', 'status', 'open', site.evse_uid],
  );
  assert.equal(incident.deadlines?.first_due_at, plus_minutes(incident.opened_at, 60));
  assert.equal(incident.deadlines?.terms.sla_id, site.sla.id);
  assert.deepEqual(await kinds_of(operator, incident.id), ['opened']);
  const { items } = await admin.ok('list_audit', {
    query: { entity_type: 'incident', entity_id: incident.id },
  });
  assert.deepEqual(
    items.map(({ action, actor }) => [action, actor.id]),
    [['opened', operator.user.id]],
  );
});

test('OPS-01 a second fault opens no second incident, and the recovery is told', async () => {
  const { operator } = (await world()).first;
  const site = await make_pair(operator);
  for (const status of [
    'INOPERATIVE',
    'OUTOFORDER',
    'AVAILABLE',
    'OUTOFORDER',
    'UNKNOWN',
    'CHARGING',
  ] as const)
    await set_status(operator, site, status);
  const incidents = await incidents_at(operator, site.place.id);
  assert.equal(incidents.length, 1);
  const [incident] = incidents;
  assert.ok(incident);
  assert.deepEqual(await told(operator, incident.id), ['opened', 'AVAILABLE', 'OUTOFORDER', 'CHARGING']);
  assert.equal(incident.state, 'open', 'it does not end by itself');
  await acted(operator, incident.id, 'resolve', { text: 'Fuse replaced' });
  await set_status(operator, site, 'OUTOFORDER');
  const after = await incidents_at(operator, site.place.id);
  assert.deepEqual(
    after.map(({ state }) => state).sort(),
    ['open', 'resolved'],
    'what has ended is not told',
  );
});

test('OPS-01 an incident that a person opened for the EVSE is told instead', async () => {
  const { operator } = (await world()).first;
  const site = await make_pair(operator);
  const { id } = await make_incident(operator, site.place.id, { evse_uid: site.evse_uid });
  await set_status(operator, site, 'INOPERATIVE');
  assert.deepEqual(
    (await incidents_at(operator, site.place.id)).map((one) => one.id),
    [id],
  );
  assert.deepEqual(await told(operator, id), ['opened', 'INOPERATIVE']);
});

test('OPS-01 with nothing left at the location it is critical; other statuses and a new EVSE open none', async () => {
  const { operator } = (await world()).first;
  const site = await make_site(operator);
  const path = { location_id: site.place.id };
  for (const status of ['BLOCKED', 'UNKNOWN', 'PLANNED', 'REMOVED', 'RESERVED', 'AVAILABLE'] as const)
    await set_status(operator, site, status);
  await operator.ok('create_evse', { path, body: evse_input({ status: 'OUTOFORDER' }) });
  assert.deepEqual(await incidents_at(operator, site.place.id), []);
  await set_status(operator, site, 'INOPERATIVE');
  const [incident] = await incidents_at(operator, site.place.id);
  assert.equal(incident?.severity, 'critical');
});

test('OPS-01 a change that is refused opens nothing', async () => {
  const { operator } = (await world()).first;
  const { place, evse_uid } = await make_pair(operator);
  const path = { location_id: place.id, evse_uid };
  const stale = await operator.call('update_evse', { path, version: 7, body: { status: 'OUTOFORDER' } });
  refused(stale, 412, 'precondition_failed');
  assert.deepEqual(await incidents_at(operator, place.id), []);
});

test('OPS-01 twenty edits of one version at once: one is taken, one incident is opened', async () => {
  const { operator } = (await world()).first;
  const { place, evse_uid } = await make_pair(operator);
  const path = { location_id: place.id, evse_uid };
  const { version } = await operator.ok('get_evse', { path });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      operator.call('update_evse', { path, version, body: { status: 'OUTOFORDER' } }),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal((await incidents_at(operator, place.id)).length, 1);
});

test('OPS-01 OPS-07 others hear of the incident at once; a customer sees it without deadlines', async () => {
  const { first, second } = await world();
  const { operator, people, customer } = first;
  const site = await make_pair(operator);
  const { version } = await operator.ok('get_location', { path: { location_id: site.place.id } });
  await operator.ok('update_location', {
    path: { location_id: site.place.id },
    version,
    body: { customer_id: customer.id },
  });
  const ours = await Listener.open(people.supporter);
  await set_status(operator, site, 'OUTOFORDER');
  await set_status(operator, site, 'AVAILABLE');
  const [incident] = await incidents_at(operator, site.place.id);
  assert.ok(incident);
  await ours.event('changed', (data) => data.entity_id === incident.id && data.action === 'opened');
  await ours.event('changed', (data) => data.entity_id === incident.id && data.action === 'moved');
  const path = { incident_id: incident.id };
  const seen = await people.customer.ok('get_incident', { path });
  assert.equal(seen.deadlines?.first_due_at, undefined);
  assert.deepEqual(await told(people.customer, incident.id), ['opened', 'AVAILABLE']);
  refused(await second.operator.call('get_incident', { path }), 404, 'not_found');
  refused(await people.installer.call('get_incident', { path }), 404, 'not_found');
  ours.close();
});

describe('statuses of imports', () => {
  let admin: Person;
  before(async () => {
    admin = await add_organisation((await world()).program, unique('Statuses'), 'STA');
    await make_sla(admin, { is_default: true, first_level: always(60), second_level: always(120) });
  });

  async function load(...objects: object[]): Promise<Schemas['Import']> {
    const taken = await admin.call('create_import', { query: { format: 'ocpi' }, file: as_array(objects) });
    assert.equal(taken.status, 202, JSON.stringify(taken.body));
    const done = await finished_import(admin, taken.body.id);
    assert.equal(done.status, 'done', JSON.stringify(done));
    return done;
  }

  const place = (id: string, first: Status, second: Status = 'AVAILABLE') =>
    ocpi_221(id, { evses: [evse('1', { status: first }), evse('2', { status: second })] });

  async function incidents_of(id: string): Promise<Schemas['Incident'][]> {
    const { items } = await admin.ok('list_locations', { query: { q: id } });
    const found = items.find(({ ocpi_id }) => ocpi_id === id);
    assert.ok(found);
    return incidents_at(admin, found.id);
  }

  test('OPS-01 an import that finds EVSEs broken opens an incident for each; the first one opens none', async () => {
    const [a, b] = [unique('S'), unique('S')];
    const first = await load(place(a, 'OUTOFORDER'), place(b, 'AVAILABLE'));
    assert.equal(first.incidents_opened, 0);
    assert.deepEqual(await incidents_of(a), []);
    const second = await load(place(a, 'OUTOFORDER'), place(b, 'OUTOFORDER', 'INOPERATIVE'));
    assert.equal(second.incidents_opened, 2);
    assert.deepEqual(await incidents_of(a), [], 'it is as it was');
    const [incident, ...more] = await incidents_of(b);
    assert.ok(incident);
    assert.equal(more.length, 1);
    assert.deepEqual([incident.source, incident.severity], ['status', 'critical']);
    assert.ok(incident.deadlines?.first_due_at);
    const [opened] = await log_of(admin, incident.id);
    assert.deepEqual([opened?.kind, opened?.actor.kind, opened?.actor.id], ['opened', 'import', second.id]);
    const again = await load(place(b, 'OUTOFORDER', 'INOPERATIVE'));
    assert.equal(again.incidents_opened, 0);
    const mended = await load(place(b, 'AVAILABLE', 'CHARGING'));
    assert.equal(mended.incidents_opened, 0);
    assert.equal((await told(admin, incident.id)).length, 2);
  });

  test('OPS-01 with the setting off nothing is opened, by imports and by edits', async () => {
    const id = unique('S');
    await load(place(id, 'AVAILABLE'));
    const at_first = await admin.ok('get_queue_settings');
    assert.equal(at_first.opens_from_status, true, 'on for everybody at first');
    const off = await admin.ok('update_queue_settings', {
      version: at_first.version,
      body: queue_settings({}, { opens_from_status: false }),
    });
    assert.equal(off.opens_from_status, false);
    assert.equal((await load(place(id, 'OUTOFORDER'))).incidents_opened, 0);
    const site = await make_pair(admin);
    await set_status(admin, site, 'OUTOFORDER');
    assert.deepEqual(await incidents_at(admin, site.place.id), []);
    assert.deepEqual(await incidents_of(id), []);
    await admin.ok('update_queue_settings', { version: off.version, body: queue_settings() });
    await load(place(id, 'AVAILABLE'));
    assert.equal((await load(place(id, 'OUTOFORDER'))).incidents_opened, 1);
  });
});
