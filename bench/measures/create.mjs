// Creating locations, durable, with audit row and search index, beside bare SQLite with one row a commit.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binary, output_of, start_chargeward } from '../program.mjs';
import { create_load, medians } from '../load.mjs';

export const name = 'create';

export async function measure({ seeds, rounds, seconds, scratch }) {
  const data = await seeds.copy_of(0);
  const server = await start_chargeward(data.folder);
  try {
    const figures = await medians(rounds, async (round) => {
      const folder = mkdtempSync(join(scratch, 'bare-commit-'));
      const limit = Number(await output_of(binary('bench/bare_commit'), [folder, String(seconds)]));
      rmSync(folder, { recursive: true });
      const own = await create_load(server.base, {
        token: data.token,
        prefix: `r${round}`,
        connections: 64,
        seconds,
      });
      return { limit, own: own.per_second, ratio: own.per_second / limit, p99_ms: own.p99_ms };
    });
    const row = {
      work: '`POST /api/v1/locations`, durable, audit and search included, 64 connections',
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
