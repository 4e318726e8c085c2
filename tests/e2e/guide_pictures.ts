// Makes the pictures of the guides, docs/images/*.png, out of a running program with data as an operator has it, so that
// they show what the program does now. Run by script/pictures; not a test.
import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Client, Schemas } from '../support/client.ts';
import { connector_input, dc_connector, make_location, make_sla, unique } from '../support/samples.ts';
import { close_connections } from '../support/wire.ts';
import { create_world, type Person, password, sign_in, token_of, type World } from '../support/world.ts';
import { close_browser, settled, visit } from './browser.ts';
import { shows } from './expectations.ts';

const folder = resolve(import.meta.dirname, '../../docs/images');
const bytes_max = 200_000;
const size = { width: 1200, height: 760 };
const hour_ms = 3_600_000;

interface Fault {
  place: string;
  title: string;
  severity: Schemas['IncidentSeverity'];
  hours_ago: number;
}

const places = [
  ['P+R Zuidoost', 'Burgemeester Stramanweg 130', 'Amsterdam'],
  ['Stadhuisplein', 'Stadhuisplein 2', 'Almere'],
  ['Havenkade', 'Havenkade 14', 'Hoorn'],
  ['Station Noord', 'Stationsplein 1', 'Groningen'],
  ['Winkelcentrum De Meent', 'Meentstraat 40', 'Almere'],
] as const;

const faults: Fault[] = [
  { place: 'Havenkade', title: 'Cable is cut, copper shows', severity: 'safety', hours_ago: 0.4 },
  { place: 'P+R Zuidoost', title: 'All four chargers without power', severity: 'critical', hours_ago: 2.2 },
  { place: 'Station Noord', title: 'Charging does not start', severity: 'major', hours_ago: 13 },
  { place: 'Stadhuisplein', title: 'Screen stays dark', severity: 'minor', hours_ago: 20 },
  {
    place: 'Winkelcentrum De Meent',
    title: 'Payment terminal asks for a service code',
    severity: 'major',
    hours_ago: 5,
  },
  { place: 'Stadhuisplein', title: 'Offline since the morning', severity: 'major', hours_ago: 3 },
  { place: 'Havenkade', title: 'Plug does not lock', severity: 'major', hours_ago: 7.5 },
  { place: 'Station Noord', title: 'Fan is loud at night', severity: 'minor', hours_ago: 22 },
];

async function person(stage: World, name: string, role: 'supporter' | 'operator'): Promise<Person> {
  const email = `${unique(role)}@polder.example`;
  const { one_time_link } = await stage.first.admin.ok('create_user', {
    body: { name, email, role, locale: 'en' },
  });
  const answer = await stage.nobody.call('accept_link', {
    body: { token: token_of(one_time_link), password },
  });
  assert.equal(answer.status, 200);
  return sign_in(stage.nobody, email);
}

interface Furnished {
  hub: Schemas['Sla'];
  incidents: Schemas['Incident'][];
}

async function furnish(operator: Client): Promise<Furnished> {
  await make_sla(operator, { name: 'Standard', is_default: true });
  const hub = await make_sla(operator, {
    name: 'DC hub',
    first_level: { resolution_minutes: 240, restrict_to_weekdays: true },
    second_level: { resolution_minutes: 720, restrict_to_weekdays: true },
  });
  const always = (minutes: number) => ({ resolution_minutes: minutes, restrict_to_weekdays: false });
  const motorway = await make_sla(operator, {
    name: 'Motorway',
    first_level: always(240),
    second_level: always(720),
  });
  const made = new Map<string, Schemas['LocationDetail']>();
  for (const [index, [name, address, city]] of places.entries()) {
    const sla_id = index % 2 === 0 ? motorway.id : hub.id;
    const place = await make_location(operator, { name, address, city, sla_id });
    for (const uid of ['1', '2', '3']) {
      const connectors = [connector_input(index % 2 === 0 ? dc_connector : {})];
      const body = { uid: `NL*PLD*E${index + 1}0${uid}`, status: 'AVAILABLE' as const, connectors };
      await operator.ok('create_evse', { path: { location_id: place.id }, body });
    }
    made.set(name, place);
  }
  const incidents: Schemas['Incident'][] = [];
  for (const { place, title, severity, hours_ago } of faults) {
    const location = made.get(place);
    assert.ok(location);
    const reported_at = new Date(Date.now() - hours_ago * hour_ms).toISOString();
    const body = { location_id: location.id, title, severity, reported_at };
    incidents.push(await operator.ok('create_incident', { body }));
  }
  return { hub, incidents };
}

