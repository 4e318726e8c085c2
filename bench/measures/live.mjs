// Ten thousand clients that hear what changes: how soon everyone has one change, and what a stream costs in memory. The
// clients are bare sockets in a process of their own, so that what is measured is the program.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { memory_of, start_chargeward } from '../program.mjs';
import { medians } from '../load.mjs';

export const name = 'live';
const kStreams = 10_000;
const kWarmUp = 1_000;

async function ask(listeners, message) {
  const answered = once(listeners, 'message');
  listeners.send(message);
  return (await answered)[0];
}

async function create_location(base, token, ocpi_id) {
  const answer = await fetch(`${base}/api/v1/locations`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ocpi_id,
      name: 'x',
      address: 'x',
      city: 'x',
      country: 'NLD',
      time_zone: 'Europe/Amsterdam',
    }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
}

export async function measure({ seeds, rounds }) {
  const data = await seeds.copy_of(0);
  const server = await start_chargeward(data.folder, ['--connections-max', String(2 * kStreams)]);
  const listeners = fork(new URL('../live_listeners.mjs', import.meta.url), { serialization: 'json' });
  try {
    const open = { kind: 'open', port: server.port, token: data.token };
    // The first ones, and a first change, make what is made once.
    await ask(listeners, { ...open, count: kWarmUp });
    const warm = await hearing(listeners, kWarmUp);
    await create_location(server.base, data.token, 'warm');
    await warm();
    const before = memory_of(server.child.pid).resident_mib;
    const { failed } = await ask(listeners, { ...open, count: kStreams });
    if (failed > 0) throw new Error(`${failed} streams did not open`);
    const kib_each = ((memory_of(server.child.pid).resident_mib - before) * 1024) / kStreams;
    const figures = await medians(rounds, async (round) => {
      const heard = await hearing(listeners, kWarmUp + kStreams);
      const sent_at = Date.now();
      await create_location(server.base, data.token, `live-${round}`);
      const times = (await heard()).times.map((at) => at - sent_at).sort((a, b) => a - b);
      return {
        p50: times[times.length >> 1],
        p99: times[Math.floor(times.length * 0.99)],
        max: times.at(-1),
      };
    });
    const kib_after = ((memory_of(server.child.pid).resident_mib - before) * 1024) / kStreams;
    const work = `${kStreams.toLocaleString('en')} event streams`;
    return [
      {
        work: `${work}, one change: everyone has it`,
        bar: 'p99 ≤ 1 s',
        limit: '–',
        result: `p99 ${figures.p99} ms (median ${figures.p50} ms, last ${figures.max} ms)`,
        reached: figures.p99 <= 1_000,
      },
      {
        work: `${work}, memory each`,
        bar: '≤ 12 KiB',
        limit: '–',
        result: `${kib_each.toFixed(1)} KiB (${kib_after.toFixed(1)} KiB after the changes)`,
        reached: Math.max(kib_each, kib_after) <= 12,
      },
    ];
  } finally {
    listeners.kill();
    await server.stop();
  }
}

// From now on the listeners note when each hears a change; the function that this gives waits until `count` have.
async function hearing(listeners, count) {
  await ask(listeners, { kind: 'hear', count });
  const done = once(listeners, 'message');
  return async () => {
    const [{ times }] = await done;
    if (times.length < count) throw new Error(`${count - times.length} streams did not hear a change`);
    return { times };
  };
}
