// A program is killed in the middle of handing over what came due at one instant: another one on the same database, or itself
// when it is back, does the rest, and each is handed over once.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Client } from '../support/client.ts';
import { create_database, type Engine } from '../support/database.ts';
import { log_of, make_site } from '../support/incidents.ts';
import { Program } from '../support/program.ts';
import { all_pages, make_incident } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { complete_setup, type Person } from '../support/world.ts';

const incident_count = Number(process.env.CHARGEWARD_HAND_OVERS ?? 1000);
const at_once = 25;
const level_ms = 3_600_000;
const rounds_max = 5;

/** Opens them all so that their first deadline is the same instant, which is ahead still when the last is open. */
async function open_all(admin: Person): Promise<{ ids: string[]; place_id: string; due: string }> {
  for (let ahead_ms = 8_000; ahead_ms < level_ms; ahead_ms *= 3) {
    const { place } = await make_site(admin, [level_ms / 60_000, 6000], { sla: { reminder_percents: [] } });
    const due_ms = Date.now() + ahead_ms;
    const reported_at = new Date(due_ms - level_ms).toISOString();
    const ids: string[] = [];
    while (ids.length < incident_count) {
      const made = Array.from({ length: at_once }, () => make_incident(admin, place.id, { reported_at }));
      ids.push(...(await Promise.all(made)).map(({ id }) => id));
    }
    if (Date.now() < due_ms - 500) return { ids, place_id: place.id, due: new Date(due_ms).toISOString() };
  }
  throw new Error('this machine is too slow to open so many incidents before their deadline');
}

async function handed_over_count(client: Client, place_id: string): Promise<number> {
  const query = { location_id: place_id, level: 'second' as const };
  return (await all_pages((page) => client.ok('list_incidents', { query: { ...query, ...page } }))).length;
}

const second_level_count = async (client: Client) => (await client.ok('count_incidents')).second_level ?? 0;

/** Kills one as soon as something is handed over; how many were by then. */
async function kill_in_the_middle(killed: Program, watcher: Client): Promise<number> {
  const before = await second_level_count(watcher);
  const count = await wait_until(
    'the first are handed over',
    async () => {
      const now = await second_level_count(watcher);
      return now > before && now - before;
    },
    level_ms,
  );
  await killed.end('SIGKILL');
  return count;
}

async function check_each_once(client: Client, ids: string[], due: string): Promise<void> {
  for (let at = 0; at < ids.length; at += at_once) {
    await Promise.all(
      ids.slice(at, at + at_once).map(async (id) => {
        const log = await log_of(client, id);
        assert.deepEqual(
          log.map(({ kind }) => kind),
          ['opened', 'breached', 'handed_over'],
          id,
        );
        assert.deepEqual(
          log.slice(1).map((event) => event.at),
          [due, due],
        );
      }),
    );
  }
  const wanted = new Set(ids);
  const entries = await all_pages((page) =>
    client.ok('list_audit', { query: { entity_type: 'incident', ...page } }),
  );
  const moved = entries.filter(({ action, entity_id }) => action === 'moved' && wanted.has(entity_id));
  assert.equal(moved.length, ids.length, 'one entry in the record for each');
}

async function hand_over_and_kill(context: TestContext, engine: Engine): Promise<void> {
  const database = await create_database(engine);
  const programs = [await Program.start({ database })];
  try {
    const [first] = programs as [Program];
    const admin = await complete_setup(first);
    if (engine === 'postgresql') programs.push(await Program.start({ database }));
    const other = programs[1] ?? first;
    const watcher = new Client(other.target, admin.credentials);
    let was_in_the_middle = false;
    for (let round = 0; round < rounds_max && !was_in_the_middle; round += 1) {
      const { ids, place_id, due } = await open_all(admin);
      const count = await kill_in_the_middle(first, watcher);
      was_in_the_middle = count < ids.length;
      context.diagnostic(`killed when ${count} of ${ids.length} were handed over`);
      if (other === first) await first.launch();
      await wait_until(
        'the rest is handed over',
        async () => (await handed_over_count(watcher, place_id)) === ids.length,
        120_000,
      );
      await check_each_once(watcher, ids, due);
      if (other !== first) await first.launch();
    }
    assert.ok(was_in_the_middle, 'no kill fell into the middle of the hand-overs');
  } finally {
    for (const program of programs) await program.dispose();
    await database.drop();
  }
}

test('OPS-02 two programs on one PostgreSQL, one killed with -9 in the middle of hand-overs: each once', (context) =>
  hand_over_and_kill(context, 'postgresql'));

test('OPS-02 SQLite, killed with -9 in the middle of hand-overs and started again: each once', (context) =>
  hand_over_and_kill(context, 'sqlite'));
