// From start to ready, and memory when idle, with 1 000 000 locations.
import { memory_of, start_chargeward } from '../program.mjs';
import { medians } from '../load.mjs';

export const name = 'start';

export async function measure({ seeds, rounds, count_large }) {
  const data = await seeds.locations(count_large);
  const figures = await medians(rounds, async () => {
    const server = await start_chargeward(data.folder);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const { resident_mib } = memory_of(server.child.pid);
    await server.stop();
    return { ready_ms: server.ready_ms, resident_mib };
  });
  const work = `${count_large.toLocaleString('en')} locations`;
  return [
    {
      work: `start to ready, ${work}`,
      bar: '≤ 0.5 s',
      limit: '–',
      result: `${(figures.ready_ms / 1000).toFixed(2)} s`,
      reached: figures.ready_ms <= 500,
    },
    {
      work: `resident memory idle, ${work}`,
      bar: '≤ 60 MiB',
      limit: '–',
      result: `${figures.resident_mib.toFixed(0)} MiB`,
      reached: figures.resident_mib <= 60,
    },
  ];
}
