// Lists of locations: filters, search, sort, pages by cursor.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Input, refused } from '../support/client.ts';
import {
  all_pages,
  connector_input,
  dc_connector,
  evse_input,
  make_location,
  make_sla,
  unique,
} from '../support/samples.ts';
import { add_organisation, type Person, world } from '../support/world.ts';

type Query = NonNullable<Input<'list_locations'>['query']>;

describe('lists of locations', () => {
  let admin: Person;
  const ids = new Map<string, string>();
  const listed = async (query: Query) => {
    const { items } = await admin.ok('list_locations', { query: { limit: 500, ...query } });
    const { count } = await admin.ok('count_locations', { query: without_order(query) });
    assert.equal(count, items.length, `the count of ${JSON.stringify(query)}`);
    const names = new Map([...ids].map(([name, id]) => [id, name]));
    return items.map(({ id }) => names.get(id));
  };
  const without_order = ({ sort: _sort, limit: _limit, ...filter }: Query) => filter;
  let hub_id = '';
  let customer_id = '';

  before(async () => {
    const { program } = await world();
    admin = await add_organisation(program, unique('Lists'), 'LST');
    const standard = await make_sla(admin, { is_default: true });
    const hub = await make_sla(admin);
    const customer = await admin.ok('create_customer', { body: { name: unique('Gemeente') } });
    hub_id = hub.id;
    customer_id = customer.id;
    // Ids of their own: one that is made up is a UUID, in which a search for 'dc2' may find itself.
    const add = async (name: string, changes: Parameters<typeof make_location>[1]) => {
      const place = await make_location(admin, { name, ocpi_id: `L${ids.size}`, ...changes });
      ids.set(name, place.id);
      return place.id;
    };
    const amsterdam = { city: 'Amsterdam', coordinates: { latitude: 52.31, longitude: 4.94 } };
    const hub_place = await add('P+R Zuidoost', { ...amsterdam, address: 'Arenaweg 12', sla_id: hub.id });
    const street = await add('stadhuisplein 2', { city: 'Almere', customer_id: customer.id });
    await add('Ålesund brygge', { city: 'Ålesund', country: 'NOR', country_code: 'NO', party_id: 'AAL' });
    await add('zonder overeenkomst', { city: 'Zwolle', sla_id: null, ocpi_id: 'OCPI-77%_x' });
    await add('Zürich Hauptbahnhof', { city: 'Zürich', country: 'CHE', time_zone: 'Europe/Zurich' });
    for (const [uid, status] of [
      ['DC1', 'AVAILABLE'],
      ['DC2', 'OUTOFORDER'],
    ] as const) {
      const connectors = [connector_input(dc_connector)];
      await admin.ok('create_evse', {
        path: { location_id: hub_place },
        body: evse_input({ uid, status, connectors, evse_id: `NL*PLD*E${uid}` }),
      });
    }
    await admin.ok('create_evse', {
      path: { location_id: street },
      body: evse_input({ uid: 'AC1', status: 'CHARGING' }),
    });
    assert.notEqual(standard.id, hub.id);
  });

  test('each filter finds what it names, and all must hold', async () => {
    const everything = [
      'P+R Zuidoost',
      'stadhuisplein 2',
      'zonder overeenkomst',
      'Zürich Hauptbahnhof',
      'Ålesund brygge',
    ];
    assert.deepEqual((await listed({})).sort(), everything.sort());
    const rows: [Query, string[]][] = [
      [{ sla_id: hub_id }, ['P+R Zuidoost']],
      [{ sla_id: 'none' }, ['zonder overeenkomst']],
      [{ flagged: true }, ['P+R Zuidoost']],
      [{ power_type: 'dc' }, ['P+R Zuidoost']],
      [{ power_type: 'ac' }, ['stadhuisplein 2']],
      [{ min_power: 11_000 }, ['P+R Zuidoost', 'stadhuisplein 2']],
      [{ min_power: 150_000 }, ['P+R Zuidoost']],
      [{ min_power: 150_001 }, []],
      [{ city: 'ALMERE' }, ['stadhuisplein 2']],
      [{ city: 'zürich' }, ['Zürich Hauptbahnhof']],
      [{ city: 'Alm' }, []],
      [{ country: 'NOR' }, ['Ålesund brygge']],
      [{ country_code: 'NO' }, ['Ålesund brygge']],
      [{ party_id: 'AAL' }, ['Ålesund brygge']],
      [{ customer_id }, ['stadhuisplein 2']],
      [{ status: 'down' }, ['P+R Zuidoost']],
      [{ time_zone_source: 'set' }, ['Zürich Hauptbahnhof']],
      [{ archived: true }, []],
      [{ flagged: true, power_type: 'dc', city: 'amsterdam', min_power: 1 }, ['P+R Zuidoost']],
      [{ flagged: true, power_type: 'ac' }, []],
    ];
    for (const [query, names] of rows)
      assert.deepEqual((await listed(query)).sort(), [...names].sort(), JSON.stringify(query));
    assert.equal((await listed({ flagged: false })).length, 4);
    assert.equal((await listed({ customer_id: 'none' })).length, 4);
    assert.ok(!(await listed({ status: 'up' })).includes('P+R Zuidoost'));
  });

  test('search finds any part of name, address, city, postal code and ids, also one or two letters', async () => {
    const rows: [string, string[]][] = [
      ['ZUIDOOST', ['P+R Zuidoost']],
      ['uido', ['P+R Zuidoost']],
      ['renaweg 1', ['P+R Zuidoost']],
      ['msterda', ['P+R Zuidoost']],
      ['+R', ['P+R Zuidoost']],
      ['dc2', ['P+R Zuidoost']],
      ['nl*pld*e', ['P+R Zuidoost']],
      ['77%_', ['zonder overeenkomst']],
      ['%', ['zonder overeenkomst']],
      ['ÅLESUND', ['Ålesund brygge']],
      ['gg', ['Ålesund brygge']],
      ['ZURI', ['Zürich Hauptbahnhof']],
      ['ålesund', ['Ålesund brygge']],
      ['ürich haupt', ['Zürich Hauptbahnhof']],
      ['"', []],
      ["' OR 1=1 --", []],
      ['nothing of that kind', []],
    ];
    for (const [q, names] of rows) assert.deepEqual(await listed({ q }), names, q);
    assert.deepEqual(await listed({ q: 'zuidoost', power_type: 'dc' }), ['P+R Zuidoost']);
    assert.deepEqual(await listed({ q: 'zuidoost', power_type: 'ac' }), []);
  });

  test('sort goes by name, city and instants, both ways, the same on both engines', async () => {
    const names = await listed({ sort: 'name' });
    assert.deepEqual(await listed({}), names);
    assert.deepEqual(await listed({ sort: '-name' }), [...names].reverse());
    const folded = [
      'Ålesund brygge',
      'P+R Zuidoost',
      'stadhuisplein 2',
      'zonder overeenkomst',
      'Zürich Hauptbahnhof',
    ];
    assert.deepEqual(names, folded, 'upper and lower case alike, marks aside');
    const made = [...ids.keys()];
    assert.deepEqual(await listed({ sort: 'created_at' }), made);
    assert.deepEqual(await listed({ sort: '-created_at' }), [...made].reverse());
    assert.equal((await listed({ sort: 'city' }))[0], 'Ålesund brygge');
    assert.equal((await listed({ sort: '-updated_at' })).length, 5);
  });

  test('pages by cursor hold each location once, in the order of the list, with a Link header', async () => {
    for (const sort of ['name', '-name', 'city', '-city', 'created_at', '-updated_at'] as const) {
      const whole = (await admin.ok('list_locations', { query: { sort, limit: 500 } })).items;
      const paged = await all_pages((query) => admin.ok('list_locations', { query: { sort, ...query } }), 2);
      assert.deepEqual(paged, whole, sort);
    }
    const page = await admin.call('list_locations', { query: { limit: 1 } });
    const link = /^<([^>]+)>; *rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
    assert.ok(link, `no Link to the next page: ${page.headers.get('link')}`);
    const url = new URL(link, 'http://program');
    const next = await admin.send('GET', url.pathname + url.search);
    assert.equal(next.status, 200);
    const last = await admin.call('list_locations', { query: { limit: 500 } });
    assert.equal(last.body.next, null);
    assert.equal(last.headers.get('link'), null);
  });

  test('a location that is added while somebody turns pages moves no other', async () => {
    const first_page = await admin.ok('list_locations', { query: { sort: 'name', limit: 3 } });
    const early = await make_location(admin, { name: '!first of all' });
    const rest = await all_pages((query) => {
      const cursor = query.cursor ?? (first_page.next as string);
      return admin.ok('list_locations', { query: { sort: 'name', limit: 3, cursor } });
    });
    const turned = [...first_page.items, ...rest].map(({ id }) => id);
    assert.equal(new Set(turned).size, turned.length, 'none twice');
    assert.deepEqual(
      [...ids.values()].filter((id) => !turned.includes(id)),
      [],
      'none left out',
    );
    await admin.ok('archive_location', { path: { location_id: early.id }, version: early.version });
  });

  test('a cursor that was tampered with or belongs to another list is refused', async () => {
    const { next } = await admin.ok('list_locations', { query: { sort: 'name', limit: 1 } });
    assert.ok(next);
    const middle = Math.floor(next.length / 2);
    const other = next[middle] === 'A' ? 'B' : 'A';
    const rows: Query[] = [
      { sort: 'city', cursor: next },
      { sort: '-name', cursor: next },
      { cursor: 'abc' },
      { cursor: next.slice(0, -3) },
      { cursor: `${next}AAAA` },
    ];
    for (const query of rows) {
      const answer = await admin.call('list_locations', { query });
      refused(answer, 400, 'invalid_parameter', ['cursor']);
    }
    // One that still names a place in the list begins there, in the own list; it opens nothing else.
    const cursor = next.slice(0, middle) + other + next.slice(middle + 1);
    const moved = await admin.call('list_locations', { query: { sort: 'name', cursor } });
    assert.ok([200, 400].includes(moved.status));
    refused(await admin.call('list_slas', { query: { cursor: next } }), 400, 'invalid_parameter', ['cursor']);
  });

  test('unknown parameters and values are refused, not ignored', async () => {
    const rows: [string, string][] = [
      ['colour=red', 'unknown_parameter'],
      ['limit=0', 'invalid_parameter'],
      ['limit=501', 'invalid_parameter'],
      ['limit=ten', 'invalid_parameter'],
      ['limit=1&limit=2', 'invalid_parameter'],
      ['sort=colour', 'invalid_parameter'],
      ['flagged=maybe', 'invalid_parameter'],
      ['power_type=steam', 'invalid_parameter'],
      ['min_power=-1', 'invalid_parameter'],
      ['sla_id=12', 'invalid_parameter'],
      ['country=nl', 'invalid_parameter'],
      ['q=', 'invalid_parameter'],
      [`q=${'x'.repeat(201)}`, 'invalid_parameter'],
      ['archived=1', 'invalid_parameter'],
      ['q=%ff', 'invalid_utf8'],
    ];
    for (const [query, code] of rows) {
      const answer = await admin.send('GET', `/api/v1/locations?${query}`);
      refused(answer, 400, code as 'invalid_parameter');
    }
    refused(await admin.send('GET', '/api/v1/locations/count?limit=1'), 400, 'unknown_parameter');
    refused(await admin.send('GET', '/healthz?deep=1'), 400, 'unknown_parameter');
  });
});
