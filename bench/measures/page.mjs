// The page: what its first load weighs, on the list of locations and on the queue, where most people begin, and how soon the
// list of 100 000 locations is usable in headless Chromium.
import { createRequire } from 'node:module';
import { start_chargeward } from '../program.mjs';
import { medians } from '../load.mjs';

export const name = 'page';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** In a browser that has nothing yet: what came over the wire beside the API's answers, and when it was there. */
async function first_load(browser, base, session, path, is_there) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: 'chargeward', value: session, url: base }]);
  const page = await context.newPage();
  let bytes = 0;
  const pending = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/api/')) return;
    pending.push(
      answer
        .request()
        .sizes()
        .then((sizes) => {
          bytes += sizes.responseBodySize;
        }),
    );
  });
  const begin = performance.now();
  await page.goto(`${base}${path}`, { waitUntil: 'commit' });
  await is_there(page);
  const ms = performance.now() - begin;
  await Promise.all(pending);
  await context.close();
  return { ms, bytes };
}

export async function measure({ seeds, rounds }) {
  const { chromium } = require('playwright-core');
  const data = await seeds.copy_of(100_000);
  const server = await start_chargeward(data.folder);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  try {
    const figures = await medians(rounds, async () => {
      const list = await first_load(browser, server.base, data.session, '/locations', (page) =>
        page.getByRole('row').nth(10).waitFor(),
      );
      const queue = await first_load(browser, server.base, data.session, '/queue', (page) =>
        page.getByTestId('empty-state').waitFor(),
      );
      return { usable_ms: list.ms, kib: list.bytes / 1024, queue_kib: queue.bytes / 1024 };
    });
    return [
      {
        work: 'first load of the page (list of locations), gzip',
        bar: '≤ 260 KiB',
        limit: '–',
        result: `${figures.kib.toFixed(0)} KiB`,
        reached: figures.kib <= 260,
      },
      {
        work: 'first load of the page (queue), gzip',
        bar: '≤ 260 KiB',
        limit: '–',
        result: `${figures.queue_kib.toFixed(0)} KiB`,
        reached: figures.queue_kib <= 260,
      },
      {
        work: 'list of 100 000 locations usable, headless Chromium',
        bar: '≤ 1.5 s',
        limit: '–',
        result: `${(figures.usable_ms / 1000).toFixed(2)} s`,
        reached: figures.usable_ms <= 1500,
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
