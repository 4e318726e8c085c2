// Runs the measurements one after the other and writes bench/RESULTS.md: each figure beside its bar and, where there is
// one, the limit that was measured in the same run. Nothing here fails on a missed bar: the table says it.
import { cpus, totalmem } from 'node:os';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execFileSync } from 'node:child_process';
import { make_seeds } from './seeds.mjs';
import * as read from './measures/read.mjs';
import * as pages from './measures/pages.mjs';
import * as create from './measures/create.mjs';
import * as bind from './measures/bind.mjs';
import * as feed_import from './measures/import.mjs';
import * as incidents from './measures/incidents.mjs';
import * as queue from './measures/queue.mjs';
import * as scheduler from './measures/scheduler.mjs';
import * as reapply from './measures/reapply.mjs';
import * as live from './measures/live.mjs';
import * as start from './measures/start.mjs';
import * as page from './measures/page.mjs';
import * as due from './measures/due.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    small: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const repository = new URL('..', import.meta.url).pathname;
const scratch = values.keep ?? mkdtempSync(join(tmpdir(), 'chargeward-bench-'));
mkdirSync(scratch, { recursive: true });

const settings = {
  rounds: Number(values.rounds),
  seconds: values.small ? 2 : 5,
  count_large: values.small ? 100_000 : 1_000_000,
  seeds: make_seeds(scratch),
  shared: process.env.CHARGEWARD_SHARED ?? join(repository, '../shared'),
  scratch,
};

function machine() {
  const commit = execFileSync('git', ['-C', repository, 'rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
  }).trim();
  const release = /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))[1];
  return (
    `${new Date().toISOString().slice(0, 10)}, commit ${commit}, ${cpus().length} × ${cpus()[0].model.trim()}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GiB, ${release}; load by wrk on the same machine; medians of ${settings.rounds} rounds.`
  );
}

function table(rows) {
  const verdict = (reached) => (reached === null ? '–' : reached ? 'reached' : '**missed**');
  const lines = [
    ['work', 'bar', 'limit in the same run', 'result', ''],
    ...rows.map((row) => [row.work, row.bar, row.limit, row.result, verdict(row.reached)]),
  ];
  // Columns of one width each, as the formatter wants them.
  const widths = lines[0].map((_, i) => Math.max(3, ...lines.map((cells) => [...cells[i]].length)));
  const line_of = (cells) =>
    `| ${cells.map((cell, i) => cell + ' '.repeat(widths[i] - [...cell].length)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line_of(lines[0]), rule, ...lines.slice(1).map(line_of)].join('\n');
}

const measurements = [
  read,
  pages,
  create,
  bind,
  feed_import,
  incidents,
  queue,
  scheduler,
  reapply,
  live,
  start,
  page,
  due,
];
const kReasonMax = 120;

/** One that breaks says so in the table, and the others go on. */
async function measured({ name, measure }) {
  try {
    return await measure(settings);
  } catch (error) {
    console.error(error);
    const why = error.message.split('\n', 1)[0].slice(0, kReasonMax);
    return [{ work: name, bar: '–', limit: '–', result: `not measured: ${why}`, reached: false }];
  }
}

const chosen = values.only?.split(',');
const rows = [];
try {
  for (const measurement of measurements) {
    if (chosen && !chosen.includes(measurement.name)) continue;
    console.error(`${measurement.name} …`);
    for (const row of await measured(measurement)) {
      rows.push(row);
      console.log(
        `${row.work}: ${row.result} (${row.bar}${row.limit === '–' ? '' : `, limit ${row.limit}`})`,
      );
    }
  }
} finally {
  if (!values.keep) rmSync(scratch, { recursive: true, force: true });
}

if (!chosen && !values.small) {
  const notes = new URL('NOTES.md', import.meta.url);
  writeFileSync(
    new URL('RESULTS.md', import.meta.url),
    `# Results\n\nWritten by \`script/bench\`: ${machine()}\n\n${table(rows)}\n\n${readFileSync(notes, 'utf8')}`,
  );
}
