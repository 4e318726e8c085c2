// What a person types is not lost and never overwrites another's: refused fields, unsaved changes, two people at once,
// keys instead of a mouse, a session that ends, another language.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Schemas } from '../support/client.ts';
import { make_location, make_sla, unique } from '../support/samples.ts';
import { create_world, invite, password, sign_in, type World } from '../support/world.ts';
import {
  check_accessibility,
  close_browser,
  expect_no_complaints,
  settled,
  type Visit,
  visit,
} from './browser.ts';
import { at_path, gone, has_text, save, shows } from './expectations.ts';

describe('editing', () => {
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
  });

  const description = () => page.getByLabel('Description');
  const read = (sla: Schemas['Sla']) => stage.first.operator.ok('get_sla', { path: { sla_id: sla.id } });

  test('SLA-03 what is refused is shown at the field, and the rest is kept', async () => {
    const taken = await make_sla(stage.first.operator);
    await page.goto('/operations/slas/new');
    await page.getByLabel('Name', { exact: true }).fill(taken.name.toUpperCase());
    await description().fill('typed with care');
    await page.getByLabel('Resolution time, 1st level (customer support)').fill('4');
    await page.getByLabel('Resolution time, 2nd level (operator support)').fill('12');
    await save(page);
    await shows(page.getByText(/^This is taken already|^There is another one with this name\.$/));
    assert.equal(await description().inputValue(), 'typed with care');
    assert.equal(await page.getByLabel('Name', { exact: true }).getAttribute('aria-invalid'), 'true');
    await check_accessibility(page, 'an editor with a refused field');
    await page.getByLabel('Resolution time, 1st level (customer support)').fill('0');
    await save(page);
    await shows(page.getByText('It must be at least one minute.'));
  });

  test('SLA-02 unsaved changes are not lost silently', async () => {
    const sla = await make_sla(stage.first.operator);
    await page.goto(`/operations/slas/${sla.id}`, { waitUntil: 'load' }).catch(() => {});
    await description().fill('not saved yet');
    await shows(page.getByText('Unsaved changes'));
    await page.getByRole('link', { name: 'Contacts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await shows(dialog);
    await check_accessibility(page, 'the dialog about unsaved changes');
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    assert.equal(await description().inputValue(), 'not saved yet');
    await page.getByRole('link', { name: 'Contacts' }).click();
    await dialog.getByRole('button', { name: 'Leave and lose changes' }).click();
    await at_path(page, /^\/operations\/contacts$/);
    assert.equal((await read(sla)).description, '');
  });

  test('SLA-02 of two people who edit at once the second is told, and chooses field by field', async () => {
    const sla = await make_sla(stage.first.operator);
    const other = await visit(stage.program, stage.first.admin);
    await page.goto(`/operations/slas/${sla.id}`);
    await other.page.goto(`/operations/slas/${sla.id}`);
    await description().fill('by the second');
    await other.page.getByLabel('Description').fill('by the first');
    await other.page.getByLabel('Resolution time, 1st level (customer support)').fill('7');
    await other.page.keyboard.press('Control+s');
    await shows(other.page.getByText('Saved.'));
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Someone else saved this meanwhile' });
    await shows(dialog);
    await has_text(dialog, 'by the first');
    await has_text(dialog, 'by the second');
    await check_accessibility(page, 'the dialog of two people');
    assert.equal((await read(sla)).description, 'by the first', 'nothing was overwritten');
    await dialog.getByRole('button', { name: 'Use this and go on editing' }).click();
    await gone(dialog);
    await save(page);
    await shows(page.getByText('Saved.'));
    const now = await read(sla);
    assert.deepEqual([now.description, now.first_level.resolution_minutes], ['by the second', 420]);
    await other.context.close();
    expect_no_complaints(seat);
  });

  test('the keys: palette, search, new, save, help', async () => {
    const place = await make_location(stage.first.operator, { name: unique('Toetsenplein') });
    await page.goto('/locations');
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type(place.name);
    await shows(page.locator('tr[data-row="0"]').filter({ hasText: place.name }));
    await page.waitForURL((url) => url.searchParams.get('q') === place.name);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.locator('[data-row="0"] :focus').waitFor();
    await page.keyboard.press('Enter');
    await at_path(page, new RegExp(place.id));

    await page.keyboard.press('?');
    await shows(page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
    await check_accessibility(page, 'the keys');
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));

    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Search or go to…').fill('service level');
    await shows(page.getByRole('dialog').getByText('Service Level Agreements'));
    await check_accessibility(page, 'the palette');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await at_path(page, /^\/operations\/slas$/);
    await settled(page);

    await page.keyboard.press('n');
    await at_path(page, /^\/operations\/slas\/new$/);
    const name = unique('By keys');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(name);
    await page.getByLabel('Resolution time, 1st level (customer support)').fill('1.5');
    await page.getByLabel('Resolution time, 2nd level (operator support)').fill('2');
    await page.keyboard.press('Control+s');
    await at_path(page, /^\/operations\/slas(\/[0-9a-f-]{36})?$/);
    const { items } = await stage.first.operator.ok('list_slas', { query: { q: name } });
    assert.equal(items[0]?.first_level.resolution_minutes, 90);
    expect_no_complaints(seat);
  });

  test('SLA-09 a bind is undone from where it was told', async () => {
    const city = unique('Ongedaan');
    const sla = await make_sla(stage.first.operator);
    for (let index = 0; index < 3; index += 1) await make_location(stage.first.operator, { city });
    await page.goto(`/locations?city=${city}`);
    await page.getByLabel('Select all rows that are loaded').check();
    await page.getByRole('button', { name: 'Bind to agreement' }).click();
    await page.getByRole('menuitem', { name: sla.name }).click();
    await shows(page.getByTestId('bind-preview'));
    await check_accessibility(page, 'the dialog of binding');
    await page.getByRole('button', { name: 'Bind 3 locations' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await shows(page.getByText('3 locations are bound as before.'));
    const { location_count } = await stage.first.operator.ok('get_sla', { path: { sla_id: sla.id } });
    assert.equal(location_count, 0);
  });

  test('SLA-13 an agreement in use is archived with the move of its locations', async () => {
    const [used, target] = [await make_sla(stage.first.operator), await make_sla(stage.first.operator)];
    const place = await make_location(stage.first.operator, { sla_id: used.id });
    await page.goto(`/operations/slas/${used.id}`);
    await page.getByRole('button', { name: 'Archive' }).click();
    const dialog = page.getByRole('dialog');
    await has_text(dialog, '1 location is bound to it. Where shall it go?');
    await check_accessibility(page, 'the dialog of archiving an agreement');
    await dialog.getByRole('combobox').first().click();
    await page
      .getByRole('option', { name: new RegExp(target.name) })
      .first()
      .click();
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await gone(dialog);
    const moved = await stage.first.operator.ok('get_location', { path: { location_id: place.id } });
    assert.equal(moved.sla_id, target.id);
  });

  test('a session that ends asks to sign in again and loses nothing', async () => {
    const person = await invite(stage.nobody, stage.first.admin, 'operator');
    const desk = await visit(stage.program, person);
    const sla = await make_sla(stage.first.operator);
    await desk.page.goto(`/operations/slas/${sla.id}`);
    await desk.page.getByLabel('Description').fill('typed before the session ended');
    await person.ok('delete_session');
    await save(desk.page);
    const dialog = desk.page.getByRole('dialog');
    await shows(dialog.getByLabel('Password', { exact: true }));
    await check_accessibility(desk.page, 'the dialog to sign in again');
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await gone(dialog);
    assert.equal(await desk.page.getByLabel('Description').inputValue(), 'typed before the session ended');
    await save(desk.page);
    await shows(desk.page.getByText('Saved.'));
    await desk.context.close();
  });

  test('the page speaks German, and no English is left in its frame', async () => {
    const german = await visit(stage.program, stage.first.operator, { locale: 'de-DE' });
    await german.page.goto('/operations/slas');
    await german.page.getByRole('button', { name: /Signed in as|Angemeldet als/ }).click();
    await german.page.getByText('Deutsch').click();
    await german.page.waitForFunction(() => document.documentElement.lang === 'de');
    await german.page.keyboard.press('Escape');
    await shows(german.page.getByRole('link', { name: 'Standorte' }));
    const frame = await german.page.locator('nav').first().textContent();
    assert.doesNotMatch(frame ?? '', /Locations|Customers|Settings|Users/);
    await german.page.goto('/operations/slas/new');
    await shows(german.page.getByRole('button', { name: /Speichern/ }));
    await check_accessibility(german.page, 'the German editor');
    expect_no_complaints(german);
    await german.context.close();
  });

  test('signing in and out, with a wrong password first', async () => {
    const nobody = await visit(stage.program, null);
    const { email } = stage.first.people.viewer.user;
    await nobody.page.goto('/locations?city=Almere');
    await at_path(nobody.page, /^\/sign-in$/);
    await nobody.page.getByLabel('E-mail').fill(email);
    await nobody.page.getByLabel('Password', { exact: true }).fill('not this one');
    await nobody.page.getByRole('button', { name: 'Sign in' }).click();
    await shows(nobody.page.getByRole('alert'));
    await nobody.page.getByLabel('Password', { exact: true }).fill(password);
    await nobody.page.getByRole('button', { name: 'Sign in' }).click();
    await at_path(nobody.page, /^\/locations$/);
    assert.match(nobody.page.url(), /city=Almere/, 'back where one wanted to go');
    await nobody.page.getByRole('button', { name: /Signed in as/ }).click();
    await nobody.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await at_path(nobody.page, /^\/sign-in$/);
    await sign_in(stage.nobody, email);
    await nobody.context.close();
  });
});

after(close_browser);
