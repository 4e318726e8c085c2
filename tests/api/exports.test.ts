// Export of locations: what a filter finds, with SLA and flag, as CSV and JSON.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { make_location, make_sla, unique } from '../support/samples.ts';
import { add_organisation, type Person, world } from '../support/world.ts';

/** CSV as RFC 4180 has it. */
function parse_csv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    const [whole, cell = '', end] = match;
    if (whole === '' && row.length === 0) break;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const columns =
  'id, country_code, party_id, ocpi_id, name, address, city, postal_code, state, country, latitude, longitude, time_zone, time_zone_source, operator_name, owner_name, parking_type, customer_id, customer_name, sla_id, sla_name, first_level_resolution_minutes, first_level_restrict_to_weekdays, second_level_resolution_minutes, second_level_restrict_to_weekdays, flagged, evse_count, evse_up_count, ac_evse_count, dc_evse_count, max_electric_power, publish, source, last_updated, version, created_at, updated_at, archived_at'.split(
    ', ',
  );

describe('export', () => {
  let admin: Person;
  before(async () => {
    admin = await add_organisation((await world()).program, unique('Export'), 'EXP');
    await make_sla(admin, { is_default: true });
  });

  const csv = async (query = '') => {
    const answer = await admin.send('GET', `/api/v1/locations/export${query}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return { answer, rows: parse_csv(String(answer.body)) };
  };

  test('SLA-11 the CSV names its columns and has SLA, times and flag of each location', async () => {
    const hub = await make_sla(admin, { name: 'Hub, "fast"' });
    const place = await make_location(admin, { name: 'Line 1\nline 2, "quoted"', sla_id: hub.id });
    const { answer, rows } = await csv();
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; *filename="[^"]+\.csv"/);
    const [head, ...cells] = rows;
    assert.deepEqual(head, columns);
    const row = cells.find(([id]) => id === place.id);
    const value = (name: string) => row?.[columns.indexOf(name)];
    assert.equal(value('name'), 'Line 1\nline 2, "quoted"');
    assert.equal(value('sla_name'), 'Hub, "fast"');
    assert.equal(value('first_level_resolution_minutes'), '1440');
    assert.equal(value('flagged'), 'true');
    assert.equal(value('archived_at'), '');
  });

  test('cells that a spreadsheet would run are defused', async () => {
    const names = ['=1+1', '+1', '-1', '@SUM(A1)'];
    const city = unique('Formule');
    for (const name of names) await make_location(admin, { name, city });
    const { rows } = await csv(`?city=${city}&sort=created_at`);
    assert.deepEqual(
      rows.slice(1).map((row) => row[columns.indexOf('name')]),
      names.map((name) => `'${name}`),
    );
    const whole = await csv();
    for (const cell of whole.rows.flat()) assert.doesNotMatch(cell, /^[=+@\t\r]/);
  });

  test('the export holds what the list of the same filter holds, in its order', async () => {
    const word = unique('Exportweg');
    for (let index = 0; index < 5; index += 1) await make_location(admin, { name: `${5 - index} ${word}` });
    for (const query of [{}, { q: word }, { q: word, sort: '-name' as const }, { flagged: true }]) {
      const { items } = await admin.ok('list_locations', { query: { limit: 500, ...query } });
      const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
      const answer = await admin.send('GET', `/api/v1/locations/export?format=json&${text}`);
      assert.deepEqual(answer.body, items, text.toString());
      const { rows } = await csv(`?${text}`);
      assert.deepEqual(
        rows.slice(1).map(([id]) => id),
        items.map(({ id }) => id),
      );
    }
  });

  test('an export of nothing is a header, or an empty list', async () => {
    assert.deepEqual((await csv('?q=nothing-of-that-kind')).rows, [columns]);
    const json = await admin.send('GET', '/api/v1/locations/export?format=json&q=nothing-of-that-kind');
    assert.deepEqual(json.body, []);
  });

  test('unknown parameters and formats are refused', async () => {
    for (const query of ['format=xlsx', 'limit=5', 'cursor=abc', 'colour=red'])
      assert.equal((await admin.send('GET', `/api/v1/locations/export?${query}`)).status, 400, query);
  });
});
