// Binding 100 000 locations by filter in one call, while others read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start_chargeward } from '../program.mjs';
import { get_load, medians } from '../load.mjs';

export const name = 'bind';

export async function measure({ seeds, rounds, scratch }) {
  const data = await seeds.copy_of(100_000);
  const server = await start_chargeward(data.folder);
  const file = join(scratch, 'bind-read.txt');
  writeFileSync(file, data.ids.map((id) => `/api/v1/locations/${id}`).join('\n'));
  try {
    const figures = await medians(rounds, async (round) => {
      const reading = get_load(server.base, file, { token: data.token, connections: 4, seconds: 4 });
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const begin = performance.now();
      const answer = await fetch(`${server.base}/api/v1/locations/bind`, {
        method: 'POST',
        headers: { authorization: `Bearer ${data.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ sla_id: data.slas[round % 2], select: { filter: {} } }),
      });
      const outcome = await answer.json();
      const seconds = (performance.now() - begin) / 1000;
      if (!answer.ok) throw new Error(JSON.stringify(outcome));
      const reads = await reading;
      return { seconds, bound: outcome.bound, read_p99_ms: reads.p99_ms, reads: reads.per_second };
    });
    return [
      {
        work: `bind ${figures.bound.toLocaleString('en')} locations by filter, 4 readers meanwhile`,
        bar: '≤ 1.5 s',
        limit: '–',
        result: `${figures.seconds.toFixed(2)} s (readers: ${Math.round(figures.reads)}/s, p99 ${figures.read_p99_ms.toFixed(1)} ms)`,
        reached: figures.seconds <= 1.5,
      },
    ];
  } finally {
    await server.stop();
  }
}
