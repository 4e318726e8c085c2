// An agreement as a picture that follows what is typed, what new terms do to incidents that are open, what the queue is
// computed from, open incidents where they belong, and the wall.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Client, Schemas } from '../support/client.ts';
import { make_location, make_sla, unique } from '../support/samples.ts';
import { create_world, type World } from '../support/world.ts';
import {
  check_accessibility,
  close_browser,
  expect_no_complaints,
  settled,
  type Visit,
  visit,
} from './browser.ts';
import { at_path, choose, gone, has_text, save, shows } from './expectations.ts';

const first_level = 'Resolution time, 1st level (customer support)';
const second_level = 'Resolution time, 2nd level (operator support)';
const every_day = (minutes: number) => ({ resolution_minutes: minutes, restrict_to_weekdays: false });

async function open_incident(client: Client, location_id: string, title = unique('No power')) {
  return client.ok('create_incident', { body: { location_id, title } });
}

describe('the picture of an agreement', () => {
  let stage: World;
  let seat: Visit;
  let page: Page;
  let operator: Client;
  before(async () => {
    stage = await create_world();
    ({ operator } = stage.first);
    seat = await visit(stage.program, operator);
    ({ page } = seat);
  });
  after(async () => {
    await seat?.context.close();
    await stage?.program.dispose();
  });

  const words = () => page.getByTestId('picture-words');
  const fault_field = () => page.getByLabel('A fault on');
  const slider = () => page.getByRole('slider', { name: /^Move the fault/ });
  const incident_now = (id: string) => operator.ok('get_incident', { path: { incident_id: id } });

  async function picture_of(sla: Schemas['Sla'], fault: string): Promise<void> {
    await page.goto(`/operations/slas/${sla.id}`);
    await settled(page);
    await choose_zone('Europe/Amsterdam');
    await fault_field().fill(fault);
  }

  async function choose_zone(zone: string): Promise<void> {
    const field = page.getByRole('combobox', { name: 'in the time zone' });
    if ((await field.inputValue()) === zone) return;
    await field.click();
    await field.fill(zone);
    await page.getByRole('option', { name: zone, exact: true }).click();
  }

  test('SLA-14 it shows both deadlines of a fault and the weekend that does not count, and follows what is typed', async () => {
    const sla = await make_sla(operator);
    await picture_of(sla, '2026-03-06T12:00');
    await has_text(words(), /1st-level deadline, hand-over.*Mon,? 9 Mar 2026, 12:00/);
    await has_text(words(), /Total deadline.*Wed,? 11 Mar 2026, 12:00/);
    await has_text(page.getByTestId('picture-closed'), /weekend Sat,? 7 Mar – Sun,? 8 Mar/);
    await page.getByLabel(first_level).fill('30');
    await has_text(words(), /Mon,? 9 Mar 2026, 18:00/);
    await page.getByLabel('Restrict to weekdays, 1st level (customer support)').uncheck();
    await has_text(words(), /Sat,? 7 Mar 2026, 18:00/);
    await has_text(words(), /The 2nd level’s clock starts Mon,? 9 Mar 2026, 00:00/);
    await page.getByLabel(first_level).fill('');
    await has_text(words(), /Sat,? 7 Mar 2026, 18:00/);
    await check_accessibility(page, 'the picture');
    expect_no_complaints(seat);
  });

  test('SLA-14 time that is used up at the midnight after Friday is due on Friday at 24:00', async () => {
    const sla = await make_sla(operator);
    await picture_of(sla, '2026-03-06T00:00');
    await has_text(words(), /1st-level deadline, hand-over\s*Fri,? 6 Mar 2026, 24:00/);
    await has_text(words(), /The 2nd level’s clock starts Mon,? 9 Mar 2026, 00:00/);
  });

  test('SLA-14 the fault is moved by keys and by the mouse, and says where it is', async () => {
    const sla = await make_sla(operator);
    await picture_of(sla, '2026-03-06T12:00');
    await slider().focus();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
    assert.match((await slider().getAttribute('aria-valuetext')) ?? '', /Fri,? 6 Mar 2026, 13:00/);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('PageUp');
    assert.match((await slider().getAttribute('aria-valuetext')) ?? '', /Sat,? 7 Mar 2026, 12:00/);
    await has_text(words(), /The clock starts Mon,? 9 Mar 2026, 00:00/);
    await has_text(words(), /1st-level deadline, hand-over.*Mon,? 9 Mar 2026, 24:00/);
    const box = await slider().boundingBox();
    assert.ok(box);
    const at = (share: number) => box.x + 13 + (box.width - 26) * share;
    await page.mouse.move(at(5.5 / 14), box.y + 13);
    await page.mouse.down();
    await page.mouse.move(at(8.5 / 14), box.y + 13, { steps: 5 });
    await page.mouse.up();
    assert.match((await slider().getAttribute('aria-valuetext')) ?? '', /Tue,? 10 Mar 2026, 1[12]:/);
    await has_text(words(), /1st-level deadline, hand-over.*Wed,? 11 Mar 2026, 1[12]:/);
  });

  test('SLA-14 another zone keeps the time on the clock, and its own weekend', async () => {
    const sla = await make_sla(operator);
    await picture_of(sla, '2026-03-06T12:00');
    await choose_zone('Pacific/Auckland');
    assert.equal(await fault_field().inputValue(), '2026-03-06T12:00');
    await has_text(words(), /Mon,? 9 Mar 2026, 12:00/);
    await choose_zone('Europe/Amsterdam');
  });

  test('SLA-12 a holiday of the calendar stands in it by its name', async () => {
    const calendar = await operator.ok('create_calendar', {
      body: {
        name: unique('Netherlands'),
        description: '',
        working_days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        service_hours: [],
        holidays_of_location: false,
        holiday_regions: [],
        own_holidays: [{ date: '2026-03-10', name: 'Founders’ day' }],
        feed_holidays: [],
      },
    });
    const sla = await make_sla(operator, { calendar_id: calendar.id });
    await picture_of(sla, '2026-03-09T12:00');
    await has_text(page.getByTestId('picture-closed'), /Founders’ day Tue,? 10 Mar/);
    await has_text(words(), /1st-level deadline, hand-over.*Wed,? 11 Mar 2026, 12:00/);
  });

  test('SLA-15 new terms list the open incidents that would move; nothing moves unless it is chosen', async () => {
    const levels = { first_level: every_day(1440), second_level: every_day(2880) };
    const sla = await make_sla(operator, levels);
    const place = await make_location(operator, { sla_id: sla.id });
    const incident = await open_incident(operator, place.id);
    const due_before = incident.deadlines?.total_due_at;
    assert.ok(due_before);
    await page.goto(`/operations/slas/${sla.id}`);
    await settled(page);
    await page.getByLabel(second_level).fill('44');
    await save(page);
    const dialog = page.getByRole('dialog', { name: '1 open incident would move' });
    await shows(dialog);
    await has_text(dialog, new RegExp(incident.title));
    await has_text(dialog, /4 hours earlier/);
    await check_accessibility(page, 'the dialog of incidents that would move');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await gone(dialog);
    assert.equal((await operator.ok('get_sla', { path: { sla_id: sla.id } })).version, sla.version);

    await save(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await shows(page.getByText('Saved.'));
    assert.equal((await incident_now(incident.id)).deadlines?.total_due_at, due_before);

    await page.getByLabel(second_level).fill('40');
    await save(page);
    await dialog.getByLabel('The open one too').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await shows(page.getByText('1 open incident has new deadlines.'));
    const moved = (await incident_now(incident.id)).deadlines?.total_due_at ?? '';
    assert.equal(Date.parse(due_before) - Date.parse(moved), 8 * 3_600_000);
    const { items } = await operator.ok('list_incident_events', { path: { incident_id: incident.id } });
    assert.equal(items.filter(({ kind }) => kind === 'terms_applied').length, 1);
    expect_no_complaints(seat);
  });

  test('SLA-15 a location that gets another agreement asks for its open incidents, too', async () => {
    const slow = await make_sla(operator, { first_level: every_day(1440), second_level: every_day(2880) });
    const fast = await make_sla(operator, { first_level: every_day(60), second_level: every_day(120) });
    const place = await make_location(operator, { sla_id: slow.id });
    const incident = await open_incident(operator, place.id);
    await page.goto(`/locations/${place.id}/edit`);
    await settled(page);
    await choose(page, page.getByRole('combobox', { name: 'Agreement' }), new RegExp(`^${fast.name}`));
    await save(page);
    const dialog = page.getByRole('dialog', { name: '1 open incident would move' });
    await dialog.getByLabel('The open one too').check();
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await at_path(page, new RegExp(`^/locations/${place.id}$`));
    const now = await incident_now(incident.id);
    assert.equal(now.deadlines?.terms.sla_name, fast.name);
  });

  test('OPS-03 weights show at once what they do, and are saved', async () => {
    await page.goto('/settings/queue');
    await settled(page);
    const example = page.getByTestId('queue-example');
    const second = example.getByRole('listitem').filter({ hasText: /^2/ }).first();
    await has_text(second, /Display is dark/);
    await page.getByLabel('Age', { exact: true }).fill('2');
    await has_text(second, /Fan is noisy, no agreement.*was 5/);
    await check_accessibility(page, 'the settings of the queue');
    await save(page);
    await shows(page.getByText('Saved. The queue is in its new order.'));
    const settings = await operator.ok('get_queue_settings');
    assert.equal(settings.weights.age_factor, 2);
    await page.getByLabel('Currency').fill('E1');
    await save(page);
    await shows(page.getByText('Three letters of ISO 4217, such as EUR.'));
    expect_no_complaints(seat);
  });

  test('OPS-03 a location has its own price and use, and loses them when they are emptied', async () => {
    const place = await make_location(operator);
    await page.goto(`/locations/${place.id}/edit`);
    await settled(page);
    const own = page.getByTestId('location-revenue');
    await has_text(own, /€0\.59 per kWh, in use 12 % of the time/);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Price and use' });
    await dialog.getByLabel('Price per kWh').fill('0.79');
    await dialog.getByLabel('Use').fill('40');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await has_text(own, /€0\.79 per kWh, in use 40 % of the time/);
    const path = { location_id: place.id };
    assert.equal((await operator.ok('get_location_revenue', { path })).price_minor_per_kwh, 79);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await dialog.getByLabel('Price per kWh').fill('');
    await dialog.getByLabel('Use').fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await has_text(own, /€0\.59 per kWh, in use 12 %/);
    assert.equal((await operator.ok('get_location_revenue', { path })).price_minor_per_kwh, null);
  });

  test('OPS-01 open incidents stand on the pages of their location and of its customer', async () => {
    const { customer } = stage.first;
    const place = await make_location(operator, { customer_id: customer.id });
    await page.goto(`/locations/${place.id}`);
    await settled(page);
    await shows(page.getByText('Nothing is open here.'));
    const incident = await open_incident(operator, place.id);
    await has_text(page.getByTestId('open-incidents'), new RegExp(incident.title));
    await page.getByRole('button', { name: 'New incident' }).click();
    await has_text(page.getByRole('dialog'), /1 incident is open here already/);
    await page.keyboard.press('Escape');
    await page.goto(`/customers/${customer.id}`);
    await has_text(page.getByTestId('open-incidents'), new RegExp(`${incident.title}.*${place.name}`));
  });

  test('OPS-01 a customer sees what is open at its location, without deadlines', async () => {
    const { customer, people } = stage.first;
    const sla = await make_sla(operator);
    const place = await make_location(operator, { customer_id: customer.id, sla_id: sla.id });
    const incident = await open_incident(operator, place.id);
    const desk = await visit(stage.program, people.customer);
    await desk.page.goto(`/locations/${place.id}`);
    const open = desk.page.getByTestId('open-incidents');
    await has_text(open, new RegExp(incident.title));
    assert.equal(await open.getByTestId('deadline-bar').count(), 0);
    expect_no_complaints(desk);
    await desk.context.close();
  });

  test('OPS-07 the wall shows counts and the top of the queue, and a new incident appears by itself', async () => {
    const { people } = stage.first;
    const wall = await visit(stage.program, people.supporter, { viewport: { width: 1920, height: 1080 } });
    const place = await make_location(operator);
    await wall.page.goto('/wallboard');
    await settled(wall.page);
    await shows(wall.page.getByText('Live', { exact: true }));
    const title = unique('Sparks');
    await operator.ok('create_incident', { body: { location_id: place.id, title, severity: 'safety' } });
    const queue = wall.page.getByTestId('wall-queue');
    await has_text(queue.getByRole('listitem').first(), new RegExp(title));
    const { active } = await operator.ok('count_incidents');
    await has_text(wall.page.getByTestId('wall-counts'), new RegExp(`Open${active}`));
    assert.equal(await wall.page.getByRole('button').count(), 0);
    await check_accessibility(wall.page, 'the wall');
    await wall.page.keyboard.press('Escape');
    await at_path(wall.page, /^\/(queue|locations)/);
    expect_no_complaints(wall);
    await wall.context.close();
    const customer = await visit(stage.program, people.customer);
    await customer.page.goto('/wallboard');
    await shows(customer.page.getByText('Your role does not open this page'));
    await customer.context.close();
  });
});

after(close_browser);
