// The event stream: everybody hears at once what changed, only what is theirs, and nobody misses anything.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { make_token } from '../support/callers.ts';
import { Client, refused, type Schemas } from '../support/client.ts';
import { engine } from '../support/database.ts';
import { Listener } from '../support/events.ts';
import { Program } from '../support/program.ts';
import { make_location, make_sla, unique } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { complete_setup, world } from '../support/world.ts';

const contact = (client: Client) =>
  client.ok('create_contact', { body: { name: unique('contact'), kind: 'oem' } });

test('OPS-07 a listener hears what somebody else did, by whom and to what', async () => {
  const { first } = await world();
  const listener = await Listener.open(first.admin);
  const sla = await make_sla(first.operator);
  const { data, id } = await listener.change_of(sla.id);
  assert.deepEqual(data, {
    entity_type: 'sla',
    entity_id: sla.id,
    action: 'created',
    at: sla.created_at,
    actor: { kind: 'user', id: first.operator.user.id, name: first.operator.user.name },
    operation_id: null,
    count: 1,
  });
  assert.match(id, engine === 'sqlite' ? /^0-[1-9]\d*$/ : /^[1-9]\d*-[1-9]\d*$/);
  listener.close();
});

test('OPS-07 who comes back with the last id misses nothing and hears nothing twice', async () => {
  const { admin, operator } = (await world()).first;
  const listener = await Listener.open(admin);
  const heard = await contact(operator);
  await listener.change_of(heard.id);
  const { last_id } = listener;
  listener.close();
  const missed = [];
  for (let count = 0; count < 20; count += 1) missed.push((await contact(operator)).id);
  for (const from of [{ last_event_id: last_id }, { after: last_id }]) {
    const again = await Listener.open(admin, from);
    const now = await contact(operator);
    await again.change_of(now.id);
    const ids = again.changes.map(({ entity_id }) => entity_id);
    assert.deepEqual(ids.slice(0, 20), missed);
    assert.equal(ids.at(-1), now.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(!again.heard.some(({ name }) => name === 'reset'));
    again.close();
  }
});

test('OPS-07 an id that nobody gave out is told to read everything anew, and a wrong one is refused', async () => {
  const { admin } = (await world()).first;
  for (const last_event_id of ['9000000000000000-1', 'yesterday', '0-']) {
    const listener = await Listener.open(admin, { last_event_id });
    await listener.event('reset', () => true);
    listener.close();
  }
  refused(await admin.send('GET', '/api/v1/events?after=yesterday'), 400, 'invalid_parameter', ['after']);
  refused(await admin.send('GET', '/api/v1/events?since=0-1'), 400, 'unknown_parameter');
});

test('OPS-07 each role hears of what it may list, a customer only that something changed', async () => {
  const { first, second } = await world();
  const { people } = first;
  const [admin, viewer, customer, stranger] = await Promise.all(
    [people.admin, people.viewer, people.customer, second.admin].map((person) => Listener.open(person)),
  );
  const sla = await make_sla(people.operator);
  const place = await make_location(people.operator);
  await Promise.all([admin?.change_of(sla.id), admin?.change_of(place.id), viewer?.change_of(place.id)]);
  assert.ok(!viewer?.changes.some(({ entity_id }) => entity_id === sla.id));
  const { data } = (await customer?.event('changed', () => true)) ?? {};
  assert.deepEqual(
    { ...data, at: null },
    {
      entity_type: 'location',
      entity_id: null,
      action: null,
      at: null,
      actor: null,
      operation_id: null,
      count: null,
    },
  );
  const own = await make_sla(second.operator);
  await stranger?.change_of(own.id);
  assert.ok(!stranger?.changes.some(({ entity_id }) => [sla.id, place.id].includes(entity_id ?? '')));
  for (const listener of [admin, viewer, customer, stranger]) listener?.close();
});

test('OPS-07 a token hears of what its scopes let it read, and its stream ends with it', async () => {
  const { first } = await world();
  const { id, client } = await make_token(first, 'admin', ['events:read', 'contacts:read']);
  const listener = await Listener.open(client);
  const other = await Listener.open(first.admin);
  const sla = await make_sla(first.operator);
  const known = await contact(first.operator);
  await listener.change_of(known.id);
  await other.change_of(sla.id);
  assert.ok(listener.changes.every(({ entity_type }) => entity_type === 'contact'));
  await first.admin.ok('revoke_token', { path: { token_id: id } });
  await listener.ended();
  assert.ok(!other.is_ended);
  other.close();
});

test('OPS-07 one bulk operation on few is an event for each, with its id', async () => {
  const { admin, operator } = (await world()).first;
  const sla = await make_sla(operator);
  const places = await Promise.all([1, 2, 3].map(() => make_location(operator)));
  const listener = await Listener.open(admin);
  const ids = places.map(({ id }) => id);
  const bound = await operator.ok('bind_locations', { body: { sla_id: sla.id, select: { ids } } });
  for (const id of ids) {
    // On PostgreSQL its creation may be told only now.
    const is_bound = (data: Schemas['LiveChange']) => data.entity_id === id && data.action === 'bound';
    assert.equal((await listener.event('changed', is_bound)).data.operation_id, bound.id);
  }
  listener.close();
});

async function stream_count(nobody: Client): Promise<number> {
  const { body } = await nobody.send('GET', '/metrics');
  return Number(/^chargeward_event_streams (\d+)/m.exec(String(body))?.[1]);
}

test('OPS-07 a listener that does not read is cut, and harms nobody', async () => {
  const program = await Program.start();
  try {
    const admin = await complete_setup(program);
    const reader = await Listener.open(admin);
    const stalled = connect(program.port, '127.0.0.1');
    const { Cookie } = admin.identity('GET');
    stalled.write(`GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nCookie: ${Cookie}\r\n\r\n`);
    stalled.pause();
    await wait_until('both listen', async () => (await stream_count(admin)) === 2);
    let last = await contact(admin);
    await wait_until(
      'the one that does not read is cut',
      async () => {
        for (let count = 0; count < 50; count += 1) last = await contact(admin);
        return (await stream_count(admin)) === 1;
      },
      120_000,
    );
    await reader.change_of(last.id);
    const { body } = await admin.send('GET', '/metrics');
    assert.ok(!/request_duration_seconds_count\{operation="stream_events"/.test(String(body)));
    reader.close();
    stalled.destroy();
  } finally {
    await program.dispose();
  }
});

test('OPS-07 streams end when the program stops, which does not wait for them', async () => {
  const program = await Program.start();
  try {
    const admin = await complete_setup(program);
    const listener = await Listener.open(admin);
    await program.stop();
    await listener.ended();
    assert.doesNotMatch(program.log, /connections were cut/);
  } finally {
    await program.dispose();
  }
});

test('OPS-07 several programs on one PostgreSQL: a change at one is heard at the other', {
  skip: engine !== 'postgresql',
}, async () => {
  const { program, first } = await world();
  const second_program = await Program.start({ database: program.database });
  try {
    const there = new Client(second_program.target, first.admin.credentials);
    const listener = await Listener.open(there);
    const sla = await make_sla(first.operator);
    await listener.change_of(sla.id);
    const { last_id } = listener;
    listener.close();
    const missed = await make_sla(there);
    const here = await Listener.open(first.admin, { last_event_id: last_id });
    await here.change_of(missed.id);
    assert.ok(!here.heard.some(({ name }) => name === 'reset'));
    here.close();
  } finally {
    await second_program.dispose();
  }
});
