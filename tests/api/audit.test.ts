// Every change is written down: who, when, what, from, to. Nothing that was refused is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused, type Schemas } from '../support/client.ts';
import {
  all_pages,
  connector_input,
  evse_input,
  make_location,
  make_sla,
  sla_update,
  unique,
} from '../support/samples.ts';
import { feed_of, finished_import } from '../support/things.ts';
import { invite, token_of, world } from '../support/world.ts';

type EntityType = Schemas['EntityType'];

async function actions(type: EntityType, id: string): Promise<string[]> {
  const { first } = await world();
  const path = { entity_type: type, entity_id: id };
  const entries = await all_pages((query) => first.admin.ok('get_history', { path, query }), 2);
  const { items } = await first.admin.ok('list_audit', { query: { entity_type: type, entity_id: id } });
  assert.deepEqual(entries, items, 'the history is the part of the record that is about the thing');
  return entries.map(({ action }) => action).reverse();
}

test('SLA-16 a change says who did it, when, and each field from what to what', async () => {
  const { first } = await world();
  const sla = await make_sla(first.operator);
  const before = Date.now() - 1000;
  const saved = await first.admin.ok('update_sla', {
    path: { sla_id: sla.id },
    version: sla.version,
    body: sla_update(sla, {
      name: unique('new'),
      first_level: { resolution_minutes: 7, restrict_to_weekdays: true },
    }),
  });
  const { items } = await first.operator.ok('get_history', {
    path: { entity_type: 'sla', entity_id: sla.id },
  });
  const [entry] = items as [Schemas['AuditEntry']];
  assert.equal(entry.action, 'updated');
  assert.deepEqual(entry.actor, { id: first.admin.user.id, name: first.admin.user.name, kind: 'user' });
  assert.equal(entry.entity_name, saved.name);
  const changes = new Map(entry.changes.map(({ field, from, to }) => [field, [from, to]]));
  assert.deepEqual(changes.get('name'), [sla.name, saved.name]);
  assert.deepEqual(changes.get('first_level.resolution_minutes'), [1440, 7]);
  assert.equal(changes.size, 2, 'what did not change is not named');
  assert.ok(Date.parse(entry.at) >= before && Date.parse(entry.at) <= Date.now() + 1000);
});

test('every change of an SLA, a location and what belongs to it has an entry', async () => {
  const { operator } = (await world()).first;
  const sla = await make_sla(operator);
  const path = { sla_id: sla.id };
  const marked = await operator.ok('mark_sla_default', { path, version: sla.version });
  const unmarked = await operator.ok('update_sla', {
    path,
    version: marked.version,
    body: sla_update(marked, { is_default: false }),
  });
  const archived = await operator.ok('archive_sla', { path, version: unmarked.version });
  await operator.ok('restore_sla', { path, version: archived.version });
  assert.deepEqual(await actions('sla', sla.id), [
    'created',
    'default_marked',
    'updated',
    'archived',
    'restored',
  ]);

  const place = await make_location(operator);
  const here = { location_id: place.id };
  const changed = await operator.ok('update_location', {
    path: here,
    version: place.version,
    body: { city: 'Urk' },
  });
  const gone = await operator.ok('archive_location', { path: here, version: changed.version });
  const back = await operator.ok('restore_location', { path: here, version: gone.version });
  await operator.ok('bind_locations', { body: { sla_id: sla.id, select: { ids: [back.id] } } });
  assert.deepEqual(await actions('location', place.id), [
    'created',
    'updated',
    'archived',
    'restored',
    'bound',
  ]);

  const cabinet = await operator.ok('create_charge_point', { path: here, body: { name: 'Cabinet' } });
  const at = { ...here, charge_point_id: cabinet.id };
  const named = await operator.ok('update_charge_point', {
    path: at,
    version: cabinet.version,
    body: { name: 'A' },
  });
  await operator.ok('archive_charge_point', { path: at, version: named.version });
  assert.deepEqual(await actions('charge_point', cabinet.id), ['created', 'updated', 'archived']);

  const evse = await operator.ok('create_evse', { path: here, body: evse_input({ connectors: [] }) });
  const spot = { ...here, evse_uid: evse.uid };
  const { id: _id, ...connector } = connector_input();
  const plugged = await operator.ok('put_connector', {
    path: { ...spot, connector_id: '1' },
    version: evse.version,
    body: connector,
  });
  const bare = await operator.ok('delete_connector', {
    path: { ...spot, connector_id: '1' },
    version: plugged.version,
  });
  const down = await operator.ok('update_evse', {
    path: spot,
    version: bare.version,
    body: { status: 'BLOCKED' },
  });
  await operator.ok('archive_evse', { path: spot, version: down.version });
  const entries = await actions('evse', `${place.id}/${evse.uid}`);
  assert.deepEqual(entries, ['created', 'updated', 'updated', 'updated', 'archived']);
});

