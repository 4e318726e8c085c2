// Pages of 50 and searches among 1 000 000 locations: alone for the latency, 64 at once for the rate, early and late pages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start_chargeward } from '../program.mjs';
import { get_load, medians } from '../load.mjs';

export const name = 'pages';

const kinds = [
  { title: 'page of 50, has DC, by name', path: '/api/v1/locations?limit=50&power_type=dc&sort=name' },
  {
    title: 'page of 50, one agreement, by name',
    path: (data) => `/api/v1/locations?limit=50&sla_id=${data.slas[0]}&sort=name`,
  },
  { title: 'search "ams"', path: '/api/v1/locations?limit=50&q=ams' },
];

async function page_targets(server, token, path, pages_max) {
  const headers = { authorization: `Bearer ${token}` };
  const targets = [path];
  for (let target = path; targets.length < pages_max; ) {
    const answer = await fetch(server.base + target, { headers });
    if (!answer.ok) throw new Error(`${target}: ${answer.status} ${await answer.text()}`);
    const { next } = await answer.json();
    if (!next) break;
    target = `${path}&cursor=${encodeURIComponent(next)}`;
    targets.push(target);
  }
  return targets;
}

export async function measure({ seeds, rounds, seconds, scratch, count_large }) {
  const data = await seeds.locations(count_large);
  const server = await start_chargeward(data.folder);
  const rows = [];
  try {
    for (const kind of kinds) {
      const path = typeof kind.path === 'string' ? kind.path : kind.path(data);
      const targets = await page_targets(server, data.token, path, 400);
      const files = {
        all: join(scratch, 'pages-all.txt'),
        first: join(scratch, 'pages-first.txt'),
        last: join(scratch, 'pages-last.txt'),
      };
      writeFileSync(files.all, targets.join('\n'));
      writeFileSync(files.first, targets[0]);
      writeFileSync(files.last, targets.at(-1));
      const figures = await medians(rounds, async () => {
        const load = (file, connections) =>
          get_load(server.base, file, { token: data.token, connections, seconds });
        const alone = await load(files.all, 1);
        const many = await load(files.all, 64);
        const first = await load(files.first, 1);
        const last = await load(files.last, 1);
        return {
          p99_ms: alone.p99_ms,
          per_second: many.per_second,
          first_ms: first.p50_ms,
          last_ms: last.p50_ms,
        };
      });
      const work = `${kind.title}, ${count_large.toLocaleString('en')} locations`;
      rows.push({
        work: `${work}, one connection`,
        bar: 'p99 ≤ 20 ms',
        limit: '–',
        result: `p99 ${figures.p99_ms.toFixed(1)} ms; page 1: ${figures.first_ms.toFixed(2)} ms, page ${targets.length}: ${figures.last_ms.toFixed(2)} ms`,
        reached: figures.p99_ms <= 20,
      });
      rows.push({
        work: `${work}, 64 connections`,
        bar: '≥ 3 000 pages/s',
        limit: '–',
        result: `${Math.round(figures.per_second)}/s`,
        reached: figures.per_second >= 3000,
      });
    }
  } finally {
    await server.stop();
  }
  return rows;
}
