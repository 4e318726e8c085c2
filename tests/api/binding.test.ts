// SLA-09: binding one or thousands of locations at once, with a look before and an undo after.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { refused, type Schemas } from '../support/client.ts';
import { make_location, make_sla, unique } from '../support/samples.ts';
import { add_organisation, type Person, world } from '../support/world.ts';

const no_such_id = '019aaf5e-7c1a-7d3e-9b1f-5a2c3d4e5f60';

describe('SLA-09 binding', () => {
  let admin: Person;
  let standard: Schemas['Sla'];
  let hub: Schemas['Sla'];
  let places: Schemas['LocationDetail'][];
  const city = unique('Binddorp');

  before(async () => {
    const { program } = await world();
    admin = await add_organisation(program, unique('Bind'), 'BND');
    standard = await make_sla(admin, { is_default: true });
    hub = await make_sla(admin);
    places = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        make_location(admin, { city, ...(index === 5 ? { sla_id: null } : {}) }),
      ),
    );
    await Promise.all(Array.from({ length: 3 }, () => make_location(admin, { city: 'Elders' })));
  });

  const bound_to = async () => {
    const { items } = await admin.ok('list_locations', { query: { city, sort: 'created_at' } });
    return items.map(({ sla_id }) => sla_id);
  };

  test('SLA-09 the preview shows what the locations are bound to now, and changes nothing', async () => {
    const preview = await admin.ok('preview_binding', {
      body: { sla_id: hub.id, select: { filter: { city } } },
    });
    assert.equal(preview.matched, 6);
    assert.equal(preview.unchanged, 0);
    assert.deepEqual(preview.by_sla, [
      { sla: { id: standard.id, name: standard.name }, count: 5 },
      { sla: null, count: 1 },
    ]);
    const ids = [places[0]?.id as string, places[0]?.id as string, no_such_id];
    const by_id = await admin.ok('preview_binding', { body: { sla_id: standard.id, select: { ids } } });
    assert.deepEqual([by_id.matched, by_id.unchanged], [1, 1]);
    const everything = await admin.ok('preview_binding', { body: { sla_id: null, select: { filter: {} } } });
    assert.equal(everything.matched, 9);
    assert.ok((await bound_to()).every((sla_id) => sla_id !== hub.id));
  });

  test('SLA-09 all that match are bound in one step, and undone in one', async () => {
    const at_first = await bound_to();
    const select = { filter: { city } };
    const done = await admin.ok('bind_locations', {
      body: { sla_id: hub.id, select, expected_count: 6 },
    });
    assert.deepEqual([done.matched, done.bound, done.unchanged, done.results], [6, 6, 0, null]);
    assert.notEqual(done.undoable_until, null);
    assert.ok((await bound_to()).every((sla_id) => sla_id === hub.id));
    const { items } = await admin.ok('list_locations', { query: { city } });
    assert.ok(items.every(({ flagged }) => flagged));

    const again = await admin.ok('bind_locations', { body: { sla_id: hub.id, select } });
    assert.deepEqual([again.matched, again.bound, again.unchanged, again.undoable_until], [6, 0, 6, null]);

    const path = { operation_id: done.id };
    const undone = await admin.ok('undo_bulk_operation', { path });
    assert.deepEqual(undone, { restored: 6, skipped: 0 });
    assert.deepEqual(await bound_to(), at_first);
    refused(await admin.call('undo_bulk_operation', { path }), 409, 'undo_expired');
  });

  test('SLA-09 an undo leaves alone what was changed since', async () => {
    const select = { filter: { city } };
    const done = await admin.ok('bind_locations', { body: { sla_id: hub.id, select } });
    const [one] = places as [Schemas['LocationDetail']];
    const now = await admin.ok('get_location', { path: { location_id: one.id } });
    await admin.ok('update_location', {
      path: { location_id: one.id },
      version: now.version,
      body: { sla_id: null },
    });
    const undone = await admin.ok('undo_bulk_operation', { path: { operation_id: done.id } });
    assert.deepEqual(undone, { restored: 5, skipped: 1 });
    const left = await admin.ok('get_location', { path: { location_id: one.id } });
    assert.equal(left.sla_id, null);
  });

  test('SLA-09 ids give a result each; one that does not exist refuses all, or only itself', async () => {
    const [one, two] = places as [Schemas['LocationDetail'], Schemas['LocationDetail']];
    await admin.ok('bind_locations', { body: { sla_id: standard.id, select: { filter: { city } } } });
    const ids = [two.id, no_such_id, one.id];
    const whole = await admin.call('bind_locations', { body: { sla_id: hub.id, select: { ids } } });
    refused(whole, 422, 'invalid', ['/select/ids/1']);
    assert.ok(!(await bound_to()).includes(hub.id), 'nothing was changed');
    const rest = await admin.ok('bind_locations', {
      body: { sla_id: hub.id, select: { ids }, atomic: false },
    });
    assert.deepEqual(rest.results, [
      { id: two.id, outcome: 'bound' },
      { id: no_such_id, outcome: 'not_found' },
      { id: one.id, outcome: 'bound' },
    ]);
    assert.deepEqual([rest.matched, rest.bound], [2, 2]);
    const unbound = await admin.ok('bind_locations', { body: { sla_id: null, select: { ids: [one.id] } } });
    assert.equal(unbound.bound, 1);
    assert.equal((await admin.ok('get_location', { path: { location_id: one.id } })).sla, null);
  });

  test('SLA-09 a bind is refused when another number matches than was shown', async () => {
    const select = { filter: { city } };
    const answer = await admin.call('bind_locations', {
      body: { sla_id: hub.id, select, expected_count: 5 },
    });
    assert.equal(refused(answer, 409, 'count_changed').count, 6);
  });

  test('SLA-09 an SLA that is unknown, archived or of another organisation is refused', async () => {
    const { first } = await world();
    const foreign = await make_sla(first.operator);
    const gone = await make_sla(admin);
    await admin.ok('archive_sla', { path: { sla_id: gone.id }, version: gone.version });
    for (const sla_id of [foreign.id, gone.id, no_such_id]) {
      const body = { sla_id, select: { filter: { city } } };
      refused(await admin.call('bind_locations', { body }), 422, 'invalid', ['/sla_id']);
      refused(await admin.call('preview_binding', { body }), 422, 'invalid', ['/sla_id']);
    }
  });

  test('SLA-09 the selection is strict', async () => {
    const rows: [object, number, string][] = [
      [{ sla_id: null }, 422, 'invalid'],
      [{ sla_id: null, select: {} }, 422, 'invalid'],
      [{ sla_id: null, select: { ids: [], filter: {} } }, 422, 'invalid'],
      [{ sla_id: null, select: { ids: [] } }, 422, 'invalid'],
      [{ sla_id: null, select: { ids: ['x'] } }, 422, 'invalid'],
      [{ sla_id: null, select: { filter: { colour: 'red' } } }, 400, 'unknown_field'],
      [{ sla_id: null, select: { filter: { archived: true } } }, 400, 'unknown_field'],
      [{ sla_id: null, select: { filter: { power_type: 'steam' } } }, 422, 'invalid'],
      [{ select: { filter: {} } }, 422, 'invalid'],
    ];
    for (const [body, status, code] of rows) {
      for (const path of ['/api/v1/locations/bind', '/api/v1/locations/bind-preview'])
        refused(await admin.send('POST', path, { body }), status, code as 'invalid');
    }
  });

  test('SLA-09 each bound location has its entry in the audit, with the operation it was part of', async () => {
    const [one] = places as [Schemas['LocationDetail']];
    await admin.ok('bind_locations', { body: { sla_id: standard.id, select: { ids: [one.id] } } });
    const done = await admin.ok('bind_locations', { body: { sla_id: hub.id, select: { ids: [one.id] } } });
    const path = { entity_type: 'location' as const, entity_id: one.id };
    const { items } = await admin.ok('get_history', { path });
    assert.equal(items[0]?.action, 'bound');
    assert.equal(items[0]?.operation_id, done.id);
    await admin.ok('undo_bulk_operation', { path: { operation_id: done.id } });
    const after_undo = await admin.ok('get_history', { path });
    assert.equal(after_undo.items[0]?.action, 'bind_undone');
  });
});
