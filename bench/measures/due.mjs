// Deadlines a second on one core, and building the blocks of a zone: the domain alone, without a server.
import { binary, output_of } from '../program.mjs';
import { medians } from '../load.mjs';

export const name = 'due';

const millions = (figure) => `${(figure / 1e6).toFixed(1)} M/s`;

export async function measure({ rounds, seconds }) {
  const figures = await medians(rounds, async () =>
    JSON.parse(await output_of(binary('bench/due'), [String(seconds)])),
  );
  return [
    {
      work: '`due`, spans of 1–2 000 h, one calendar, one core',
      bar: '≥ 50 M/s',
      limit: '–',
      result: millions(figures.one_per_second),
      reached: figures.one_per_second >= 50e6,
    },
    {
      work: '`due`, spans of 1–2 000 h, 100 zones × calendars mixed, one core',
      bar: '≥ 10 M/s',
      limit: '–',
      result: millions(figures.mixed_per_second),
      reached: figures.mixed_per_second >= 10e6,
    },
    {
      work: 'building 60 years of a zone: weekdays with holidays',
      bar: '≤ 2 ms',
      limit: '–',
      result: `${figures.build_ms.toFixed(2)} ms (slowest of the 100, with service hours: ${figures.slowest_build_ms.toFixed(2)} ms)`,
      reached: figures.slowest_build_ms <= 2,
    },
  ];
}
