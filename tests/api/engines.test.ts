// The same random calls on SQLite and on PostgreSQL give the same answers: status, version, body, order. Both programs run
// side by side; ids and instants are told as names. CHARGEWARD_RANDOM_CALLS and CHARGEWARD_RANDOM_SEED choose others.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Engine } from '../support/database.ts';
import { Program } from '../support/program.ts';
import { random_calls } from '../support/random_calls.ts';
import { Replay } from '../support/replay.ts';
import { close_connections } from '../support/wire.ts';
import { complete_setup } from '../support/world.ts';

const count = Number(process.env.CHARGEWARD_RANDOM_CALLS ?? 10_000);
const seed = Number(process.env.CHARGEWARD_RANDOM_SEED ?? 20_261_123);

async function start(engine: Engine): Promise<[Program, Replay]> {
  const program = await Program.start({ engine });
  return [program, new Replay(await complete_setup(program, 'anna@polder.example'))];
}

test(`${count} random calls have the same outcome on both engines (seed ${seed})`, async (context) => {
  const [[sqlite, on_sqlite], [postgresql, on_postgresql]] = await Promise.all([
    start('sqlite'),
    start('postgresql'),
  ]);
  try {
    const statuses = new Map<number, number>();
    for (const [index, call] of random_calls(count, seed).entries()) {
      const [left, right] = await Promise.all([on_sqlite.play(call), on_postgresql.play(call)]);
      const { status } = left.answer as { status: number };
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      assert.deepEqual(right, left, `call ${index} of seed ${seed}: ${left.request}`);
      assert.ok(status < 500, `call ${index}: ${left.request} answered ${status}`);
    }
    context.diagnostic(`statuses: ${JSON.stringify(Object.fromEntries(statuses))}`);
    assert.ok((statuses.get(200) ?? 0) > count / 4, 'most calls were refused: they show little');
  } finally {
    await Promise.all([sqlite.dispose(), postgresql.dispose()]);
  }
});

after(close_connections);
