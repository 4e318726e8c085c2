// Every page and dialog in light and dark, wide and narrow, with data and empty: axe finds nothing, the browser complains of
// nothing, nothing scrolls sideways, and a picture of each lies in build/screenshots for a person to look at.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { attach, files, png } from '../support/attachments.ts';
import type { Schemas } from '../support/client.ts';
import { as_array, connector, evse, ocpi_221 } from '../support/feeds.ts';
import { make_calendar, make_location, make_sla, sla_update } from '../support/samples.ts';
import { finished_import, in_days } from '../support/things.ts';
import {
  add_organisation,
  create_world,
  type Organisation,
  type Person,
  type World,
} from '../support/world.ts';
import {
  check_accessibility,
  close_browser,
  colour_scheme,
  expect_no_complaints,
  settled,
  type Visit,
  visit,
} from './browser.ts';
import { type Sight, sights, type Things } from './pages.ts';

const pictures = resolve(import.meta.dirname, '../../build/screenshots');
const widths = [1440, 390];
/** "1/2": the second of two processes that share the pages. */
const [part, parts] = (process.env.CHARGEWARD_LOOKS ?? '0/1').split('/').map(Number) as [number, number];

/** Data as an operator has it: agreements with flags, locations of every state, an import with findings. */
async function furnish({ operator, admin, customer, contact, people }: Organisation): Promise<Things> {
  const standard = await make_sla(operator, {
    name: 'Standard',
    is_default: true,
    description: 'What is agreed unless it says otherwise.',
  });
  const calendar = await make_calendar(operator, {
    name: 'Bavaria 8 to 20',
    description: 'Long days in the south.',
    service_hours: [
      { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], open: '08:00', close: '20:00' },
    ],
    holiday_regions: [{ country: 'DE', region: 'BY' }],
    own_holidays: [{ date: '2027-12-24', name: 'Christmas Eve' }],
    feed_holidays: [
      {
        uid: 'outing@works.example',
        from: '2027-06-11',
        to: '2027-06-12',
        name: 'Works outing',
        enabled: true,
      },
      {
        uid: 'inventory@works.example',
        from: '2027-01-04',
        to: '2027-01-06',
        name: 'Inventory',
        enabled: false,
      },
    ],
  });
  const levels = {
    first_level: { resolution_minutes: 240, restrict_to_weekdays: false },
    second_level: { resolution_minutes: 720, restrict_to_weekdays: false },
  };
  const made = await make_sla(operator, {
    name: 'DC hub',
    contact_id: contact.id,
    calendar_id: calendar.id,
    ...levels,
  });
  const hub = await operator.ok('update_sla', {
    path: { sla_id: made.id },
    version: made.version,
    body: sla_update(made, { description: 'Motorway sites with fast chargers.' }),
  });
  const dc = connector({ power_type: 'DC', standard: 'IEC_62196_T2_COMBO', max_electric_power: 150_000 });
  const cities: [string, number, number][] = [
    ['Amsterdam', 52.37, 4.89],
    ['Almere', 52.37, 5.22],
    ['Hoorn', 52.64, 5.06],
    ['Groningen', 53.22, 6.57],
    ['Den Haag', 52.08, 4.31],
  ];
  const place_of = (index: number) => {
    const [city, latitude, longitude] = cities[index % 5] as [string, number, number];
    const coordinates = {
      latitude: (latitude + Math.sin(index * 7) / 20).toFixed(5),
      longitude: (longitude + Math.cos(index * 7) / 12).toFixed(5),
    };
    return { city, coordinates };
  };
  const objects = Array.from({ length: 120 }, (_, index) =>
    ocpi_221(`NL-${1000 + index}`, {
      name: `${['P+R Zuidoost', 'Stadhuisplein', 'Havenkade', 'Station Noord', 'Winkelcentrum'][index % 5]} ${index}`,
      ...place_of(index),
      operator: { name: 'Polder Charging' },
      evses: Array.from({ length: 1 + (index % 4) }, (_, at) =>
        evse(String(at + 1), {
          status: (index + at) % 7 === 0 ? 'OUTOFORDER' : 'AVAILABLE',
          ...(index % 3 === 0 ? { connectors: [dc] } : {}),
        }),
      ),
      ...(index % 40 === 9 ? { time_zone: 'Mars/Olympus' } : {}),
    }),
  );
  const file = as_array([
    ...objects,
    { name: 'without an id' },
    ocpi_221('X', { coordinates: { latitude: '555', longitude: '5' } }),
  ]);
  const { id } = await operator.ok('create_import', {
    query: { format: 'ocpi', file_name: 'locations.json' },
    file,
  });
  await finished_import(operator, id);
  await operator.ok('bind_locations', { body: { sla_id: hub.id, select: { filter: { power_type: 'dc' } } } });
  const place = await make_location(operator, {
    name: 'P+R Zuidoost',
    sla_id: hub.id,
    customer_id: customer.id,
  });
  const path = { location_id: place.id };
  const cabinet = await operator.ok('create_charge_point', {
    path,
    body: { name: 'Cabinet 1', vendor: 'Voltmaker' },
  });
  await operator.ok('create_evse', {
    path,
    body: { uid: '3256', status: 'OUTOFORDER', charge_point_id: cabinet.id, connectors: [{ ...dc_input }] },
  });
  const incident = await break_things(operator, place.id);
  await admin.ok('create_token', {
    body: { name: 'Nightly export', role: 'viewer', scopes: ['locations:read'], expires_at: in_days(90) },
  });
  const body = { name: 'Bram de Vries', email: 'bram@polder.example', role: 'viewer' as const };
  const { one_time_link } = await admin.ok('create_user', { body });
  assert.notEqual(standard.id, hub.id);
  const link = new URL(one_time_link);
  return {
    sla: hub.id,
    calendar: calendar.id,
    contact: contact.id,
    customer: customer.id,
    location: place.id,
    incident,
    import: id,
    user: people.supporter.user.id,
    link: link.pathname + link.search + link.hash,
  };
}

