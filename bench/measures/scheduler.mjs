// So many 1st-level deadlines within one minute: how late the last of them is handed over, and what others feel of it.
// How late is seen in the data folder from outside: the earliest deadline that still waits for its hand-over.
import { DatabaseSync } from 'node:sqlite';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start_chargeward } from '../program.mjs';
import { get_load } from '../load.mjs';

export const name = 'scheduler';
const kMinute = 60_000;
const kPause = 250;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The longest that a deadline waited, seen until none is left; every quarter of a second, so at most that much too little.
async function watch(folder, until) {
  const database = new DatabaseSync(join(folder, 'chargeward.sqlite3'), { readOnly: true });
  const earliest = database.prepare(
    "SELECT min(next_at) AS at FROM incidents WHERE level = 'first' AND next_at < ?",
  );
  let late_ms = 0;
  try {
    for (;;) {
      const now = Date.now();
      const { at } = earliest.get(until);
      if (at === null && now > until) return late_ms;
      if (at !== null) late_ms = Math.max(late_ms, now - at);
      await sleep(kPause);
    }
  } finally {
    database.close();
  }
}

export async function measure({ seeds, seconds, scratch, count_large }) {
  const count = count_large / 10;
  const data = await seeds.copy_of(100_000);
  // Time to open them and to measure quietly before the minute begins.
  const due_from = Date.now() + 30_000 + 1_000 * seconds + count / 2;
  const took = await seeds.add_incidents(data.folder, {
    closed: 0,
    open: count,
    sla: data.slas[0],
    due_from,
  });
  const file = join(scratch, 'scheduler-read.txt');
  const reads = data.ids.slice(0, 1_000).map((id) => `/api/v1/locations/${id}`);
  writeFileSync(file, [...reads, '/api/v1/incidents?sort=queue&limit=50'].join('\n'));
  const server = await start_chargeward(data.folder);
  try {
    const load = (duration) =>
      get_load(server.base, file, { token: data.token, connections: 4, seconds: duration });
    await load(1);
    const quiet = await load(seconds);
    const wait = due_from - Date.now();
    if (wait < 0) throw new Error(`opening the incidents took ${took} s: too long for their deadlines`);
    await sleep(wait);
    const [late_ms, busy] = await Promise.all([
      watch(data.folder, due_from + kMinute),
      load(kMinute / 1_000),
    ]);
    const work = `${count.toLocaleString('en')} deadlines within one minute, 4 readers meanwhile`;
    return [
      {
        work: `${work}: handed over`,
        bar: '≤ 10 s after they are due',
        limit: '–',
        result: `≤ ${((late_ms + kPause) / 1_000).toFixed(1)} s`,
        reached: late_ms + kPause <= 10_000,
      },
      {
        work: `${work}: p99 of reading`,
        bar: '≤ 3 × quiet',
        limit: `${quiet.p99_ms.toFixed(2)} ms when quiet`,
        result: `${busy.p99_ms.toFixed(2)} ms = ${(busy.p99_ms / quiet.p99_ms).toFixed(1)} ×`,
        reached: busy.p99_ms <= 3 * quiet.p99_ms,
      },
    ];
  } finally {
    await server.stop();
  }
}
