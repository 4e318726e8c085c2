// An EVSE that breaks down comes into the queue of whoever looks at it, tells its incident when it is up again, and opens
// none when that is switched off.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Schemas } from '../support/client.ts';
import { make_site, type Site } from '../support/incidents.ts';
import { evse_input } from '../support/samples.ts';
import { create_world, type World } from '../support/world.ts';
import {
  check_accessibility,
  close_browser,
  expect_no_complaints,
  settled,
  type Visit,
  visit,
} from './browser.ts';
import { shows } from './expectations.ts';

describe('statuses', () => {
  let stage: World;
  let site: Site;
  const seats: Visit[] = [];
  before(async () => {
    stage = await create_world();
    site = await make_site(stage.first.operator);
    const path = { location_id: site.place.id };
    await stage.first.operator.ok('create_evse', { path, body: evse_input() });
  });
  after(async () => {
    for (const { context } of seats) await context.close();
    await stage?.program.dispose();
    await close_browser();
  });

  async function seat_of(person: 'admin' | 'supporter'): Promise<Visit> {
    const seat = await visit(stage.program, stage.first.people[person]);
    seats.push(seat);
    return seat;
  }

  async function set_status(status: Schemas['EvseStatus']): Promise<void> {
    const { operator } = stage.first;
    const path = { location_id: site.place.id, evse_uid: site.evse_uid };
    const { version } = await operator.ok('get_evse', { path });
    await operator.ok('update_evse', { path, version, body: { status } });
  }

  test('OPS-01 OPS-07 a fault comes into the queue by itself, and its incident says that it is over', async () => {
    const seat = await seat_of('supporter');
    const { page } = seat;
    await page.goto('/queue');
    await settled(page);
    await set_status('OUTOFORDER');
    const title = `EVSE ${site.evse_uid} reports OUTOFORDER`;
    await page.getByRole('link', { name: title }).first().click();
    await shows(page.getByRole('heading', { name: title }));
    await shows(page.getByText('the status of the EVSE'));
    await set_status('CHARGING');
    await shows(page.getByTestId('timeline').getByText('The EVSE reports: Charging'));
    await check_accessibility(page, 'an incident with a status in its timeline');
    expect_no_complaints(seat);
  });

  test('OPS-01 switched off in the settings, a fault opens nothing', async () => {
    const { operator } = stage.first;
    const { items } = await operator.ok('list_incidents', { query: {} });
    for (const { id } of items) {
      const body = { incident_ids: [id], action: 'resolve' as const };
      await operator.ok('act_on_incidents', { body });
    }
    const seat = await seat_of('admin');
    const { page } = seat;
    await page.goto('/settings/queue');
    await settled(page);
    const opens = page.getByRole('switch', { name: 'Open incidents from the status of an EVSE' });
    assert.equal(await opens.isChecked(), true);
    await opens.click();
    await page.getByRole('button', { name: 'Save' }).click();
    await shows(page.getByText('Saved. The queue is in its new order.'));
    await page.reload();
    await settled(page);
    assert.equal(await opens.isChecked(), false);
    await set_status('INOPERATIVE');
    assert.deepEqual((await operator.ok('list_incidents', { query: {} })).items, []);
    expect_no_complaints(seat);
  });
});
