// The map, as a person uses it: by its list with the keyboard, by clicks on what is drawn, with filters, and with a source of tiles
// that the configuration names.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { evse_input, make_location, make_sla } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { create_world, type World } from '../support/world.ts';
import { expect_no_complaints, settled, type Visit, visit } from './browser.ts';
import { at_path, gone, has_text, shows } from './expectations.ts';

const drawn = (page: Page) => shows(page.locator('[data-testid="map-canvas"][data-drawn]'));
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe('the map', () => {
  let stage: World;
  let seat: Visit;
  let hub_place = '';

  before(async () => {
    stage = await create_world();
    const { admin } = stage.first;
    await make_sla(admin, { name: 'Standard', is_default: true });
    const hub = await make_sla(admin, { name: 'DC hub' });
    const add = async (
      name: string,
      city: string,
      latitude: number,
      longitude: number,
      status: 'AVAILABLE' | 'OUTOFORDER',
    ) => {
      const at = { name, city, coordinates: { latitude, longitude } };
      const { id } = await make_location(admin, status === 'OUTOFORDER' ? { ...at, sla_id: hub.id } : at);
      await admin.ok('create_evse', { path: { location_id: id }, body: evse_input({ uid: 'E1', status }) });
      return id;
    };
    await add('Dam', 'Amsterdam', 52.3731, 4.8926, 'AVAILABLE');
    await add('Damrak', 'Amsterdam', 52.3738, 4.8931, 'AVAILABLE');
    hub_place = await add('P+R Noord', 'Groningen', 53.2194, 6.5665, 'OUTOFORDER');
    seat = await visit(stage.program, stage.first.people.supporter);
  });
  after(async () => {
    await seat?.context.close();
    await stage?.program.dispose();
  });

  test('SLA-11 what is down stands first in the list, with its flag; choosing it shows its card', async () => {
    const { page } = seat;
    await page.goto('/');
    await page.getByRole('navigation').getByRole('link', { name: 'Map' }).click();
    await at_path(page, /^\/map$/);
    await settled(page);
    await drawn(page);
    const rows = page.getByTestId('map-list').getByRole('button');
    await has_text(rows.nth(0), /P\+R Noord.*Groningen.*0 of 1 up/);
    await shows(rows.nth(0).getByRole('img', { name: /Flagged/ }));
    await has_text(rows.nth(1), /2 locations around Amsterdam/);
    await rows.nth(0).focus();
    await page.keyboard.press('Enter');
    const card = page.getByTestId('map-card');
    await shows(card.getByRole('link', { name: 'P+R Noord' }));
    await has_text(card, /DC hub/);
    await shows(card.getByTestId('flag'));
    assert.equal(parameter(page, 'location'), hub_place);
    await page.keyboard.press('Escape');
    await gone(card);
    assert.equal(parameter(page, 'location'), null);
    expect_no_complaints(seat);
  });

  test('a cell of many is gone nearer to, until each location stands alone; the address leads back', async () => {
    const { page } = seat;
    await page.goto('/map');
    await settled(page);
    const row = (name: RegExp) => page.getByTestId('map-list').getByRole('button', { name });
    for (let step = 0; step < 8 && (await row(/2 locations around Amsterdam/).count()) > 0; step += 1) {
      const before = parameter(page, 'view');
      await row(/2 locations around Amsterdam/).click();
      await wait_until('the view moves', () => parameter(page, 'view') !== before);
      await settled(page);
    }
    await shows(row(/^Damrak/));
    await shows(row(/^Dam .*Amsterdam/));
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await shows(row(/^Damrak/));
    await page.getByRole('button', { name: 'Show all locations' }).click();
    await shows(row(/P\+R Noord/));
    expect_no_complaints(seat);
  });

  test('what is asked for while the map is still on its way is where it goes', async () => {
    const { page } = seat;
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.goto('/map?view=53.2194,6.5665,4');
    await drawn(page);
    const zoom_in = page.getByRole('button', { name: 'Zoom in', exact: true });
    await zoom_in.evaluate(async (button) => {
      for (let step = 0; step < 4; step += 1) {
        (button as HTMLButtonElement).click();
        await new Promise((later) => setTimeout(later, 100));
      }
    });
    await wait_until('the last step is in the address', () => parameter(page, 'view')?.endsWith(',8'));
    await settled(page);
    assert.equal(parameter(page, 'view'), '53.2194,6.5665,8', 'no earlier step puts the map back');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect_no_complaints(seat);
  });

  test('a click on what is drawn does what its row does', async () => {
    const { page } = seat;
    await page.goto('/map?view=53.2194,6.5665,12');
    await drawn(page);
    const box = (await page.getByTestId('map-canvas').boundingBox()) ?? assert.fail('there is no map');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await shows(page.getByTestId('map-card').getByRole('link', { name: 'P+R Noord' }));
    await page.getByTestId('map-card').getByRole('link', { name: 'P+R Noord' }).click();
    await at_path(page, new RegExp(`^/locations/${hub_place}$`));
    expect_no_complaints(seat);
  });

  test('the filters of the list narrow the map, and go with it to the list', async () => {
    const { page } = seat;
    await page.goto('/map?status=down');
    await has_text(page.getByTestId('map-count'), /1 location · something down at 1/);
    await page.getByRole('link', { name: 'Show as a list' }).click();
    await at_path(page, /^\/locations$/);
    assert.equal(parameter(page, 'status'), 'down');
    // The one of the list, not of the navigation, which is there before the list is.
    await page.getByRole('main').getByRole('link', { name: 'Map', exact: true }).click();
    await at_path(page, /^\/map$/);
    assert.equal(parameter(page, 'status'), 'down');
    expect_no_complaints(seat);
  });
});

/** The smallest PNG. */
function grey_pixel(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(8 + body.length);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), 4 + body.length);
    return framed;
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, 0x80]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('the map with tiles of others', () => {
  let tiles: Server;
  let stage: World;
  const asked: string[] = [];

  before(async () => {
    const pixel = grey_pixel();
    tiles = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'Content-Type': 'image/png', 'Access-Control-Allow-Origin': '*' }).end(pixel);
    });
    await new Promise<void>((listening) => tiles.listen(0, '127.0.0.1', listening));
    const { port } = tiles.address() as { port: number };
    stage = await create_world({
      environment: {
        CHARGEWARD_MAP_TILES: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`,
        CHARGEWARD_MAP_ATTRIBUTION: '© The Mappers <of> "Polder"',
      },
    });
    await make_location(stage.first.admin, {
      name: 'Dam',
      coordinates: { latitude: 52.3731, longitude: 4.8926 },
    });
  });
  after(async () => {
    await stage?.program.dispose();
    tiles?.closeAllConnections();
    tiles?.close();
  });

  test('they are asked for and named, and the policy lets them through', async () => {
    const seat = await visit(stage.program, stage.first.admin);
    await seat.page.goto('/map');
    await drawn(seat.page);
    await has_text(seat.page.locator('main small'), '© The Mappers <of> "Polder"');
    await wait_until('tiles were asked for', () => asked.some((url) => /^\/1[34]\/\d+\/\d+\.png$/.test(url)));
    expect_no_complaints(seat);
    await seat.context.close();
  });
});
