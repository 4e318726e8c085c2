// Writes the public holidays of the world as the program holds them: every country and region of date-holidays, 2015 to
// 2045, whole local dates only. Called by script/holidays as `node gen_holidays.mjs <output file>`. It asks for some 20 000
// years of holidays, so the countries are shared out between threads.
//
// Lines of text, fields between tabs. A country's part begins with its `@` line and stands alone:
//   @DE <name> <English name>
//   R   <region> <name> <English name>          regions are counted from 1 in this order; 0 is the country itself
//   H   <regions> <name> <English name> <days>  regions "0-16" or "0,3"; days since 2015-01-01: the first one, then steps
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const requireFromPage = createRequire(new URL('../web/package.json', import.meta.url));
const Holidays = requireFromPage('date-holidays');

const FIRST_YEAR = 2015;
const LAST_YEAR = 2045;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const EPOCH = Date.UTC(FIRST_YEAR, 0, 1);
const DAY_COUNT = (Date.UTC(LAST_YEAR + 1, 0, 1) - EPOCH) / DAY_MS;

const world = new Holidays();
const plain = (text) => String(text).replace(/\s+/g, ' ').trim();
/** [key, name, English name] of each; names in the place's own language. */
const named = (local, english) =>
  Object.entries(local ?? {})
    .map(([key, name]) => [key, plain(name), plain(english?.[key] ?? name)])
    .toSorted(([left], [right]) => (left < right ? -1 : 1));

/** States, and below them their regions as "BY.A". */
function regionsOf(country) {
  return named(world.getStates(country), world.getStates(country, 'en')).flatMap((state) => [
    state,
    ...named(world.getRegions(country, state[0]), world.getRegions(country, state[0], 'en')).map(
      ([key, name, english]) => [`${state[0]}.${key}`, `${state[1]}, ${name}`, `${state[2]}, ${english}`],
    ),
  ]);
}

/** Half a day off is a working day here; a day of 23 or 25 hours is one day. */
function wholeDays(entry) {
  if (entry.date.slice(11, 19) !== '00:00:00') return [];
  const count = Math.floor((entry.end - entry.start + HOUR_MS) / DAY_MS);
  const first = Math.round((Date.parse(`${entry.date.slice(0, 10)}T00:00:00Z`) - EPOCH) / DAY_MS);
  return Array.from({ length: count }, (_, index) => first + index);
}

/** "name\tEnglish name" to its days. */
function holidaysOf(country, region) {
  const calendar = new Holidays(country, ...(region ? region.split('.') : []), { types: ['public'] });
  const found = new Map();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (const entry of calendar.getHolidays(year)) {
      const { name } = calendar.getRule(entry.rule) ?? {};
      const english = typeof name === 'object' && name.en ? name.en : entry.name;
      const key = `${plain(entry.name)}\t${plain(english)}`;
      if (!found.has(key)) found.set(key, new Set());
      for (const day of wholeDays(entry)) if (day >= 0 && day < DAY_COUNT) found.get(key).add(day);
    }
  }
  return found;
}

/** "0-3,5" */
function ranges(numbers) {
  const parts = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

function partOf(country, name, english) {
  const regions = regionsOf(country);
  const series = new Map();
  ['', ...regions.map(([key]) => key)].forEach((region, place) => {
    for (const [names, days] of holidaysOf(country, region)) {
      if (days.size === 0) continue;
      const sorted = [...days].toSorted((left, right) => left - right);
      const steps = sorted.map((day, index) => (index === 0 ? day : day - sorted[index - 1])).join(' ');
      const line = `${names}\t${steps}`;
      series.set(line, [...(series.get(line) ?? []), place]);
    }
  });
  return [
    `@${country}\t${name}\t${english}`,
    ...regions.map((region) => `R\t${region.join('\t')}`),
    ...[...series].map(([line, places]) => `H\t${ranges(places)}\t${line}`),
    '',
  ].join('\n');
}

const countries = named(world.getCountries(), world.getCountries('en'));

if (isMainThread) {
  const parts = new Map();
  const threads = Math.min(availableParallelism(), countries.length);
  await Promise.all(
    Array.from(
      { length: threads },
      (_, thread) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(new URL(import.meta.url), { workerData: { thread, threads } });
          worker.on('message', ([country, part]) => parts.set(country, part));
          worker.on('error', reject);
          worker.on('exit', resolve);
        }),
    ),
  );
  const head = `chargeward-holidays\t${FIRST_YEAR}\t${LAST_YEAR}\n`;
  writeFileSync(process.argv[2], head + countries.map(([country]) => parts.get(country)).join(''));
} else {
  countries.forEach((country, place) => {
    if (place % workerData.threads === workerData.thread) {
      parentPort.postMessage([country[0], partOf(...country)]);
    }
  });
}