/** Incidents of each kind that a row of the queue can look like; answers the one with the longest story. */
async function break_things(operator: Person, location_id: string): Promise<string> {
  const { items } = await operator.ok('list_locations', { query: { limit: 12 } });
  const severities = ['major', 'critical', 'minor', 'safety'] as const;
  for (const [index, { id }] of items.entries()) {
    await operator.ok('create_incident', {
      body: {
        location_id: id,
        title:
          ['Display is dark', 'Cable is locked', 'No power at all', 'Smoke from the cabinet'][index % 4] ??
          '',
        severity: severities[index % 4] ?? 'major',
      },
    });
  }
  const told = await operator.ok('create_incident', {
    body: {
      location_id,
      evse_uid: '3256',
      title: 'Cannot pay, and the cable is stuck',
      description: 'Two drivers called. The screen is dark.',
      severity: 'critical',
      fault_family: 'payment',
    },
  });
  const act = (action: Schemas['IncidentAction'], more: object = {}) =>
    operator.ok('act_on_incidents', { body: { incident_ids: [told.id], action, atomic: true, ...more } });
  await act('acknowledge');
  await act('claim');
  await act('comment', { text: 'Called the site: the barrier is open.' });
  await act('pause', { reason: 'parts', text: 'A new card reader is ordered.' });
  await act('resume');
  await act('hand_over');
  await act('dispatch');
  await attach(operator, told.id, png, 'image/png', 'card reader.png');
  await attach(operator, told.id, files['text/plain'], 'text/plain', 'session 3256.log');
  const related = await operator.ok('create_incident', {
    body: { location_id, title: 'Card reader restarts by itself' },
  });
  await operator.ok('link_incidents', { path: { incident_id: told.id, linked_incident_id: related.id } });
  return told.id;
}

