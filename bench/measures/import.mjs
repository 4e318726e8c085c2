// The 80 MB national feed: first time and again unchanged, with the program's peak memory.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chargeward, memory_of, start_chargeward } from '../program.mjs';
import { medians } from '../load.mjs';

export const name = 'import';

function import_seconds(folder, feed) {
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(chargeward, ['import', 'ocpi', feed, '--data', folder], {
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 2) throw new Error(`import ended with ${status}: ${stdout}${stderr}`);
  return (performance.now() - begin) / 1000;
}

export async function measure({ seeds, rounds, shared }) {
  const feed = join(shared, 'data/ndw_nl_ocpi_20260607_a-m.json.gz');
  if (!existsSync(feed))
    return [
      {
        work: 'import of the 80 MB feed',
        bar: '≤ 5 s / ≤ 2 s',
        limit: '–',
        result: 'skipped: no feed here',
        reached: null,
      },
    ];
  const figures = await medians(rounds, async () => {
    const data = await seeds.copy_of(0);
    const server = await start_chargeward(data.folder);
    try {
      const first = import_seconds(data.folder, feed);
      const again = import_seconds(data.folder, feed);
      return { first, again, peak_mib: memory_of(server.child.pid).peak_mib };
    } finally {
      await server.stop();
    }
  });
  const work = 'import of the 80 MB feed (39 921 locations)';
  return [
    {
      work: `${work}, first time`,
      bar: '≤ 5 s',
      limit: '–',
      result: `${figures.first.toFixed(2)} s`,
      reached: figures.first <= 5,
    },
    {
      work: `${work}, again unchanged`,
      bar: '≤ 2 s',
      limit: '–',
      result: `${figures.again.toFixed(2)} s`,
      reached: figures.again <= 2,
    },
    {
      work: `${work}, peak memory of the program`,
      bar: '≤ 150 MiB',
      limit: '–',
      result: `${figures.peak_mib.toFixed(0)} MiB`,
      reached: figures.peak_mib <= 150,
    },
  ];
}