test('contacts, customers, users, tokens, imports and the organisation have theirs', async () => {
  const { first, nobody } = await world();
  const { admin, operator } = first;
  const contact = await operator.ok('create_contact', { body: { name: unique('c'), kind: 'oem' } });
  await operator.ok('update_contact', { path: { contact_id: contact.id }, version: 1, body: { notes: 'x' } });
  assert.deepEqual(await actions('contact', contact.id), ['created', 'updated']);
  const customer = await operator.ok('create_customer', { body: { name: unique('c') } });
  await operator.ok('archive_customer', { path: { customer_id: customer.id }, version: 1 });
  assert.deepEqual(await actions('customer', customer.id), ['created', 'archived']);

  const person = await invite(nobody, admin, 'viewer');
  const path = { user_id: person.user.id };
  const link = await admin.ok('create_user_link', { path });
  await nobody.ok('accept_link', {
    body: { token: token_of(link.one_time_link), password: 'long enough to pass' },
  });
  await nobody.call('create_session', { body: { email: person.user.email, password: 'not this one' } });
  await nobody.ok('create_session', { body: { email: person.user.email, password: 'long enough to pass' } });
  const user = await actions('user', person.user.id);
  for (const action of ['created', 'link_created', 'password_changed', 'sign_in_failed', 'signed_in'])
    assert.ok(user.includes(action), `${action} is not among ${user.join(', ')}`);

  const { token } = await admin.ok('create_token', {
    body: { name: 'x', role: 'viewer', scopes: ['slas:read'], expires_at: '2027-06-30T00:00:00Z' },
  });
  await admin.ok('revoke_token', { path: { token_id: token.id } });
  assert.deepEqual(await actions('token', token.id), ['created', 'revoked']);

  const { id } = await operator.ok('create_import', {
    query: { format: 'ocpi' },
    file: feed_of(unique('A')),
  });
  await finished_import(operator, id);
  assert.deepEqual(await actions('import', id), ['started', 'finished']);
  const now = await admin.ok('get_organisation');
  await admin.ok('update_organisation', { version: now.version, body: { name: unique('Polder') } });
  assert.deepEqual((await actions('organisation', now.id)).slice(-1), ['updated']);
});

test('no secret stands in the record', async () => {
  const { first } = await world();
  const entries = await all_pages((query) => first.admin.ok('list_audit', { query }));
  assert.doesNotMatch(JSON.stringify(entries), /cw_[A-Za-z0-9_-]{40}|argon2|tulips|long enough to pass/);
});

test('what was refused leaves no entry', async () => {
  const { operator } = (await world()).first;
  const sla = await make_sla(operator, { is_default: true });
  refused(
    await operator.call('archive_sla', { path: { sla_id: sla.id }, version: sla.version }),
    409,
    'sla_is_default',
  );
  assert.deepEqual((await actions('sla', sla.id)).slice(-1), ['created']);
});

test('the record is filtered by actor, action and time, and goes on page by page', async () => {
  const { first, nobody } = await world();
  const person = await invite(nobody, first.admin, 'operator');
  const slas = [await make_sla(person), await make_sla(person), await make_sla(person)];
  const actor_id = person.user.id;
  const created = await all_pages(
    (query) => first.admin.ok('list_audit', { query: { actor_id, action: 'created', ...query } }),
    1,
  );
  assert.deepEqual(
    created.map(({ entity_id }) => entity_id),
    slas.map(({ id }) => id).reverse(),
  );
  const at = created[1]?.at as string;
  const since = await first.admin.ok('list_audit', { query: { actor_id, action: 'created', since: at } });
  const until = await first.admin.ok('list_audit', { query: { actor_id, action: 'created', until: at } });
  assert.equal(since.items.length + until.items.length, 3);
  assert.ok(since.items.every((entry) => entry.at >= at) && until.items.every((entry) => entry.at < at));
  const bad = await first.admin.send('GET', '/api/v1/audit?entity_id=x');
  refused(bad, 400, 'invalid_parameter');
});

test('users, tokens and the organisation have their history for an admin only', async () => {
  const { first } = await world();
  for (const [entity_type, entity_id] of [
    ['user', first.admin.user.id],
    ['organisation', first.organisation.id],
  ] as const) {
    const path = { entity_type, entity_id };
    refused(await first.operator.call('get_history', { path }), 403, 'forbidden');
    assert.ok((await first.admin.call('get_history', { path })).status === 200);
  }
});
