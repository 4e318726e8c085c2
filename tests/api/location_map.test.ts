// The map: locations in cells of a grid, by box and zoom, with the filters and the rights of lists.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Input, refused } from '../support/client.ts';
import { evse_input, make_location, make_sla, unique } from '../support/samples.ts';
import { add_organisation, type Person, type World, world } from '../support/world.ts';

type Query = NonNullable<Input<'map_locations'>['query']>;

const amsterdam = { bbox: '4.7,52.2,5.1,52.5', zoom: 11 };
const earth = { bbox: '-180,-90,180,90', zoom: 2 };

describe('the map', () => {
  let stage: World;
  let admin: Person;
  let dam_id = '';
  let zuidoost_id = '';

  before(async () => {
    stage = await world();
    admin = await add_organisation(stage.program, unique('Map'), 'MAP');
    await make_sla(admin, { is_default: true });
    const hub = await make_sla(admin);
    const at = (latitude: number, longitude: number) => ({ coordinates: { latitude, longitude } });
    dam_id = (await make_location(admin, { name: 'Dam', city: 'Amsterdam', ...at(52.3731, 4.8926) })).id;
    await make_location(admin, { name: 'Damrak', city: 'Amsterdam', ...at(52.3733, 4.893) });
    const zuidoost = { name: 'P+R Zuidoost', city: 'Amsterdam', sla_id: hub.id, ...at(52.3125, 4.9481) };
    zuidoost_id = (await make_location(admin, zuidoost)).id;
    await make_location(admin, { name: 'Suva', city: 'Suva', country: 'FJI', ...at(-18.14, 178.44) });
    await make_location(admin, { name: 'Nowhere', coordinates: null });
    for (const [location_id, uid, status] of [
      [dam_id, 'E1', 'AVAILABLE'],
      [zuidoost_id, 'E1', 'OUTOFORDER'],
      [zuidoost_id, 'E2', 'INOPERATIVE'],
    ] as const) {
      await admin.ok('create_evse', { path: { location_id }, body: evse_input({ uid, status }) });
    }
  });

  const cells = async (query: Query) => (await admin.ok('map_locations', { query })).cells;

  test('SLA-11 a cell of one names its location and has its flag, a cell of many adds them up', async () => {
    const found = await cells(amsterdam);
    assert.equal(found.length, 2);
    const many = found.find(({ count }) => count === 2);
    const { longitude: _longitude, latitude: _latitude, ...sums } = many ?? assert.fail('no cell of two');
    assert.deepEqual(sums, {
      count: 2,
      down_count: 0,
      out_count: 0,
      evse_count: 1,
      evse_up_count: 1,
      flagged_count: 0,
      location_id: null,
      name: null,
      city: 'Amsterdam',
    });
    assert.deepEqual(
      found.find(({ count }) => count === 1),
      {
        longitude: 4.9481,
        latitude: 52.3125,
        count: 1,
        down_count: 1,
        out_count: 1,
        evse_count: 2,
        evse_up_count: 0,
        flagged_count: 1,
        location_id: zuidoost_id,
        name: 'P+R Zuidoost',
        city: 'Amsterdam',
      },
    );
  });

  test('the whole earth has all that have coordinates, at every zoom', async () => {
    for (const zoom of [0, 2, 9, 18]) {
      const total = (await cells({ ...earth, zoom })).reduce((sum, { count }) => sum + count, 0);
      assert.equal(total, 4, `zoom ${zoom}`);
    }
  });

  test('a box across the antimeridian has both its sides', async () => {
    const names = async (bbox: string) => (await cells({ bbox, zoom: 6 })).map(({ name }) => name);
    assert.deepEqual(await names('170,-25,-170,-10'), ['Suva']);
    assert.deepEqual(await names('-170,-25,170,-10'), []);
  });

  test('filters are those of lists', async () => {
    const total = async (query: Partial<Query>) =>
      (await cells({ ...earth, ...query })).reduce((sum, { count }) => sum + count, 0);
    assert.equal(await total({ q: 'dam' }), 2 + 1, 'a city counts as well');
    assert.equal(await total({ flagged: true }), 1);
    assert.equal(await total({ status: 'down' }), 1);
    assert.equal(await total({ country: 'FJI' }), 1);
    assert.equal(await total({ archived: true }), 0);
  });

  test('what is no box on the earth, or no zoom, is refused by its name', async () => {
    for (const bbox of [
      '',
      '1,2,3',
      '1,2,3,4,5',
      'a,b,c,d',
      '0,10,1,5',
      '-181,0,0,1',
      '0,0,1,91',
      '0,0,nan,1',
      '1;2;3;4',
    ])
      refused(
        await admin.send('GET', `/api/v1/locations/map?zoom=3&bbox=${bbox}`),
        400,
        'invalid_parameter',
        ['bbox'],
      );
    for (const zoom of ['-1', '19', '2.5', 'x'])
      refused(
        await admin.send('GET', `/api/v1/locations/map?bbox=0,0,1,1&zoom=${zoom}`),
        400,
        'invalid_parameter',
        ['zoom'],
      );
    refused(await admin.send('GET', '/api/v1/locations/map'), 400, 'invalid_parameter', ['bbox', 'zoom']);
    refused(
      await admin.send('GET', '/api/v1/locations/map?bbox=0,0,1,1&zoom=1&limit=5'),
      400,
      'unknown_parameter',
    );
  });

  test('a customer sees its own locations alone, and no flag', async () => {
    const { people, customer, operator } = stage.first;
    const place = await make_location(operator, {
      name: unique('Eigen'),
      customer_id: customer.id,
      coordinates: { latitude: 61.5, longitude: 23.7 },
    });
    const others = await make_location(operator, { coordinates: { latitude: 61.6, longitude: 23.9 } });
    const query = { bbox: '23,61,25,62', zoom: 12 };
    const own = (await people.customer.ok('map_locations', { query })).cells;
    assert.deepEqual(
      own.map(({ location_id }) => location_id),
      [place.id],
    );
    assert.ok(own.every((cell) => !('flagged_count' in cell)));
    const all = (await people.supporter.ok('map_locations', { query })).cells;
    assert.ok(all.some(({ location_id }) => location_id === others.id));
    assert.ok(all.every((cell) => 'flagged_count' in cell));
    refused(
      await people.customer.call('map_locations', { query: { ...query, flagged: true } }),
      403,
      'forbidden',
    );
  });
});
