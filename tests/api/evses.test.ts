// Charge points, EVSEs and their connectors, and what they make of their location's figures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../support/client.ts';
import { connector_input, dc_connector, evse_input, make_location, unique } from '../support/samples.ts';
import { world } from '../support/world.ts';

test('a charge point is added, read, changed and archived; its EVSEs stay', async () => {
  const { first } = await world();
  const place = await make_location(first.operator);
  const identity = unique('PLD-ZO');
  const path = { location_id: place.id };
  const cabinet = await first.operator.ok('create_charge_point', {
    path,
    body: { name: 'Cabinet 1', identity, vendor: 'Voltmaker' },
  });
  const same_identity = { path, body: { name: 'Cabinet 2', identity } };
  refused(await first.operator.call('create_charge_point', same_identity), 409, 'key_taken');
  const here = { location_id: place.id, charge_point_id: cabinet.id };
  const renamed = await first.operator.ok('update_charge_point', {
    path: here,
    version: cabinet.version,
    body: { name: 'Cabinet A', vendor: null },
  });
  assert.deepEqual([renamed.name, renamed.vendor, renamed.identity], ['Cabinet A', null, identity]);
  const evse = await first.operator.ok('create_evse', {
    path,
    body: evse_input({ charge_point_id: cabinet.id }),
  });
  assert.equal(evse.charge_point_id, cabinet.id);
  const archived = await first.operator.ok('archive_charge_point', { path: here, version: renamed.version });
  assert.notEqual(archived.archived_at, null);
  const left = await first.operator.ok('get_evse', { path: { location_id: place.id, evse_uid: evse.uid } });
  assert.equal(left.charge_point_id, null);
  assert.equal((await first.people.viewer.ok('get_charge_point', { path: here })).id, cabinet.id);
  const detail = await first.operator.ok('get_location', { path });
  assert.deepEqual(detail.charge_points, []);
  await first.operator.ok('create_charge_point', same_identity);
  const again = await first.operator.call('archive_charge_point', { path: here, version: archived.version });
  refused(again, 409, 'already_archived');
});

test('a charge point of another location is refused', async () => {
  const { first } = await world();
  const [here, there] = [await make_location(first.operator), await make_location(first.operator)];
  const cabinet = await first.operator.ok('create_charge_point', {
    path: { location_id: there.id },
    body: { name: 'Cabinet' },
  });
  const body = evse_input({ charge_point_id: cabinet.id });
  const answer = await first.operator.call('create_evse', { path: { location_id: here.id }, body });
  refused(answer, 422, 'invalid', ['/charge_point_id']);
  const elsewhere = { location_id: here.id, charge_point_id: cabinet.id };
  refused(await first.operator.call('get_charge_point', { path: elsewhere }), 404, 'not_found');
});

test('the figures of a location follow its EVSEs; removed and archived ones are not counted', async () => {
  const { first } = await world();
  const place = await make_location(first.operator);
  const path = { location_id: place.id };
  const figures = async () => {
    const now = await first.operator.ok('get_location', { path });
    return [now.evse_count, now.evse_up_count, now.ac_evse_count, now.dc_evse_count, now.max_electric_power];
  };
  assert.deepEqual(await figures(), [0, 0, 0, 0, 0]);
  const fast = await first.operator.ok('create_evse', {
    path,
    body: evse_input({ uid: 'F', connectors: [connector_input(dc_connector), connector_input({ id: '2' })] }),
  });
  await first.operator.ok('create_evse', { path, body: evse_input({ uid: 'S', status: 'INOPERATIVE' }) });
  await first.operator.ok('create_evse', { path, body: evse_input({ uid: 'R', status: 'REMOVED' }) });
  assert.deepEqual(await figures(), [2, 1, 1, 1, 150_000]);
  const at = { location_id: place.id, evse_uid: 'F' };
  const broken = await first.operator.ok('update_evse', {
    path: at,
    version: fast.version,
    body: { status: 'OUTOFORDER' },
  });
  assert.deepEqual(await figures(), [2, 0, 1, 1, 150_000]);
  await first.operator.ok('archive_evse', { path: at, version: broken.version });
  assert.deepEqual(await figures(), [1, 0, 1, 0, 11_000]);
  const back = await first.operator.ok('create_evse', { path, body: evse_input({ uid: 'F' }) });
  assert.equal(back.archived_at, null, 'the uid of an archived EVSE brings it back');
  assert.deepEqual(await figures(), [2, 1, 2, 0, 11_000]);
  const twice = await first.operator.call('create_evse', { path, body: evse_input({ uid: 'F' }) });
  refused(twice, 409, 'key_taken');
});

test('a connector is put and deleted with the version of its EVSE', async () => {
  const { first } = await world();
  const place = await make_location(first.operator);
  const odd_uid = 'E 1/ä'.replace('ä', '%');
  const evse = await first.operator.ok('create_evse', {
    path: { location_id: place.id },
    body: evse_input({ uid: odd_uid, connectors: [] }),
  });
  const path = { location_id: place.id, evse_uid: odd_uid, connector_id: 'left' };
  const { id: _id, ...connector } = connector_input();
  const put = await first.operator.ok('put_connector', { path, version: evse.version, body: connector });
  assert.deepEqual(
    put.connectors.map(({ id }) => id),
    ['left'],
  );
  const stale = await first.operator.call('put_connector', { path, version: evse.version, body: connector });
  refused(stale, 412, 'precondition_failed');
  const stronger = { ...connector, max_electric_power: 22_000 };
  const changed = await first.operator.ok('put_connector', { path, version: put.version, body: stronger });
  assert.equal(changed.connectors[0]?.max_electric_power, 22_000);
  const gone = await first.operator.ok('delete_connector', { path, version: changed.version });
  assert.deepEqual(gone.connectors, []);
  const again = await first.operator.call('delete_connector', { path, version: gone.version });
  refused(again, 404, 'not_found');
});

test('bad EVSEs are refused, each field named', async () => {
  const { first } = await world();
  const place = await make_location(first.operator);
  const rows: [object, string[]][] = [
    [{ uid: '' }, ['/uid']],
    [{ uid: 'x'.repeat(37) }, ['/uid']],
    [{ uid: 'ä' }, ['/uid']],
    [{ uid: 'a', status: 'BROKEN' }, ['/status']],
    [{ uid: 'a', connectors: [connector_input(), connector_input()] }, ['/connectors/1/id']],
    [{ uid: 'a', connectors: [{ ...connector_input(), power_type: 'STEAM' }] }, ['/connectors/0/power_type']],
    [{ uid: 'a', connectors: [{ ...connector_input(), max_voltage: -1 }] }, ['/connectors/0/max_voltage']],
    [{ uid: 'a', coordinates: { latitude: 555, longitude: 4 } }, ['/coordinates/latitude']],
    [{}, ['/uid']],
  ];
  for (const [body, pointers] of rows) {
    const answer = await first.operator.send('POST', `/api/v1/locations/${place.id}/evses`, { body });
    refused(answer, 422, 'invalid', pointers);
  }
});
