// `kill -9` again and again under mixed writes: every acknowledged write is there afterwards, once, and the file is whole.
// How long it took until it was ready again is told, not asserted. CHARGEWARD_KILLS chooses another number.
import { test } from 'node:test';
import { make_token } from '../support/callers.ts';
import { Client } from '../support/client.ts';
import type { Engine } from '../support/database.ts';
import { Program } from '../support/program.ts';
import { complete_setup } from '../support/world.ts';
import { check_integrity } from './integrity.ts';
import { Ledger } from './ledger.ts';

const writers = 8;
const writes_max = 60;

/** Numbers from a seed (mulberry32), so that a run can be had again. */
function random_from(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function kill_often(engine: Engine, kills: number): Promise<string> {
  const program = await Program.start({ engine });
  const random = random_from(20_261_123);
  let slowest_ms = 0;
  try {
    const admin = await complete_setup(program);
    const { organisation } = await admin.ok('get_me');
    const { client } = await make_token(
      { admin, organisation } as Parameters<typeof make_token>[0],
      'operator',
      ['slas:write', 'locations:write', 'incidents:write'],
    );
    const ledger = new Ledger(new Client(program.target, client.credentials));
    await ledger.prepare();
    for (let round = 0; round < kills; round += 1) {
      const enough = ledger.acknowledged + 3 + Math.floor(random() * writes_max);
      let is_over = false;
      const work = Array.from({ length: writers }, () => ledger.write_until_gone(random, () => is_over));
      while (ledger.acknowledged < enough) await Promise.race([new Promise(setImmediate), Promise.all(work)]);
      await program.end('SIGKILL');
      is_over = true;
      await Promise.all(work);
      if (engine === 'sqlite') check_integrity(program);
      const begin = performance.now();
      await program.launch();
      slowest_ms = Math.max(slowest_ms, performance.now() - begin);
      if (round % 5 === 4 || round === kills - 1) await ledger.check();
    }
    return `${ledger.acknowledged} acknowledged writes, ready again within ${Math.round(slowest_ms)} ms`;
  } finally {
    await program.dispose();
  }
}

const kills = Number(process.env.CHARGEWARD_KILLS ?? 50);

test(`${kills} times kill -9 under mixed writes on SQLite loses no acknowledged write`, async (context) => {
  context.diagnostic(await kill_often('sqlite', kills));
});

test('10 times kill -9 under mixed writes on PostgreSQL loses no acknowledged write', async (context) => {
  context.diagnostic(await kill_often('postgresql', 10));
});
