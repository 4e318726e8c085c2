// SLA-07: at most one default per organisation, at every instant, under any concurrency.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { refused } from '../support/client.ts';
import { make_location, make_sla, sla_update, unique } from '../support/samples.ts';
import { add_organisation, invite, type Person, type World, world } from '../support/world.ts';

const clients_at_once = 64;
const rounds = 4;

describe('SLA-07 the default', () => {
  let stage: World;
  let operator: Person;
  before(async () => {
    stage = await world();
    const admin = await add_organisation(stage.program, unique('Default'), 'DFT');
    operator = await invite(stage.nobody, admin, 'operator');
  });

  const defaults = async () =>
    (await operator.ok('list_slas', { query: { limit: 500 } })).items.filter(({ is_default }) => is_default);

  test('SLA-07 marking one takes the mark from the other, and binds no location anew', async () => {
    const standard = await make_sla(operator, { is_default: true });
    const hub = await make_sla(operator);
    const bound = await make_location(operator);
    const at_hub = await make_location(operator, { sla_id: hub.id });
    const without = await make_location(operator, { sla_id: null });
    assert.equal(bound.sla_id, standard.id);
    assert.deepEqual([bound.flagged, at_hub.flagged, without.flagged], [false, true, false]);

    const preview = await operator.ok('preview_sla_default', { path: { sla_id: hub.id } });
    assert.deepEqual(preview, {
      current_default: { id: standard.id, name: standard.name },
      flagged_after: 1,
    });
    const marked = await operator.ok('mark_sla_default', { path: { sla_id: hub.id }, version: hub.version });
    assert.equal(marked.is_default, true);
    assert.deepEqual(
      (await defaults()).map(({ id }) => id),
      [hub.id],
    );
    const now = async (id: string) => operator.ok('get_location', { path: { location_id: id } });
    assert.deepEqual([(await now(bound.id)).sla_id, (await now(bound.id)).flagged], [standard.id, true]);
    assert.deepEqual([(await now(at_hub.id)).sla_id, (await now(at_hub.id)).flagged], [hub.id, false]);
    assert.deepEqual([(await now(without.id)).sla_id, (await now(without.id)).flagged], [null, false]);

    const again = await operator.ok('mark_sla_default', {
      path: { sla_id: hub.id },
      version: marked.version,
    });
    assert.deepEqual(again, marked, 'marking the default changes nothing');
  });

  test('SLA-07 SLA-13 the default can not be archived, and an archived one not be the default', async () => {
    const sla = await make_sla(operator, { is_default: true });
    const path = { sla_id: sla.id };
    await make_location(operator);
    const problem = refused(
      await operator.call('archive_sla', { path, version: sla.version }),
      409,
      'sla_is_default',
    );
    assert.equal(problem.count, 1, 'it says how many are bound to it');
    const anyway = { path, version: sla.version, query: { move_locations_to: 'none' } };
    refused(await operator.call('archive_sla', anyway), 409, 'sla_is_default');
    const other = await make_sla(operator);
    const archived = await operator.ok('archive_sla', { path: { sla_id: other.id }, version: other.version });
    const marked = await operator.call('mark_sla_default', {
      path: { sla_id: other.id },
      version: archived.version,
    });
    refused(marked, 409, 'already_archived');
  });

  test('SLA-07 an organisation may have no default: then nothing carries a flag', async () => {
    const sla = await make_sla(operator, { is_default: true });
    const path = { sla_id: sla.id };
    const unmarked = await operator.ok('update_sla', {
      path,
      version: sla.version,
      body: sla_update(sla, { is_default: false }),
    });
    assert.equal(unmarked.is_default, false);
    assert.deepEqual(await defaults(), []);
    const place = await make_location(operator);
    assert.equal(place.sla, null, 'SLA-08: no default, no SLA');
  });

  test(`SLA-07 ${clients_at_once} clients switch the default at once: never two, at any read`, async () => {
    const slas = await Promise.all(Array.from({ length: clients_at_once }, () => make_sla(operator)));
    let is_switching = true;
    let reads = 0;
    const reader = async () => {
      while (is_switching) {
        const marked = await defaults();
        assert.ok(marked.length <= 1, `two defaults: ${marked.map(({ name }) => name).join(', ')}`);
        reads += 1;
      }
    };
    const switcher = async (id: string) => {
      for (let round = 0; round < rounds; round += 1) {
        for (;;) {
          const { version } = await operator.ok('get_sla', { path: { sla_id: id } });
          const answer = await operator.call('mark_sla_default', { path: { sla_id: id }, version });
          if (answer.status === 200) break;
          refused(answer, 412, 'precondition_failed');
        }
      }
    };
    const readers = [reader(), reader()];
    try {
      await Promise.all(slas.map(({ id }) => switcher(id)));
    } finally {
      is_switching = false;
      await Promise.all(readers);
    }
    assert.equal((await defaults()).length, 1);
    assert.ok(reads > 0);
  });

  test('SLA-07 creating and saving with the mark at once leaves one default', async () => {
    const saved = await make_sla(operator);
    await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        if (index % 2 === 0) {
          await make_sla(operator, { is_default: true });
          return;
        }
        const current = await operator.ok('get_sla', { path: { sla_id: saved.id } });
        const body = sla_update(current, { is_default: true });
        await operator.call('update_sla', { path: { sla_id: saved.id }, version: current.version, body });
      }),
    );
    assert.equal((await defaults()).length, 1);
  });
});
