// A full disk, a disk that fails, a database that is gone: 503 with Retry-After, nothing half-changed, and the program
// answers again by itself when it is over.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { type Client, refused } from '../support/client.ts';
import { Program } from '../support/program.ts';
import { location_input, make_location, make_sla, unique } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { complete_setup } from '../support/world.ts';
import { check_integrity } from './integrity.ts';

const is_root = process.getuid?.() === 0;

/** The names of what was acknowledged and what was refused. */
interface Written {
  taken: string[];
  refused: string[];
}

/** Writes until the fault shows; then every answer is 503, reads that need no disk go on, and nothing is half-changed. */
async function expect_unavailable(client: Client): Promise<Written> {
  const written: Written = { taken: [], refused: [] };
  const problem = await wait_until('writes are refused', async () => {
    const name = unique('lost');
    const answer = await client.call('create_location', { body: location_input({ name }) });
    if (answer.status === 201) {
      written.taken.push(name);
      return false;
    }
    written.refused.push(name);
    refused(answer, 503, 'database_unavailable');
    assert.ok(Number(answer.headers.get('retry-after')) >= 1);
    return answer.problem;
  });
  assert.doesNotMatch(JSON.stringify(problem), /sqlite|\/tmp|errno/i, 'it tells nothing of the machine');
  return written;
}

/** The program takes a write again by itself, and of those it refused none is there. */
async function expect_recovery(program: Program, client: Client, written?: Written): Promise<void> {
  await wait_until(
    'it takes writes again',
    async () => (await client.call('create_location', { body: location_input() })).status === 201,
    60_000,
  );
  await program.ready();
  const times_there = async (q: string) => (await client.ok('count_locations', { query: { q } })).count;
  for (const name of written?.taken ?? [])
    assert.equal(await times_there(name), 1, `${name} was acknowledged`);
  for (const name of written?.refused ?? []) assert.equal(await times_there(name), 0, `${name} was refused`);
}

async function stage(program: Program): Promise<Client> {
  const admin = await complete_setup(program);
  await make_sla(admin, { is_default: true });
  for (let index = 0; index < 20; index += 1) await make_location(admin);
  return admin;
}

