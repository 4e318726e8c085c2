// Opening incidents, durable, with deadlines, event and audit row, beside bare SQLite with one row a commit.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary, output_of, start_chargeward } from '../program.mjs';
import { incident_load, medians } from '../load.mjs';

export const name = 'incidents';

export async function measure({ seeds, rounds, seconds, scratch }) {
  const data = await seeds.copy_of(10_000);
  const file = join(scratch, 'incident-locations.txt');
  writeFileSync(file, data.ids.join('\n'));
  const server = await start_chargeward(data.folder);
  try {
    const figures = await medians(rounds, async () => {
      const folder = mkdtempSync(join(scratch, 'bare-commit-'));
      const limit = Number(await output_of(binary('bench/bare_commit'), [folder, String(seconds)]));
      rmSync(folder, { recursive: true });
      const own = await incident_load(server.base, { token: data.token, file, connections: 64, seconds });
      return { limit, own: own.per_second, ratio: own.per_second / limit, p99_ms: own.p99_ms };
    });
    const row = {
      work: 'open incident, durable, deadlines, event and audit row included, 64 connections',
      limit: `${Math.round(figures.limit)}/s, one row a commit`,
    };
    return [
      {
        ...row,
        bar: '≥ 1.5 × bare SQLite',
        result: `${Math.round(figures.own)}/s = ${figures.ratio.toFixed(2)} ×`,
        reached: figures.ratio >= 1.5,
      },
      {
        ...row,
        bar: 'p99 ≤ 25 ms',
        result: `p99 ${figures.p99_ms.toFixed(1)} ms`,
        reached: figures.p99_ms <= 25,
      },
    ];
  } finally {
    await server.stop();
  }
}
