// The first page of the queue, with a tenth of the incidents active: alone for the latency, 64 at once for the rate, and
// pages that nobody shares (docs/adr/0015), each made for its one reader.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start_chargeward } from '../program.mjs';
import { get_load, medians } from '../load.mjs';

export const name = 'queue';

export async function measure({ seeds, rounds, seconds, scratch, count_large }) {
  const active = count_large / 10;
  const data = await seeds.incidents(100_000, { closed: count_large - active, open: active });
  const server = await start_chargeward(data.folder);
  const file = join(scratch, 'queue.txt');
  writeFileSync(file, '/api/v1/incidents?sort=queue&limit=50');
  const unshared = join(scratch, 'queue-unshared.txt');
  const far = Date.UTC(2090, 0, 1);
  const filters = Array.from({ length: 1_000 }, (_, day) => new Date(far + day * 86_400_000).toISOString());
  writeFileSync(
    unshared,
    filters.map((at) => `/api/v1/incidents?sort=queue&limit=50&due_before=${at}`).join('\n'),
  );
  try {
    const figures = await medians(rounds, async () => {
      const alone = await get_load(server.base, file, { token: data.token, connections: 1, seconds });
      const many = await get_load(server.base, file, { token: data.token, connections: 64, seconds });
      const own = await get_load(server.base, unshared, { token: data.token, connections: 64, seconds });
      return {
        own_per_second: own.per_second,
        own_p99_ms: own.p99_ms,
        p50_ms: alone.p50_ms,
        p99_ms: alone.p99_ms,
        per_second: many.per_second,
        many_p99_ms: many.p99_ms,
      };
    });
    const work =
      `first page of the queue (50), ${active.toLocaleString('en')} active incidents among ` +
      `${count_large.toLocaleString('en')}, 100,000 locations`;
    return [
      {
        work: `${work}, one connection`,
        bar: 'p99 ≤ 15 ms',
        limit: '–',
        result: `p99 ${figures.p99_ms.toFixed(1)} ms (median ${figures.p50_ms.toFixed(2)} ms)`,
        reached: figures.p99_ms <= 15,
      },
      {
        work: `${work}, 64 connections`,
        bar: '≥ 3 000 requests/s',
        limit: '–',
        result: `${Math.round(figures.per_second)}/s (p99 ${figures.many_p99_ms.toFixed(1)} ms)`,
        reached: figures.per_second >= 3000,
      },
      {
        work: `${work}, 64 connections, no two of the same page`,
        bar: '–',
        limit: '–',
        result: `${Math.round(figures.own_per_second)}/s (p99 ${figures.own_p99_ms.toFixed(1)} ms)`,
        reached: null,
      },
    ];
  } finally {
    await server.stop();
  }
}