function mount_small(): string | null {
  if (!is_root) return null;
  const folder = mkdtempSync(join(tmpdir(), 'chargeward-small-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=0700', 'tmpfs', folder]);
  if (mounted.status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

/** Takes all the room that is left. */
function fill(folder: string): string {
  const path = join(folder, 'ballast');
  spawnSync('dd', ['if=/dev/zero', `of=${path}`, 'bs=4096'], { stdio: 'ignore' });
  return path;
}

test('ENOSPC: a full disk is 503, nothing is half-changed, and it goes on when there is room', async (context) => {
  const folder = mount_small();
  if (folder === null) return context.skip('needs root to mount a small disk');
  const program = await Program.start({ engine: 'sqlite', data_folder: folder });
  try {
    const client = await stage(program);
    const { count } = await client.ok('count_locations');
    const ballast = fill(folder);
    const written = await expect_unavailable(client);
    const readable = await client.ok('count_locations');
    assert.equal(readable.count, count + written.taken.length, 'reading goes on');
    rmSync(ballast);
    await expect_recovery(program, client, written);
    const before = await client.ok('count_locations');
    await program.stop();
    check_integrity(program);
    await program.launch();
    assert.deepEqual(await client.ok('count_locations'), before);
  } finally {
    await program.dispose();
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});

function can_trace(): boolean {
  const traced = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']);
  return traced.status === 0;
}

/** From now until `end`, every call of these kinds fails with EIO in the program. */
async function failing_disk(pid: number, calls: string): Promise<{ end: () => Promise<void> }> {
  const strace = spawn(
    'strace',
    [
      '-f',
      '-q',
      '-o',
      '/dev/null',
      '-e',
      `trace=${calls}`,
      '-e',
      `inject=${calls}:error=EIO`,
      '-p',
      String(pid),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  strace.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await wait_until('strace holds every thread', () => {
    if (strace.exitCode !== null) throw new Error(`strace: ${said}`);
    const tasks = execFileSync('sh', ['-c', `grep -h TracerPid /proc/${pid}/task/*/status`], {
      encoding: 'utf8',
    });
    return tasks
      .trim()
      .split('\n')
      .every((line) => line.includes(String(strace.pid)));
  });
  return {
    end: () =>
      new Promise((ended) => {
        strace.once('exit', () => ended());
        strace.kill('SIGINT');
      }),
  };
}

for (const calls of ['fdatasync,fsync', 'pwrite64']) {
  test(`EIO: a disk that fails at ${calls} is 503, nothing is half-changed, and it recovers`, async (context) => {
    if (!can_trace()) return context.skip('needs strace');
    const program = await Program.start({ engine: 'sqlite' });
    try {
      const client = await stage(program);
      const disk = await failing_disk(program.pid, calls);
      const written = await expect_unavailable(client).finally(disk.end);
      await expect_recovery(program, client, written);
      const { count } = await client.ok('count_locations');
      await program.end('SIGKILL');
      check_integrity(program);
      await program.launch();
      assert.deepEqual(await client.ok('count_locations'), { count });
    } finally {
      await program.dispose();
    }
  });
}

test('PostgreSQL stopped and started: 503 meanwhile, and 200 again by itself', async () => {
  const server = resolve(import.meta.dirname, '../support/postgres');
  const folder = mkdtempSync(join(tmpdir(), 'chargeward-pg-'));
  const control = (...words: string[]) =>
    execFileSync(server, [...words, folder], { encoding: 'utf8' }).trim();
  const url = control('start');
  const database = { engine: 'postgresql' as const, url, drop: async () => {} };
  const program = await Program.start({ engine: 'postgresql', database });
  try {
    const client = await stage(program);
    const { count } = await client.ok('count_locations');
    control('stop');
    const write = await client.call('create_location', { body: location_input() });
    refused(write, 503, 'database_unavailable');
    assert.ok(Number(write.headers.get('retry-after')) >= 1);
    refused(await client.call('list_locations'), 503, 'database_unavailable');
    await wait_until(
      'it says that it is not ready',
      async () => (await program.status_of('/readyz')) === 503,
    );
    assert.equal(await program.status_of('/healthz'), 200);
    assert.doesNotMatch(program.log, /password|terminate called/i);
    control('start');
    await wait_until(
      'it answers again',
      async () => (await client.call('count_locations')).status === 200,
      60_000,
    );
    assert.deepEqual(await client.ok('count_locations'), { count });
    await expect_recovery(program, client);
  } finally {
    await program.dispose();
    control('stop');
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a stop while requests run answers them all and ends well', async () => {
  const program = await Program.start({ engine: 'sqlite' });
  try {
    const client = await stage(program);
    const names = Array.from({ length: 40 }, () => unique('late'));
    const sent = names.map((name) =>
      client.call('create_location', { body: location_input({ name }) }).then(
        ({ status }) => ({ name, status }),
        () => ({ name, status: 0 }),
      ),
    );
    await Promise.race(sent);
    assert.equal(await program.stop(), 0);
    const answers = await Promise.all(sent);
    check_integrity(program);
    await program.launch();
    for (const { name, status } of answers) {
      const { count } = await client.ok('count_locations', { query: { q: name } });
      if (status === 201) assert.equal(count, 1, `${name} was acknowledged`);
      if (status >= 400) assert.equal(count, 0, `${name} was refused`);
    }
  } finally {
    await program.dispose();
  }
});

test('a second program on the same data is refused', async () => {
  const program = await Program.start({ engine: 'sqlite' });
  try {
    const second = Program.start({ engine: 'sqlite', data_folder: program.data_folder });
    await assert.rejects(second, /ended at its start/);
    await program.ready();
  } finally {
    await program.dispose();
  }
});
