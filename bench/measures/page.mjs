// The page: what its first load weighs, and how soon the list of 100 000 locations is usable in headless Chromium.
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

export async function measure({ seeds, rounds }) {
  const { chromium } = require('playwright-core');
  const data = await seeds.copy_of(100_000);
  const server = await start_chargeward(data.folder);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  try {
    const figures = await medians(rounds, async () => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies([{ name: 'chargeward', value: data.session, url: server.base }]);
      const page = await context.newPage();
      let bytes = 0;
      const pending = [];
      page.on('response', (answer) => {
        if (!answer.url().includes('/api/'))
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
      await page.goto(`${server.base}/locations`, { waitUntil: 'commit' });
      await page.getByRole('row').nth(10).waitFor();
      const usable_ms = performance.now() - begin;
      await Promise.all(pending);
      await context.close();
      return { usable_ms, kib: bytes / 1024 };
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
