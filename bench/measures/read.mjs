// One location by id, 100 000 locations, 64 connections, beside a bare Beast server with one SQLite point read.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { free_port, output_of, start_bare, start_chargeward, binary } from '../program.mjs';
import { get_load, medians } from '../load.mjs';

export const name = 'read';

export async function measure({ seeds, rounds, seconds, scratch }) {
  const data = await seeds.locations(100_000);
  const ours = join(scratch, 'read-ours.txt');
  const theirs = join(scratch, 'read-bare.txt');
  writeFileSync(ours, data.ids.map((id) => `/api/v1/locations/${id}`).join('\n'));
  writeFileSync(theirs, data.ids.map((id) => `/things/${id}`).join('\n'));
  const server = await start_chargeward(data.folder);
  try {
    const sample = await (
      await fetch(`${server.base}/api/v1/locations/${data.ids[0]}`, {
        headers: { authorization: `Bearer ${data.token}` },
      })
    ).text();
    const file = join(scratch, 'bare-read.sqlite3');
    rmSync(file, { force: true }); // of an earlier run that was kept
    await output_of(binary('bench/seed_load'), [
      'bare',
      file,
      join(data.folder, 'seed.json'),
      '100000',
      sample,
    ]);
    const bare = await start_bare('bare_read', [file], await free_port());
    try {
      const figures = await medians(rounds, async () => {
        const limit = await get_load(bare.base, theirs, { connections: 64, seconds });
        const own = await get_load(server.base, ours, { token: data.token, connections: 64, seconds });
        return {
          limit: limit.per_second,
          own: own.per_second,
          share: (100 * own.per_second) / limit.per_second,
          p99_ms: own.p99_ms,
        };
      });
      return [
        {
          work: '`GET /api/v1/locations/{id}` with a token, 100 000 locations, 64 connections',
          bar: '≥ 50 % of bare Beast + SQLite',
          limit: `${Math.round(figures.limit)}/s`,
          result: `${Math.round(figures.own)}/s = ${figures.share.toFixed(0)} % (p99 ${figures.p99_ms.toFixed(1)} ms)`,
          reached: figures.share >= 50,
        },
      ];
    } finally {
      await bare.stop();
    }
  } finally {
    await server.stop();
  }
}
