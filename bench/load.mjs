// Load by wrk, and the figures of a measurement.
import { output_of } from './program.mjs';

const script = (name) => new URL(`wrk/${name}`, import.meta.url).pathname;

async function wrk(base, name, connections, seconds, args) {
  const text = await output_of('wrk', [
    '-t',
    String(Math.min(2, connections)),
    '-c',
    String(connections),
    '-d',
    `${seconds}s`,
    '--timeout',
    '10s',
    '-s',
    script(name),
    base,
    '--',
    ...args,
  ]);
  const figures = JSON.parse(text.trim().split('\n').at(-1));
  if (figures.errors > 0) throw new Error(`${figures.errors} requests failed: ${base} ${name} ${args[0]}`);
  return {
    per_second: figures.requests / (figures.duration_us / 1e6),
    p50_ms: figures.p50_us / 1e3,
    p99_ms: figures.p99_us / 1e3,
    max_ms: figures.max_us / 1e3,
  };
}

export const get_load = (base, file, { token = '', connections, seconds }) =>
  wrk(base, 'targets.lua', connections, seconds, token ? [file, token] : [file]);

export const create_load = (base, { token, prefix, connections, seconds }) =>
  wrk(base, 'create.lua', connections, seconds, [token, prefix]);

export const incident_load = (base, { token, file, connections, seconds }) =>
  wrk(base, 'incidents.lua', connections, seconds, [token, file]);

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Runs something some times and gives the median of each of its figures.
export async function medians(rounds, work) {
  const results = [];
  for (let round = 0; round < rounds; ++round) results.push(await work(round));
  return Object.fromEntries(
    Object.keys(results[0]).map((key) => [key, median(results.map((result) => result[key]))]),
  );
}
