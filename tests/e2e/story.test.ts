// The whole story of a new operator, in the page, as a person does it: the printed link, the import, two agreements, thousands
// of locations bound, the default moved, a supporter and a stranger. The steps build on each other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Client, type Schemas } from '../support/client.ts';
import type { Engine } from '../support/database.ts';
import { as_array, connector, evse, ocpi_221, packed, real_feed } from '../support/feeds.ts';
import { Program } from '../support/program.ts';
import { add_organisation, invite, type Person, password, sign_in } from '../support/world.ts';
import { close_browser, expect_no_complaints, settled, type Visit, visit } from './browser.ts';
import { at_path, choose, gone, has_text, save, shows } from './expectations.ts';

const feed_name = 'ndw_nl_ocpi_20260607_a-m.json.gz';

/** The real feed where it is there, else one of our own with the same kinds of things in it. */
function feed(): Buffer {
  const path = real_feed(feed_name);
  if (path) return readFileSync(path);
  const dc = connector({ power_type: 'DC', max_electric_power: 150_000, standard: 'IEC_62196_T2_COMBO' });
  const objects = Array.from({ length: 1_200 }, (_, index) =>
    ocpi_221(`S${index}`, {
      name: `Plein ${index}`,
      city: index % 2 ? 'Hoorn' : 'Amsterdam',
      evses: [evse('1', index % 4 === 0 ? { connectors: [dc] } : {})],
    }),
  );
  return packed(as_array([...objects, { name: 'an object without an id' }]));
}

