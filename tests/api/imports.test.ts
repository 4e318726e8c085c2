// Imports over the API: every form of a feed, again and again, broken ones, and what a person decided is kept.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Input, refused, type Schemas } from '../support/client.ts';
import {
  afdc_csv,
  as_array,
  as_envelope,
  as_lines,
  connector,
  evse,
  ocpi_211,
  ocpi_221,
  packed,
  uk_csv,
  zip_bomb,
} from '../support/feeds.ts';
import { all_pages, make_sla, unique } from '../support/samples.ts';
import { finished_import } from '../support/things.ts';
import { add_organisation, type Person, world } from '../support/world.ts';

type Query = NonNullable<Input<'create_import'>['query']>;

describe('import', () => {
  let admin: Person;
  let standard: Schemas['Sla'];
  before(async () => {
    admin = await add_organisation((await world()).program, unique('Import'), 'IMP');
    standard = await make_sla(admin, { is_default: true });
  });

  async function load(file: Buffer, query: Query = { format: 'ocpi' }, content_type?: string) {
    const taken = await admin.call('create_import', {
      query,
      file,
      ...(content_type ? { content_type } : {}),
    });
    assert.equal(taken.status, 202, JSON.stringify(taken.body));
    assert.equal(taken.headers.get('location'), `/api/v1/imports/${taken.body.id}`);
    return finished_import(admin, taken.body.id);
  }

  const findings = (id: string) =>
    all_pages((query) => admin.ok('list_import_findings', { path: { import_id: id }, query }), 2);

  const located = async (ocpi_id: string, country_code = 'NL') => {
    const { items } = await admin.ok('list_locations', { query: { q: ocpi_id, country_code } });
    const found = items.find((item) => item.ocpi_id === ocpi_id);
    assert.ok(found, `${ocpi_id} is not there`);
    return admin.ok('get_location', { path: { location_id: found.id } });
  };

  test('SLA-08 a location that an import brings gets the default SLA', async () => {
    const id = unique('L');
    const done = await load(as_array([ocpi_221(id)]));
    assert.equal(done.status, 'done');
    assert.deepEqual(done.locations, { added: 1, changed: 0, unchanged: 0, refused: 0 });
    assert.deepEqual(done.evses, { added: 1, changed: 0, unchanged: 0 });
    assert.deepEqual(done.connectors, { added: 1, changed: 0, unchanged: 0 });
    const place = await located(id);
    assert.equal(place.sla_id, standard.id);
    assert.deepEqual([place.source, place.time_zone_source, place.party_id], ['import', 'feed', 'FED']);
    assert.equal(place.evses[0]?.connectors[0]?.max_electric_power, 22_000);
  });

  for (const [form, pack] of [
    ['an array', as_array],
    ['the OCPI envelope', as_envelope],
    ['lines', as_lines],
    ['a packed array', (objects: unknown[]) => packed(as_array(objects))],
    ['packed lines', (objects: unknown[]) => packed(as_lines(objects))],
    [
      'an array behind a byte order mark',
      (objects: unknown[]) => Buffer.concat([Buffer.from('\uFEFF'), as_array(objects)]),
    ],
  ] as const) {
    test(`${form} is read, whatever the content type says`, async () => {
      const ids = [unique('F'), unique('F'), unique('F')];
      for (const type of ['application/octet-stream', 'application/json', 'application/gzip']) {
        const done = await load(
          pack(ids.map((id) => ocpi_221(id))),
          { format: 'ocpi', file_name: 'feed' },
          type,
        );
        assert.equal(done.status, 'done', JSON.stringify(done));
        assert.equal(done.objects, 3);
        assert.equal(done.locations.added + done.locations.unchanged, 3);
        assert.equal(done.bytes_read, done.bytes_total);
        assert.equal(done.file_name, 'feed');
      }
      await located(ids[2] as string);
    });
  }

  test('OCPI 2.1.1 objects take the party that is given with the file', async () => {
    const id = unique('F');
    const done = await load(as_array([ocpi_211(id)]), {
      format: 'ocpi',
      country_code: 'FR',
      party_id: 'DRV',
    });
    assert.equal(done.locations.added, 1, JSON.stringify(done));
    const place = await located(id, 'FR');
    assert.equal(place.party_id, 'DRV');
    assert.equal(place.evses[0]?.connectors[0]?.max_voltage, 920);
    assert.equal(place.dc_evse_count, 1);
  });

  test('the same feed again writes nothing; a changed object changes only itself; absent is not removed', async () => {
    const [a, b] = [unique('R'), unique('R')];
    await load(as_array([ocpi_221(a), ocpi_221(b)]));
    const at_first = await located(a);
    const again = await load(as_array([ocpi_221(a), ocpi_221(b)]));
    assert.deepEqual(again.locations, { added: 0, changed: 0, unchanged: 2, refused: 0 });
    assert.deepEqual(again.evses, { added: 0, changed: 0, unchanged: 2 });
    assert.deepEqual(await located(a), at_first, 'nothing was written');
    const moved = ocpi_221(b, { address: 'Kade 2', evses: [evse('1', { status: 'OUTOFORDER' }), evse('2')] });
    const changed = await load(as_array([moved]));
    assert.deepEqual(changed.locations, { added: 0, changed: 1, unchanged: 0, refused: 0 });
    assert.deepEqual(changed.evses, { added: 1, changed: 1, unchanged: 0 });
    const place = await located(b);
    assert.deepEqual([place.address, place.evse_count, place.evse_up_count], ['Kade 2', 2, 1]);
    assert.deepEqual(await located(a), at_first, 'absent is not removed');
  });

  test('what a person set is kept: SLA, customer and time zone; all else follows the feed', async () => {
    const id = unique('K');
    await load(as_array([ocpi_221(id)]));
    const hub = await make_sla(admin);
    const customer = await admin.ok('create_customer', { body: { name: unique('Gemeente') } });
    const place = await located(id);
    await admin.ok('update_location', {
      path: { location_id: place.id },
      version: place.version,
      body: { sla_id: hub.id, customer_id: customer.id, time_zone: 'Europe/Brussels', city: 'Enkhuizen' },
    });
    await load(as_array([ocpi_221(id, { name: 'New name' })]));
    const now = await located(id);
    assert.deepEqual([now.sla_id, now.customer_id], [hub.id, customer.id]);
    assert.deepEqual([now.time_zone, now.time_zone_source], ['Europe/Brussels', 'set']);
    assert.deepEqual([now.name, now.city], ['New name', 'Hoorn']);
    const unbound = await admin.ok('update_location', {
      path: { location_id: now.id },
      version: now.version,
      body: { sla_id: null },
    });
    assert.equal(unbound.sla, null);
    await load(as_array([ocpi_221(id, { name: 'Newer name' })]));
    assert.equal((await located(id)).sla, null, 'an SLA that a person took away stays away');
  });

  test('an archived location stays so when a feed still has it, and the report says so', async () => {
    const id = unique('B');
    await load(as_array([ocpi_221(id)]));
    const place = await located(id);
    await admin.ok('archive_location', { path: { location_id: place.id }, version: place.version });
    const done = await load(as_array([ocpi_221(id, { name: 'Still in the feed' })]));
    assert.deepEqual([done.status, done.locations.changed], ['done', 0]);
    assert.equal((await findings(done.id))[0]?.problems[0]?.code, 'archived');
    const now = await admin.ok('get_location', { path: { location_id: place.id } });
    assert.notEqual(now.archived_at, null);
    assert.equal(now.name, place.name);
  });

  test('a refused object stops no other; each is reported with its place and why', async () => {
    const good = [unique('G'), unique('G')];
    const objects = [
      ocpi_221(good[0] as string),
      ocpi_221(unique('X'), { coordinates: { latitude: '555', longitude: '5' } }),
      { name: 'without an id' },
      ocpi_221(unique('X'), { id: 'x'.repeat(40) }),
      'not an object',
      ocpi_221(good[1] as string, { time_zone: 'Mars/Olympus', evses: [evse('1', { status: 'BURNING' })] }),
    ];
    const bytes = as_array(objects);
    const done = await load(bytes);
    assert.equal(done.status, 'done');
    assert.deepEqual([done.locations.added, done.locations.refused, done.objects], [2, 4, 6]);
    const reported = await findings(done.id);
    assert.equal(reported.length, done.findings);
    const refusals = reported.filter(({ outcome }) => outcome === 'refused');
    assert.deepEqual(
      refusals.map(({ object_index }) => object_index),
      [1, 2, 3, 4],
    );
    for (const { object_index, byte_position, problems } of refusals) {
      const text = JSON.stringify(objects[object_index]);
      assert.equal(bytes.subarray(byte_position, byte_position + text.length).toString(), text);
      assert.ok(problems.length > 0);
    }
    assert.deepEqual(refusals[0]?.problems, [
      { code: 'out_of_range', pointer: '/coordinates/latitude', value: '555' },
    ]);
    const odd = reported.find(({ outcome }) => outcome === 'odd');
    assert.equal(odd?.object_index, 5);
    assert.equal(odd?.key, `NL/FED/${good[1]}`);
    const only_odd = await admin.ok('list_import_findings', {
      path: { import_id: done.id },
      query: { outcome: 'odd' },
    });
    assert.ok(only_odd.items.every(({ outcome }) => outcome === 'odd'));
    assert.equal((await located(good[1] as string)).time_zone_source, 'derived');
    const counted = done.finding_counts.reduce((sum, { count }) => sum + count, 0);
    assert.ok(counted >= done.findings);
  });

  test('a feed that is cut keeps what came before, and says where it was cut', async () => {
    const ids = [unique('C'), unique('C'), unique('C')];
    const whole = as_array(ids.map((id) => ocpi_221(id)));
    const done = await load(whole.subarray(0, whole.length - 50));
    assert.equal(done.error, 'cut', JSON.stringify(done));
    assert.equal(done.locations.added, 2);
    await located(ids[1] as string);
    const gz = packed(as_lines(ids.map((id) => ocpi_221(`${id}z`))));
    assert.equal((await load(gz.subarray(0, gz.length - 12))).error, 'cut');
  });

  test('what is no feed fails and changes nothing', async () => {
    const { count } = await admin.ok('count_locations');
    const rows: [string, Buffer, string | null][] = [
      ['text', Buffer.from('hello, this is not JSON'), 'not_json'],
      ['HTML', Buffer.from('<!doctype html><title>502</title>'), 'not_json'],
      ['nothing', Buffer.alloc(0), null],
      ['noise', Buffer.from([0, 1, 2, 3, 255, 254]), 'not_json'],
      [
        'a broken gzip',
        Buffer.concat([packed(as_array([ocpi_221('x')])).subarray(0, 20), Buffer.alloc(100, 7)]),
        null,
      ],
      ['a zip bomb', zip_bomb(), 'zip_bomb'],
    ];
    for (const [what, bytes, error] of rows) {
      const done = await load(bytes);
      assert.equal(done.status, 'failed', `${what}: ${JSON.stringify(done)}`);
      assert.ok(error === null ? done.error !== null : done.error === error, `${what}: ${done.error}`);
      assert.equal(done.locations.added, 0);
    }
    assert.deepEqual(await admin.ok('count_locations'), { count });
  });

  test('an empty feed is done, with nothing', async () => {
    for (const bytes of [as_array([]), as_envelope([]), packed(as_array([]))]) {
      const done = await load(bytes);
      assert.deepEqual([done.status, done.objects, done.error], ['done', 0, null], JSON.stringify(done));
    }
  });

  test('a duplicate uid, 1 MW, a missing power and a fraction of a second are survived', async () => {
    const id = unique('D');
    const strange = ocpi_221(id, {
      address: 'x'.repeat(200),
      last_updated: '2026-03-01T10:00:00.1234567Z',
      evses: [
        evse('1', {
          connectors: [
            connector({ max_electric_power: 1_000_000 }),
            connector({ id: '2', standard: 'NEW_PLUG' }),
          ],
        }),
        evse('1', { status: 'OUTOFORDER' }),
        evse('3', { evse_id: undefined, connectors: [connector({ max_electric_power: undefined })] }),
      ],
      tariffs: [{ anything: true }],
    });
    const done = await load(as_array([strange]));
    assert.equal(done.locations.added, 1, JSON.stringify(done));
    assert.ok(done.findings > 0);
    const place = await located(id);
    assert.equal(place.evse_count, 2);
    assert.equal(place.evses[0]?.connectors[1]?.standard, 'NEW_PLUG');
  });

  test('CSV files are read by a profile: AFDC and UK NCR', async () => {
    const { items } = await admin.ok('list_import_profiles');
    assert.deepEqual(items.map(({ name }) => name).sort(), ['afdc', 'uk_ncr']);
    const afdc = afdc_csv([
      'ELEC,"Garage, 5th Ave",1 Fifth Ave,New York,NY,10003,E,,2,1,ChargePoint Network,40.7321,-73.9960,900001,2025-05-01 10:00:00 UTC,J1772 J1772COMBO,US',
      'CNG,Gas Station,2 Fifth Ave,New York,NY,10003,E,,,,,40.7,-73.9,900002,2025-05-01 10:00:00 UTC,,US',
      'ELEC,Broken,3 Fifth Ave,New York,NY,10003,E,,1,,,555,-73.9,900003,2025-05-01 10:00:00 UTC,J1772,US',
    ]);
    const us = await load(afdc, { format: 'csv', profile: 'afdc' }, 'text/csv');
    assert.equal(us.status, 'done', JSON.stringify(us));
    assert.deepEqual([us.locations.added, us.locations.refused], [1, 1]);
    assert.deepEqual(us.evses.added, 3);
    const place = await located('900001', 'US');
    assert.equal(place.time_zone, 'America/New_York');
    assert.equal(place.dc_evse_count, 1);
    const uk = uk_csv([
      'abc-1,"Car Park, High St",51.5010,-0.1419,High St,London,SW1A,GB,In service,1,Type 2 Mennekes (IEC62196),7.0,Single Phase AC,In service',
      'abc-2,No place,,,,,,GB,In service,1,Type 2 Mennekes (IEC62196),7.0,Single Phase AC,In service',
    ]);
    const gb = await load(packed(uk), { format: 'csv', profile: 'uk_ncr' });
    assert.equal(gb.status, 'done', JSON.stringify(gb));
    assert.equal(gb.locations.added + gb.locations.refused, 2);
    assert.equal((await located('abc-1', 'GB')).time_zone, 'Europe/London');
    const wrong = await load(uk, { format: 'csv', profile: 'afdc' });
    assert.equal(wrong.status, 'failed', 'the columns of the profile are missing');
  });

  test('what does not go together is refused before anything is read', async () => {
    const rows: [string, number, string][] = [
      ['format=csv', 422, 'profile'],
      ['format=csv&profile=none_such', 422, 'profile'],
      ['format=ocpi&profile=afdc', 422, 'profile'],
      ['', 0, 'format'],
      ['format=xml', 400, 'format'],
      ['format=ocpi&party_id=x', 400, 'party_id'],
      ['format=ocpi&colour=red', 400, 'colour'],
    ];
    const headers = { 'Content-Type': 'application/octet-stream' };
    for (const [query, status, name] of rows) {
      const answer = await admin.send('POST', `/api/v1/imports?${query}`, { body: as_array([]), headers });
      assert.ok(
        status === 0 ? [400, 422].includes(answer.status) : answer.status === status,
        `${query}: ${answer.status}`,
      );
      assert.equal(answer.problem.errors?.[0]?.pointer, name);
    }
    const typed = await admin.send('POST', '/api/v1/imports?format=ocpi', {
      body: '[]',
      headers: { 'Content-Type': 'text/html' },
    });
    refused(typed, 415, 'unsupported_media_type');
  });

  test('imports are listed newest first, with who started them', async () => {
    const done = await load(as_array([ocpi_221(unique('N'))]));
    const { items } = await admin.ok('list_imports', { query: { limit: 2 } });
    assert.equal(items[0]?.id, done.id);
    assert.deepEqual(items[0]?.started_by, { id: admin.user.id, name: admin.user.name, kind: 'user' });
    assert.equal(
      new Set((await all_pages((query) => admin.ok('list_imports', { query }), 3)).map(({ id }) => id)).size >
        3,
      true,
    );
  });
});
