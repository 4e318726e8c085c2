// What others do appears by itself, in all tabs by one stream; and a screen that stands still says so.
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { make_sla, sla_update, unique } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { create_world, type World } from '../support/world.ts';
import {
  check_accessibility,
  close_browser,
  expect_no_complaints,
  settled,
  type Visit,
  visit,
} from './browser.ts';
import { gone, has_text, shows } from './expectations.ts';

const silence_ms = 90_000;

describe('live', () => {
  let stage: World;
  let seat: Visit;
  let page: Page;
  before(async () => {
    stage = await create_world();
    seat = await visit(stage.program, stage.first.operator);
    ({ page } = seat);
  });
  after(async () => {
    await seat?.context.close();
    await stage?.program.dispose();
    await close_browser();
  });

  const mark = () => page.getByTestId('live').filter({ visible: true });
  const streams = async () => {
    const { body } = await stage.nobody.send('GET', '/metrics');
    return Number(/^chargeward_event_streams (\d+)/m.exec(String(body))?.[1]);
  };

  test('OPS-07 what somebody else changes appears without a reload', async () => {
    const sla = await make_sla(stage.first.operator);
    await page.goto(`/operations/slas/${sla.id}`);
    await settled(page);
    await has_text(mark(), 'Live');
    const name = unique('renamed');
    await stage.first.admin.ok('update_sla', {
      path: { sla_id: sla.id },
      version: sla.version,
      body: sla_update(sla, { name }),
    });
    await shows(page.getByRole('heading', { name }));
    await page.goto('/operations/slas');
    await settled(page);
    const added = await make_sla(stage.first.admin);
    await shows(page.getByText(added.name));
    expect_no_complaints(seat);
  });

  test('OPS-07 all tabs of a browser share one stream', async () => {
    const others = await Promise.all([1, 2].map(() => seat.context.newPage()));
    for (const other of others) {
      await other.goto('/operations/slas');
      await has_text(other.getByTestId('live').filter({ visible: true }), 'Live');
    }
    const added = await make_sla(stage.first.admin);
    for (const tab of [page, ...others]) await shows(tab.getByText(added.name));
    await wait_until('there is one stream', async () => (await streams()) === 1);
    for (const other of others) await other.close();
    const last = await make_sla(stage.first.admin);
    await shows(page.getByText(last.name));
  });

  test('OPS-07 a screen that stands still says so, and goes on by itself', async () => {
    const banner = page.getByText('This screen may be out of date.');
    process.kill(stage.program.pid, 'SIGSTOP');
    try {
      await banner.waitFor({ state: 'visible', timeout: silence_ms });
      await has_text(mark(), 'Not live');
    } finally {
      process.kill(stage.program.pid, 'SIGCONT');
    }
    await gone(banner);
    await has_text(mark(), 'Live');
    const added = await make_sla(stage.first.admin);
    await shows(page.getByText(added.name));
    await check_accessibility(page, 'a page that is live');
  });
});
