// Starting and ending programs for a measurement: Chargeward on a folder and a free port, and the bare ones beside it.
import { spawn, execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const binary = (name) => new URL(`../build/release/${name}`, import.meta.url).pathname;
export const chargeward = binary('bin/chargeward');

export async function free_port() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export async function wait_until_ready(url, child, deadline_ms = 30_000) {
  const end = performance.now() + deadline_ms;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    try {
      const answer = await fetch(url);
      await answer.arrayBuffer();
      if (answer.ok || answer.status === 404) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${url} did not answer`);
}

async function end(child) {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

// Chargeward on the data in `folder`; rates are unlimited, because one machine plays everybody.
export async function start_chargeward(folder, more = []) {
  const port = await free_port();
  const begin = performance.now();
  const child = spawn(
    chargeward,
    [
      'serve',
      '--data',
      folder,
      '--listen',
      `127.0.0.1:${port}`,
      '--rate-per-caller',
      '0',
      '--rate-per-address',
      '0',
      '--log-level',
      'warning',
      ...more,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const base = `http://127.0.0.1:${port}`;
  await wait_until_ready(`${base}/readyz`, child);
  return { base, port, child, ready_ms: performance.now() - begin, stop: () => end(child) };
}

export async function start_bare(name, args, port) {
  const child = spawn(binary(`bench/${name}`), [...args, String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${port}`;
  await wait_until_ready(`${base}/`, child);
  return { base, port, child, stop: () => end(child) };
}

export async function output_of(command, args) {
  const { stdout } = await run(command, args, { maxBuffer: 1 << 26 });
  return stdout;
}

// Resident memory now and at its peak, in MiB.
export function memory_of(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mib = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)[1]) / 1024;
  return { resident_mib: mib('VmRSS'), peak_mib: mib('VmHWM') };
}
