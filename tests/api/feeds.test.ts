// The real feeds, imported as an operator would, twice. Skipped where the data is absent. The figures are those of the files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Input, Schemas } from '../support/client.ts';
import { real_feed } from '../support/feeds.ts';
import { make_sla, unique } from '../support/samples.ts';
import { finished_import } from '../support/things.ts';
import { add_organisation, world } from '../support/world.ts';

interface Row {
  file: string;
  query: NonNullable<Input<'create_import'>['query']>;
  /** Objects in the file, and how many may be refused at most. */
  objects: number;
  refused_max: number;
  country: string;
}

const rows: Row[] = [
  {
    file: 'ndw_nl_ocpi_20260607_a-m.json.gz',
    query: { format: 'ocpi' },
    objects: 39_921,
    refused_max: 100,
    country: 'NLD',
  },
  {
    file: 'fr_driveco_ocpi211_locations.json.gz',
    query: { format: 'ocpi', country_code: 'FR', party_id: 'DRV' },
    objects: 378,
    refused_max: 5,
    country: 'FRA',
  },
  {
    file: 'de_ludwigsburg_ocpi221.json.gz',
    query: { format: 'ocpi', country_code: 'DE', party_id: 'LUD' },
    objects: 0,
    refused_max: 10,
    country: 'DEU',
  },
  {
    file: 'us_afdc_NY_2025-05.csv.gz',
    query: { format: 'csv', profile: 'afdc' },
    objects: 0,
    refused_max: 50,
    country: 'USA',
  },
  {
    file: 'uk_ncr_2022-05.csv.gz',
    query: { format: 'csv', profile: 'uk_ncr' },
    objects: 0,
    refused_max: 2000,
    country: 'GBR',
  },
];

describe('real feeds', () => {
  for (const row of rows) {
    const path = real_feed(row.file);
    test(`SLA-08 ${row.file} is in, with the default SLA, and unchanged the second time`, {
      skip: path === null,
    }, async () => {
      const { program } = await world();
      const admin = await add_organisation(program, unique('Feed'), 'FDX');
      const sla = await make_sla(admin, { is_default: true });
      const bytes = readFileSync(path as string);
      const load = async (): Promise<Schemas['Import']> => {
        const taken = await admin.ok('create_import', {
          query: { ...row.query, file_name: row.file },
          file: bytes,
        });
        return finished_import(admin, taken.id);
      };
      const once = await load();
      assert.equal(once.status, 'done', JSON.stringify(once));
      if (row.objects > 0) assert.equal(once.objects, row.objects);
      assert.ok(once.locations.added > 0);
      assert.ok(once.locations.refused <= row.refused_max, JSON.stringify(once.finding_counts));
      const { count } = await admin.ok('count_locations');
      assert.equal(count, once.locations.added);
      assert.deepEqual(await admin.ok('count_locations', { query: { sla_id: sla.id } }), { count });
      assert.deepEqual(await admin.ok('count_locations', { query: { country: row.country } }), { count });
      const again = await load();
      assert.equal(again.locations.added, 0, JSON.stringify(again));
      assert.equal(again.locations.refused, once.locations.refused);
      assert.ok(
        again.locations.changed <= once.objects - once.locations.refused - once.locations.added,
        JSON.stringify(again),
      );
      assert.deepEqual(await admin.ok('count_locations'), { count });
    });
  }
});
