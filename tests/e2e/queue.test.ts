// Incidents as people on duty work with them: three key strokes to open one, one key for each step, hundreds at once, a way back,
// and a list that others change without making it jump away under the pointer.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Schemas } from '../support/client.ts';
import { evse_input, make_location, make_sla, unique } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { create_world, type World } from '../support/world.ts';
import { check_accessibility, expect_no_complaints, settled, type Visit, visit } from './browser.ts';
import { at_path, choose, gone, has_text, shows } from './expectations.ts';

type Incident = Schemas['Incident'];

describe('the queue', () => {
  let stage: World;
  let seat: Visit;
  let place: Schemas['LocationDetail'];

  before(async () => {
    stage = await create_world();
    const { operator, contact } = stage.first;
    const level = (resolution_minutes: number) => ({ resolution_minutes, restrict_to_weekdays: false });
    const sla = await make_sla(operator, {
      name: 'DC hub',
      first_level: level(240),
      second_level: level(720),
      contact_id: contact.id,
    });
    place = await make_location(operator, { name: 'P+R Zuidoost', sla_id: sla.id });
    await operator.ok('create_evse', {
      path: { location_id: place.id },
      body: evse_input({ uid: 'E3256', evse_id: 'NL*PLD*E3256*1', status: 'OUTOFORDER' }),
    });
    seat = await visit(stage.program, operator);
  });
  after(async () => {
    await seat?.context.close();
    await stage?.program.dispose();
  });

  const read = (id: string) => stage.first.operator.ok('get_incident', { path: { incident_id: id } });
  const open = (title: string, more: Partial<Schemas['IncidentInput']> = {}): Promise<Incident> =>
    stage.first.operator.ok('create_incident', { body: { location_id: place.id, title, ...more } });
  const act = (action: Schemas['IncidentAction'], id: string, more: object = {}) =>
    stage.first.people.supporter.ok('act_on_incidents', {
      body: { incident_ids: [id], action, atomic: true, ...more },
    });
  const row = (title: string) => seat.page.locator('tr[data-row]').filter({ hasText: title });
  /** Away from the rows, so that nothing waits. */
  const leave = () => seat.page.mouse.move(5, 5);
  const queue = async (q?: string) => {
    await leave();
    await seat.page.goto(q ? `/queue?q=${encodeURIComponent(q)}` : '/queue');
    await settled(seat.page);
  };
  /** The focus on the row of an incident, as j brings it there. */
  const stand_on = async (title: string) => {
    await shows(row(title));
    await row(title).locator('input[type=checkbox]').focus();
  };

  test('OPS-01 three key strokes from the palette open an incident for an EVSE, and its clock runs', async () => {
    const { page } = seat;
    await page.goto('/queue');
    await shows(page.getByText('Nothing to do'));
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Search or go to…').fill('E3256');
    await shows(page.getByRole('button', { name: /New incident: NL\*PLD\*E3256\*1/ }));
    await page.locator('[data-action][data-selected]').filter({ hasText: 'E3256' }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New incident' });
    await dialog.locator('input:focus').waitFor();
    await check_accessibility(page, 'the dialog of a new incident');
    await page.keyboard.press('Enter');
    await at_path(page, /^\/incidents\/[0-9a-f-]{36}$/);
    await has_text(page.locator('h1'), /NL\*PLD\*E3256\*1: Out of order/);
    await has_text(page.getByTestId('countdown'), /^03:59:/);
    await shows(page.getByTestId('deadline-bar'));
    const before = await page.getByTestId('countdown').textContent();
    await wait_until(
      'it counts down',
      async () => (await page.getByTestId('countdown').textContent()) !== before,
    );
    await check_accessibility(page, 'an incident');
    expect_no_complaints(seat);
  });

  test('OPS-03 every row of the queue says why it stands there', async () => {
    const { page } = seat;
    await queue();
    await shows(page.getByTestId('queue-counts'));
    await page.getByRole('button', { name: /^Why .*E3256/ }).click();
    await shows(page.getByText(/it stands as if it were due/));
    await check_accessibility(page, 'the reasons of a place');
    await page.keyboard.press('Escape');
    await gone(page.getByText(/it stands as if it were due/));
    expect_no_complaints(seat);
  });

  test('OPS-02 a key acknowledges, another takes it back', async () => {
    const { page } = seat;
    const { id, title } = await open(unique('Keys'));
    await queue(title);
    await page.keyboard.press('j');
    await row(title).locator(':focus').waitFor();
    await page.keyboard.press('a');
    await shows(row(title).getByRole('img', { name: 'acknowledged' }));
    assert.equal((await read(id)).state, 'acknowledged');
    await page.keyboard.press('u');
    await shows(row(title).getByRole('img', { name: 'open' }));
    assert.equal((await read(id)).state, 'open');
    expect_no_complaints(seat);
  });

  test('OPS-02 paused with a reason there is no deadline, only what is left', async () => {
    const { page } = seat;
    const { id, title } = await open(unique('Pause'));
    await queue(title);
    await stand_on(title);
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: 'Pause' });
    await shows(dialog);
    await check_accessibility(page, 'the dialog of a pause');
    assert.equal(await dialog.getByRole('button', { name: 'Pause' }).isDisabled(), true);
    await dialog.getByLabel('parts').check();
    await dialog.getByLabel('Note').fill('Ordered.');
    await dialog.getByRole('button', { name: 'Pause' }).click();
    await has_text(row(title), /paused: parts, 03:59:\d\d left/);
    await stand_on(title);
    await page.keyboard.press('r');
    await has_text(row(title), /1st level \w+ \d\d:\d\d/);
    const incident = await read(id);
    assert.deepEqual([incident.paused, incident.pauses.length], [null, 1]);
    expect_no_complaints(seat);
  });

  test('OPS-05 all that are selected are claimed at once, and undone at once', async () => {
    const { page } = seat;
    const mark = unique('Bulk');
    const made = [];
    for (let index = 0; index < 5; index += 1) made.push(await open(`${mark} ${index}`, { evse_uid: null }));
    await queue(mark);
    await shows(row(`${mark} 4`));
    await page.getByLabel('Select all rows that are loaded').check();
    await has_text(page.getByTestId('bulk-bar'), /5 selected/);
    await check_accessibility(page, 'selected incidents');
    await page.keyboard.press('c');
    await shows(page.getByText('5 are yours.'));
    const mine = await Promise.all(made.map(({ id }) => read(id)));
    const me = stage.first.operator.user.id;
    assert.deepEqual(
      mine.map(({ assignee }) => assignee?.id),
      made.map(() => me),
    );
    await page.keyboard.press('u');
    await shows(page.getByText('Undone for 5 incidents.'));
    assert.equal((await read(made[0]?.id ?? '')).assignee, null);
    expect_no_complaints(seat);
  });

  test('OPS-02 who can’t be moved says why, and the others are', async () => {
    const { page } = seat;
    const mark = unique('Some');
    const [one, two] = [await open(`${mark} 1`), await open(`${mark} 2`)];
    await queue(mark);
    await shows(row(two.title));
    await page.getByLabel('Select all rows that are loaded').check();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Resolve' });
    await dialog.getByLabel('What was wrong, and what was done?').fill('Fuse replaced.');
    // Somebody else is quicker.
    await act('resolve', one.id);
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await has_text(page.getByRole('dialog', { name: /1 incident did not take it/ }), /resolved it/);
    await check_accessibility(page, 'the refusals');
    assert.equal((await read(two.id)).resolution, 'Fuse replaced.');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    expect_no_complaints(seat);
  });

  test('OPS-07 what others do is seen without a reload, and rows wait while somebody is at them', async () => {
    const { page } = seat;
    const mark = unique('Calm');
    const first = await open(`${mark} first`);
    await open(`${mark} second`);
    await queue(mark);
    await shows(row(`${mark} second`));
    await row(`${mark} second`).hover();
    const late = await open(`${mark} safety`, { severity: 'safety' });
    await shows(page.getByRole('button', { name: /1 change · show/ }));
    assert.equal(await row(late.title).count(), 0, 'nothing was pushed in under the pointer');
    await act('acknowledge', first.id);
    await shows(row(first.title).getByRole('img', { name: 'acknowledged' }));
    await page.keyboard.press('.');
    await shows(row(late.title));
    await has_text(page.locator('tr[data-row="0"]'), late.title);
    await leave();
    await act('resolve', late.id);
    await gone(row(late.title));
    expect_no_complaints(seat);
  });

  test('OPS-05 the timeline tells what was done, and a comment is kept until it is sent', async () => {
    const { page } = seat;
    const { id, number } = await open(unique('Story'));
    // From the page's beginning: a page that is there already may send one more request past a new route.
    let is_cut = true;
    await page.route('**/api/v1/incidents/actions', (route) => (is_cut ? route.abort() : route.continue()));
    await page.goto(`/incidents/${id}`);
    await settled(page);
    await has_text(page.locator('h1'), `#${number}`);
    const box = page.getByLabel('Comment', { exact: true });
    await box.fill('Two drivers called.');
    await page.keyboard.press('Control+Enter');
    await shows(page.getByText(/The server did not answer/)).finally(() => {
      is_cut = false;
    });
    assert.equal(await box.inputValue(), 'Two drivers called.');
    seat.complaints.splice(0);
    await page.getByRole('button', { name: 'Add comment' }).click();
    await has_text(page.getByTestId('timeline'), /Comment.*Two drivers called\./);
    assert.equal(await box.inputValue(), '');
    await page.getByRole('button', { name: 'Hand over' }).click();
    await has_text(page.getByTestId('timeline'), /Handed over to the 2nd level/);
    await page.getByTestId('timeline').getByRole('button', { name: 'Undo' }).click();
    await has_text(page.getByTestId('timeline'), /undone/);
    assert.equal((await read(id)).level, 'first');
    expect_no_complaints(seat);
  });

  test('SLA-12 the explanation lists what was counted, under which terms', async () => {
    const { page } = seat;
    const { id } = await open(unique('Explain'));
    await page.goto(`/incidents/${id}`);
    await page.getByRole('button', { name: 'Why is this due then?' }).click();
    const drawer = page.getByTestId('explanation');
    await has_text(drawer, /DC hub, version 1/);
    await has_text(drawer, /4 hours of counted time/);
    await has_text(drawer, /counted/);
    await check_accessibility(page, 'the explanation');
    expect_no_complaints(seat);
  });

  test('OPS-05 filters are kept under a name', async () => {
    const { page } = seat;
    await queue();
    await page
      .getByTestId('queue-counts')
      .getByRole('button', { name: /unassigned/ })
      .click();
    await page.waitForURL((url) => url.searchParams.get('assignee') === 'none');
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: /Save these filters/ }).click();
    const name = unique('Nobody has them');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await gone(page.getByRole('dialog'));
    await page.goto('/queue');
    await settled(page);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL((url) => url.searchParams.get('assignee') === 'none');
    expect_no_complaints(seat);
  });

  test('OPS-05 one incident is merged into another, and assigned to a person', async () => {
    const { page } = seat;
    const mark = unique('Twice');
    const [kept, merged] = [await open(`${mark} kept`), await open(`${mark} told again`)];
    await queue(mark);
    await stand_on(merged.title);
    await page.keyboard.press('g');
    await choose(page, page.getByRole('combobox', { name: 'Into' }), new RegExp(kept.title));
    await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
    await gone(page.getByRole('dialog'));
    assert.equal((await read(merged.id)).merged_into?.id, kept.id);
    await stand_on(kept.title);
    await page.keyboard.press('i');
    await page.getByRole('dialog').getByRole('button', { name: 'Me', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await has_text(row(kept.title), stage.first.operator.user.name.slice(0, 8));
    expect_no_complaints(seat);
  });

  test('a customer sees its incidents and no deadline of theirs', async () => {
    const { customer, operator, people } = stage.first;
    const own = await make_location(operator, { customer_id: customer.id });
    const title = unique('Theirs');
    await operator.ok('create_incident', { body: { location_id: own.id, title } });
    const desk = await visit(stage.program, people.customer);
    await desk.page.goto('/');
    await at_path(desk.page, /^\/incidents$/);
    await shows(desk.page.getByRole('link', { name: title }));
    assert.equal(await desk.page.getByRole('link', { name: 'Queue' }).count(), 0);
    assert.equal(await desk.page.getByTestId('countdown').count(), 0);
    await desk.page.getByRole('link', { name: title }).click();
    await shows(desk.page.getByTestId('timeline'));
    assert.equal(await desk.page.getByTestId('deadline-bar').count(), 0);
    await check_accessibility(desk.page, 'an incident of a customer');
    expect_no_complaints(desk);
    await desk.context.close();
  });
});
