// An import that was killed half-way and is run again ends as one that was not: the same locations, EVSEs and findings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { as_lines, evse, ocpi_221, packed } from '../support/feeds.ts';
import { Program } from '../support/program.ts';
import { make_sla } from '../support/samples.ts';
import { finished_import } from '../support/things.ts';
import { wait_until } from '../support/waiting.ts';
import { complete_setup, type Person } from '../support/world.ts';
import { check_integrity } from './integrity.ts';

const objects = Array.from({ length: 12_000 }, (_, index) =>
  ocpi_221(`K${String(index).padStart(6, '0')}`, {
    ...(index % 1000 === 7 ? { coordinates: { latitude: '555', longitude: '5' } } : {}),
    evses: [evse('1'), evse('2', { status: index % 9 === 0 ? 'OUTOFORDER' : 'AVAILABLE' })],
  }),
);
const feed = packed(as_lines(objects));

async function begin(program: Program): Promise<Person> {
  const admin = await complete_setup(program);
  await make_sla(admin, { name: 'Standard', is_default: true });
  return admin;
}

const start_import = (admin: Person) => admin.ok('create_import', { query: { format: 'ocpi' }, file: feed });

/** Everything that the feed decides, without ids and instants of this program. */
async function outcome(admin: Person): Promise<unknown> {
  const { body } = await admin.send('GET', '/api/v1/locations/export?format=json&sort=name');
  return (body as Record<string, unknown>[]).map(
    ({
      id: _id,
      sla,
      sla_id: _sla,
      version: _version,
      created_at: _created,
      updated_at: _updated,
      ...rest
    }) => ({
      ...rest,
      sla: (sla as { name: string } | null)?.name,
    }),
  );
}

test('SLA-08 an import killed half-way and run again ends the same as one that was not', async (context) => {
  const whole = await Program.start({ engine: 'sqlite' });
  const killed = await Program.start({ engine: 'sqlite' });
  try {
    const at_whole = await begin(whole);
    const uninterrupted = await finished_import(at_whole, (await start_import(at_whole)).id);
    assert.equal(uninterrupted.status, 'done');
    assert.deepEqual([uninterrupted.locations.added, uninterrupted.locations.refused], [11_988, 12]);

    const admin = await begin(killed);
    for (const part of [0.1, 0.5, 0.8]) {
      const { id } = await start_import(admin);
      const path = { import_id: id };
      const reached = await wait_until('it is half-way', async () => {
        const { objects: read, status } = await admin.ok('get_import', { path });
        return (read >= objects.length * part || status === 'done') && { read, status };
      });
      await killed.end('SIGKILL');
      check_integrity(killed);
      await killed.launch();
      const { status } = await finished_import(admin, id);
      context.diagnostic(`killed at ${reached.read} of ${objects.length}: ${status}`);
      assert.ok(['interrupted', 'done'].includes(status), status);
    }
    const again = await finished_import(admin, (await start_import(admin)).id);
    assert.equal(again.status, 'done');
    const { added, changed, unchanged, refused } = again.locations;
    assert.deepEqual([added + unchanged, changed, refused], [11_988, 0, 12]);
    assert.deepEqual(again.finding_counts, uninterrupted.finding_counts);
    assert.deepEqual(await outcome(admin), await outcome(at_whole));
  } finally {
    await Promise.all([whole.dispose(), killed.dispose()]);
  }
});