const dc_input = {
  id: '1',
  standard: 'IEC_62196_T2_COMBO',
  format: 'CABLE' as const,
  power_type: 'DC' as const,
  max_voltage: 920,
  max_amperage: 400,
  max_electric_power: 150_000,
};

async function picture(page: Page, name: string, width: number): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await colour_scheme(page, scheme);
    await page.screenshot({ path: join(pictures, `${name}.${width}.${scheme}.png`), animations: 'disabled' });
  }
}

async function fits(page: Page, what: string): Promise<void> {
  const [content, window_] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ]);
  assert.ok((content as number) <= (window_ as number), `${what} scrolls sideways: ${content} in ${window_}`);
}

describe('looks', () => {
  let stage: World;
  let things: Things;
  let stranger: Person;
  const seats = new Map<string, Visit>();
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    stage = await create_world();
    things = await furnish(stage.first);
    stranger = await add_organisation(stage.program, 'Fresh Operator', 'FRE');
  });
  after(async () => {
    for (const { context } of seats.values()) await context.close();
    await stage?.program.dispose();
  });

  async function seat(who: string, width: number): Promise<Visit> {
    const key = `${who} ${width}`;
    const person = {
      nobody: null,
      admin: stage.first.admin,
      supporter: stage.first.people.supporter,
      customer: stage.first.people.customer,
      stranger,
    }[who] as Person | null;
    const viewport = { width, height: width < 500 ? 844 : 900 };
    const found = seats.get(key) ?? (await visit(stage.program, person, { viewport, hasTouch: width < 500 }));
    seats.set(key, found);
    return found;
  }

  async function look(sight: Sight, who: string, name: string): Promise<void> {
    for (const width of widths) {
      const at = await seat(who, width);
      await at.page.goto('about:blank');
      await at.page.goto(sight.path(things));
      await settled(at.page);
      await sight.ready?.(at.page);
      await fits(at.page, `${name} at ${width}`);
      // A menu or dialog that needs a keyboard or the wide table is shown where it is used.
      if (sight.open && width < 500) continue;
      await sight.open?.(at.page);
      await picture(at.page, name, width);
      // Narrow, it has the same colours.
      await check_accessibility(at.page, `${name} at ${width}`, width < 500 ? ['light'] : ['light', 'dark']);
      expect_no_complaints(at);
    }
  }

  for (const sight of sights.filter((_, index) => index % parts === part)) {
    test(`${sight.name} is accessible in light and dark, and fits`, () => look(sight, sight.who, sight.name));
    if (sight.has_empty)
      test(`${sight.name} is so where there is no data yet`, () =>
        look(sight, 'stranger', `${sight.name}_empty`));
  }

  if (part > 0) return;

  test('the set-up of a fresh program is accessible', async () => {
    const { Program } = await import('../support/program.ts');
    const fresh = await Program.start();
    try {
      const { page, context } = await visit(fresh, null);
      await page.goto(`/setup#${await fresh.setup_token()}`);
      await settled(page);
      await picture(page, 'setup', 1440);
      await check_accessibility(page, 'the set-up');
      await context.close();
    } finally {
      await fresh.dispose();
    }
  });

  test('every route of the page was looked at', () => {
    const folder = resolve(import.meta.dirname, '../../web/src/routes');
    const written = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const routes = [...written.join('\n').matchAll(/getParentRoute: \(\) => (\w+),\s*path: '([^']+)'/g)]
      .map(([, parent, path]) =>
        parent === 'slaRoute' ? `/operations/slas/$slaId${path}` : (path as string),
      )
      .map((path) => (path === '/operations/slas/$slaId/' ? '/operations/slas/$slaId' : path))
      .filter((path) => path !== '/');
    assert.ok(routes.length > 30, 'the routes were not found');
    const looked = new Set(sights.map(({ route }) => route));
    assert.deepEqual(
      [...new Set(routes)].filter((route) => !looked.has(route)),
      [],
      'say in pages.ts how they are opened',
    );
  });
});

after(close_browser);