function tell_story(engine: Engine): void {
  describe(`the story on ${engine}`, () => {
    let program: Program;
    let seat: Visit;
    let admin: Person;
    const email = 'anna@polder.example';
    before(async () => {
      program = await Program.start({ engine });
      seat = await visit(program, null);
    });
    after(async () => {
      await seat?.context.close();
      await program?.dispose();
    });

    const count_of = async (query: object = {}) => (await admin.ok('count_locations', { query })).count;
    const sla_named = async (name: string) => {
      const { items } = await admin.ok('list_slas', { query: { q: name } });
      return items.find((sla) => sla.name === name) as Schemas['Sla'];
    };

    test('the printed link opens the creation of the first administrator', async () => {
      const { page } = seat;
      await page.goto('/');
      await shows(page.getByRole('heading', { name: 'This needs the one-time link' }));
      await page.goto(`/setup#${await program.setup_token()}`);
      await page.reload();
      await shows(page.getByRole('heading', { name: 'Create the first administrator' }));
      await page.getByLabel('Your name').fill('Anna Jansen');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByLabel('Repeat the password').fill(password);
      await page.getByLabel('Name of the organisation').fill('Polder Charging');
      await page.getByLabel('Country code').fill('NL');
      await page.getByLabel('Party id').fill('PLD');
      await page.getByRole('button', { name: 'Create administrator' }).click();
      await shows(page.getByRole('heading', { name: 'Ready' }));
      admin = await sign_in(new Client(program.target), email);
      expect_no_complaints(seat);
    });

    test('SLA-08 a feed is imported with progress and a report of what was odd or refused', async () => {
      const { page } = seat;
      await page.getByRole('button', { name: /Import locations/ }).click();
      await at_path(page, /^\/import$/);
      await page.locator('input[type=file]').setInputFiles({
        name: feed_name,
        mimeType: 'application/gzip',
        buffer: feed(),
      });
      await page.getByRole('button', { name: 'Start the import' }).click();
      await at_path(page, /^\/import\/[0-9a-f-]{36}$/);
      await page.getByText('The import is done').waitFor({ timeout: 120_000 });
      await shows(page.getByRole('heading', { name: 'Findings' }));
      assert.ok((await count_of()) >= 1_200);
      await page.getByRole('link', { name: 'Show the locations' }).click();
      await at_path(page, /^\/locations$/);
      await shows(page.locator('tr[data-row="0"]'));
      expect_no_complaints(seat);
    });

    test('SLA-06 a contact is made to be called under an agreement', async () => {
      const { page } = seat;
      await page.getByRole('link', { name: 'Contacts' }).click();
      await page.getByRole('link', { name: 'New contact' }).first().click();
      await page.getByLabel('Name', { exact: true }).fill('Elbwerk');
      await page.getByLabel('Phone').fill('+49 40 5550 100');
      await page.getByLabel('E-mail').fill('service@elbwerk.example');
      await save(page);
      await at_path(page, /^\/operations\/contacts$/);
      await shows(page.getByText('Elbwerk'));
    });

    test('SLA-02 SLA-03 SLA-04 SLA-05 SLA-07 agreements are created, and say in words what they mean', async () => {
      const { page } = seat;
      const create = async (name: string, first: string, second: string, on_weekdays: boolean) => {
        await page.getByRole('link', { name: 'Service Level Agreements' }).first().click();
        await settled(page);
        await page.getByRole('link', { name: 'New agreement' }).first().click();
        await page.getByLabel('Name', { exact: true }).fill(name);
        await page.getByLabel('Resolution time, 1st level (customer support)').fill(first);
        await page.getByLabel('Resolution time, 2nd level (operator support)').fill(second);
        if (on_weekdays) {
          await page.getByLabel('Restrict to weekdays, 1st level (customer support)').check();
          await page.getByLabel('Restrict to weekdays, 2nd level (operator support)').check();
        }
      };
      await create('Standard', '24', '48', true);
      await has_text(
        page.getByTestId('sla-meaning'),
        /24 hours, Monday to Friday.*48 hours, Monday to Friday/,
      );
      await page.getByLabel('Default for new locations').check();
      await save(page);
      await at_path(page, /^\/operations\/slas/);
      await create('DC hub', '4', '12', false);
      await has_text(page.getByTestId('sla-meaning'), /4 hours, every day.*12 hours, every day/);
      await choose(page, page.getByRole('combobox', { name: 'Contact (installer or OEM)' }), /Elbwerk/);
      await save(page);
      await wait_for_saved(page);
      const [standard, hub] = [await sla_named('Standard'), await sla_named('DC hub')];
      assert.equal(standard.is_default, true);
      assert.deepEqual(standard.first_level, { resolution_minutes: 1440, restrict_to_weekdays: true });
      assert.equal(hub.contact?.name, 'Elbwerk');
      assert.equal(hub.is_default, false);
      expect_no_complaints(seat);
    });

    test('SLA-01 the list shows both, with times, default mark and count', async () => {
      const { page } = seat;
      await page.goto('/operations/slas');
      const row = page.locator('tr[data-row]').filter({ hasText: 'Standard' });
      await has_text(row, /Default/);
      await has_text(row, /24 h/);
      await has_text(page.locator('tr[data-row]').filter({ hasText: 'DC hub' }), /Elbwerk/);
    });

    test('SLA-09 all locations with DC are bound to "DC hub" at once, after a look at what they are bound to', async () => {
      const { page } = seat;
      const matching = await count_of({ power_type: 'dc' });
      assert.ok(matching > 100);
      await page.locator('tr[data-row]').filter({ hasText: 'DC hub' }).getByRole('link').first().click();
      // Its own tab is meant, and not the navigation's link of the same name.
      await shows(page.getByRole('heading', { name: 'DC hub' }));
      await page
        .getByRole('tab', { name: /Locations/ })
        .or(page.getByRole('link', { name: /^Locations/ }))
        .last()
        .click();
      await at_path(page, /\/locations$/);
      await settled(page);
      await page.getByRole('button', { name: 'Filter' }).click();
      await choose(page, page.getByRole('combobox', { name: 'Power', exact: true }), 'has DC');
      await page.keyboard.press('Escape');
      await shows(page.getByTestId('filter-chip').filter({ hasText: 'has DC' }));
      assert.match(page.url(), /power_type=dc/);
      await page.getByLabel('Select all rows that are loaded').check();
      await page.getByRole('button', { name: /^Select all [\d,.\s]+ that match$/ }).click();
      await page.getByTestId('bulk-bar').getByRole('button', { name: 'Bind to “DC hub”' }).click();
      const preview = page.getByTestId('bind-preview');
      await has_text(preview, /no agreement/);
      await has_text(preview, digits(matching));
      await page.getByRole('button', { name: /^Bind [\d,.\s]+ locations$/ }).click();
      await shows(page.getByText(/locations were bound to “DC hub”/));
      assert.equal((await sla_named('DC hub')).location_count, matching);
      expect_no_complaints(seat);
    });

    test('SLA-11 the flags are there at once: in the list, on the location, in search results', async () => {
      const { page } = seat;
      await page.goto('/locations?power_type=dc');
      const row = page.locator('tr[data-row="0"]');
      await shows(row.getByRole('img', { name: /Flag: DC hub\. .*4 hours, every day/ }));
      const name = (await row.getByRole('link').first().textContent()) ?? '';
      await row.getByRole('link').first().click();
      await shows(page.getByRole('img', { name: /Flag: DC hub/ }));
      await shows(page.getByText('4 hours, every day'));
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Search or go to…').fill(name);
      await shows(page.getByRole('dialog').getByRole('img', { name: /Flag: DC hub/ }));
      await page.keyboard.press('Escape');
    });

    test('SLA-10 the SLA of a location is chosen at the bottom of its editor, and saved', async () => {
      const { page } = seat;
      const { items } = await admin.ok('list_locations', { query: { sla_id: 'none', limit: 1 } });
      const [place] = items as [Schemas['LocationListItem']];
      await page.goto(`/locations/${place.id}`);
      await shows(page.getByText('no SLA'));
      await page.getByRole('link', { name: 'Edit' }).first().click();
      await choose(page, page.getByRole('combobox', { name: 'Agreement' }), /^DC hub/);
      await save(page);
      await at_path(page, new RegExp(`^/locations/${place.id}$`));
      await shows(page.getByRole('img', { name: /Flag: DC hub/ }));
      const saved = await admin.ok('get_location', { path: { location_id: place.id } });
      assert.equal(saved.sla?.name, 'DC hub');
    });

    test('SLA-08 a new location gets the default agreement by itself', async () => {
      const { page } = seat;
      await page.goto('/locations/new');
      await page.getByLabel('Name', { exact: true }).fill('Stadhuisplein 2');
      await page.getByLabel('Address').fill('Stadhuisplein 2');
      await page.getByLabel('City').fill('Almere');
      await page.getByLabel('Country', { exact: true }).fill('NLD');
      await save(page);
      await at_path(page, /^\/locations\/[0-9a-f-]{36}$/);
      await shows(page.getByText('Standard'));
      const { items } = await admin.ok('list_locations', { query: { q: 'Stadhuisplein 2', city: 'Almere' } });
      const made = items.find(({ source }) => source === 'manual');
      assert.equal(made?.sla?.name, 'Standard');
      assert.equal(made?.flagged, false);
      assert.equal(made?.time_zone_source, 'derived');
      expect_no_complaints(seat);
    });

    test('SLA-07 moving the default says what loses the mark and how many locations will carry a flag', async () => {
      const { page } = seat;
      const hub = await sla_named('DC hub');
      const { flagged_after } = await admin.ok('preview_sla_default', { path: { sla_id: hub.id } });
      await page.goto(`/operations/slas/${hub.id}`);
      await page.getByRole('button', { name: 'Mark as default' }).click();
      const dialog = page.getByRole('dialog');
      await has_text(dialog, '“Standard” loses the mark.');
      await has_text(
        dialog.getByTestId('flagged-after'),
        new RegExp(`${digits(flagged_after).source}|No location`),
      );
      await dialog.getByRole('button', { name: 'Mark as default' }).click();
      await gone(dialog);
      await shows(page.getByText('This is the default agreement', { exact: false }));
      assert.equal((await sla_named('DC hub')).is_default, true);
      assert.equal((await sla_named('Standard')).is_default, false);
      assert.equal(await count_of({ flagged: true }), flagged_after);
    });

    test('SLA-16 the versions of an agreement are there, with who changed what', async () => {
      const { page } = seat;
      const hub = await sla_named('DC hub');
      await page.goto(`/operations/slas/${hub.id}/versions`);
      await settled(page);
      await shows(page.getByText(/Anna Jansen/));
      await shows(page.getByText(`Version ${hub.version}`));
    });

    test('SLA-11 a supporter sees SLA, times and flag of a location, and no catalogue', async () => {
      const supporter = await invite(new Client(program.target), admin, 'supporter');
      const desk = await visit(program, supporter);
      const { page } = desk;
      const { items } = await admin.ok('list_locations', { query: { flagged: true, limit: 1 } });
      await page.goto('/');
      await at_path(page, /^\/queue$/);
      await settled(page);
      assert.equal(await page.getByRole('link', { name: 'Service Level Agreements' }).count(), 0);
      await page.goto('/operations/slas');
      await shows(page.getByText('Your role does not open this page'));
      const [flagged] = items;
      if (flagged) {
        await page.goto(`/locations/${flagged.id}`);
        await shows(page.getByRole('img', { name: /Flag: / }));
        await shows(page.getByText(/hours, (every day|Monday to Friday)/));
      }
      assert.equal((await supporter.call('list_slas')).status, 403);
      expect_no_complaints(desk);
      await desk.context.close();
    });

    test('to a user of another organisation everything of the first is not there', async () => {
      const stranger = await add_organisation(program, 'Elbe Strom', 'ELB');
      const desk = await visit(program, stranger);
      const { items } = await admin.ok('list_locations', { query: { limit: 1 } });
      await desk.page.goto(`/locations/${items[0]?.id}`);
      await shows(desk.page.getByText('There is nothing here'));
      await desk.page.goto('/locations');
      await shows(desk.page.getByText('No location yet'));
      await desk.page.goto('/operations/slas');
      await shows(desk.page.getByText('No agreement yet'));
      await desk.context.close();
    });
  });
}

/** A number as the page writes it, whatever groups its digits. */
function digits(number: number): RegExp {
  return new RegExp(String(number).replace(/\B(?=(\d{3})+(?!\d))/g, '[,.\\s]?'));
}

async function wait_for_saved(page: Visit['page']): Promise<void> {
  await at_path(page, /^\/operations\/slas(\/(?!new)|$)/);
  await settled(page);
}

tell_story('sqlite');

after(close_browser);