async function work_on(incidents: Schemas['Incident'][], anna: Client, operator: Client, contact_id: string) {
  type Step = Omit<Schemas['IncidentActionInput'], 'incident_ids' | 'atomic'>;
  const act = (who: Client, at: number, step: Step) => {
    const incident_ids = [(incidents[at] as Schemas['Incident']).id];
    return who.ok('act_on_incidents', { body: { incident_ids, atomic: true, ...step } });
  };
  await act(anna, 1, { action: 'claim' });
  await act(anna, 1, {
    action: 'comment',
    text: 'The grid operator sees no outage. The main switch is out, the door is locked.',
  });
  await act(anna, 1, { action: 'hand_over', text: 'Needs somebody on site.' });
  await act(operator, 1, { action: 'dispatch', contact_id });
  await act(anna, 2, { action: 'acknowledge' });
  await act(anna, 4, { action: 'claim' });
  await act(anna, 4, { action: 'pause', reason: 'parts', text: 'Terminal is ordered.' });
  await act(anna, 6, { action: 'claim' });
}

async function keep(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size: bytes } = statSync(path);
  assert.ok(bytes < bytes_max, `${name}.png has ${bytes} bytes`);
  console.log(`${name}.png  ${Math.round(bytes / 1000)} kB`);
}

async function with_page(
  stage: World,
  who: Person,
  viewport: typeof size,
  work: (page: Page) => Promise<void>,
) {
  const { page, context } = await visit(stage.program, who, { viewport, timezoneId: 'Europe/Amsterdam' });
  await work(page);
  await context.close();
}

async function go(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

async function operators(page: Page, { hub }: Furnished): Promise<void> {
  await go(page, `/operations/slas/${hub.id}`);
  await page.getByLabel('A fault on').fill('2026-03-06T14:00');
  await page
    .getByText('Fri, 6 Mar 2026, 18:00')
    .or(page.getByText('Fri 6 Mar 2026, 18:00'))
    .first()
    .waitFor();
  await page.getByTestId('sla-picture').scrollIntoViewIfNeeded();
  await keep(page, 'sla_picture');
  await page.getByLabel('Resolution time, 2nd level (operator support)').fill('8');
  await page.keyboard.press('Control+s');
  await shows(page.getByTestId('reapplication'));
  await keep(page, 'sla_reapply');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await go(page, '/settings/queue');
  await page.getByLabel('Age', { exact: true }).fill('2');
  await keep(page, 'queue_settings');
}

async function supporters(page: Page, { incidents }: Furnished): Promise<void> {
  await go(page, '/queue');
  await page.locator('tr[data-row="0"]').waitFor();
  await keep(page, 'queue');
  await page.keyboard.press('n');
  await shows(page.getByRole('dialog'));
  await keep(page, 'new_incident');
  await go(page, `/incidents/${incidents[1]?.id}`);
  await keep(page, 'incident');
}

async function installers(page: Page, { incidents }: Furnished): Promise<void> {
  await go(page, '/incidents');
  await keep(page, 'installer_incidents');
  await go(page, `/incidents/${incidents[1]?.id}`);
  await keep(page, 'installer_incident');
}

async function administrators(page: Page): Promise<void> {
  await go(page, '/settings/users');
  await keep(page, 'users');
  await go(page, '/settings/audit');
  await keep(page, 'audit');
}

mkdirSync(folder, { recursive: true });
const stage = await create_world();
try {
  const { first } = stage;
  const anna = await person(stage, 'Anna Berg', 'supporter');
  const mark = await person(stage, 'Mark de Wit', 'operator');
  await mark.ok('update_contact', {
    path: { contact_id: first.contact.id },
    version: 1,
    body: { name: 'Elbwerk' },
  });
  const furnished = await furnish(mark);
  await work_on(furnished.incidents, anna, mark, first.contact.id);
  await with_page(stage, mark, size, (page) => operators(page, furnished));
  await with_page(stage, anna, size, (page) => supporters(page, furnished));
  await with_page(stage, first.people.installer, size, (page) => installers(page, furnished));
  await with_page(stage, first.admin, size, administrators);
  await with_page(stage, anna, { width: 1280, height: 720 }, async (page) => {
    await go(page, '/wallboard');
    await shows(page.getByText('Live', { exact: true }));
    await keep(page, 'wallboard');
  });
} finally {
  await stage.program.dispose();
  await close_browser();
  close_connections();
}
