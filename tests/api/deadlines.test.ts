// Deadlines as people meet them: tried out, explained, frozen, re-applied only when asked, and met by a program that was down.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Client, refused, type Schemas } from '../support/client.ts';
import { engine } from '../support/database.ts';
import { shared_folder } from '../support/feeds.ts';
import {
  acted,
  always,
  incident_of,
  kinds_of,
  log_of,
  make_site,
  plus_minutes,
  seconds_ago,
} from '../support/incidents.ts';
import { Program } from '../support/program.ts';
import { make_calendar, make_incident, make_sla, sla_update } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { complete_setup, world } from '../support/world.ts';

type Preview = Schemas['DeadlinePreview'];

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

function preview(client: Client, query: Record<string, string | number | boolean>): Promise<Preview> {
  const terms = { first_restrict_to_weekdays: true, second_restrict_to_weekdays: true, second_minutes: 60 };
  return client.ok('preview_deadlines', { query: { ...terms, ...query } as never });
}

test('SLA-12 a fault on Maundy Thursday in Alsace: Good Friday, Easter and their names are in the picture', async () => {
  const { operator } = (await world()).first;
  const calendar = await make_calendar(operator, {
    working_days: [...weekdays],
    holiday_regions: [{ country: 'DE', region: null }],
  });
  const seen = await preview(operator, {
    opened_at: '2027-03-25T15:00:00Z',
    time_zone: 'Europe/Paris',
    first_minutes: 24 * 60,
    second_minutes: 24 * 60,
    calendar_id: calendar.id,
  });
  // Thursday 16:00, 8 h to midnight; Tuesday 16 h, in summer time; Wednesday.
  assert.equal(seen.first.due_at, '2027-03-30T14:00:00.000Z');
  assert.equal(seen.second.due_at, '2027-03-31T14:00:00.000Z');
  assert.equal(seen.total_due_at, seen.second.due_at);
  assert.deepEqual(
    [seen.window_from, seen.window_to],
    ['2027-03-24T23:00:00.000Z', '2027-04-07T22:00:00.000Z'],
  );
  const closed = seen.first.stretches.filter(({ counts }) => !counts);
  assert.deepEqual(
    closed.slice(0, 4).map(({ from, reason, name }) => [from, reason, name]),
    [
      ['2027-03-25T23:00:00.000Z', 'holiday', 'Karfreitag'],
      ['2027-03-26T23:00:00.000Z', 'not_a_working_day', null],
      ['2027-03-28T22:00:00.000Z', 'holiday', 'Ostermontag'],
      ['2027-04-02T22:00:00.000Z', 'not_a_working_day', null],
    ],
  );
  let at = seen.window_from;
  for (const { from, to } of seen.first.stretches) {
    assert.equal(from, at, 'no hole, no overlap');
    at = to;
  }
  assert.equal(at, seen.window_to);
});

test('SLA-14 what makes no sense is named', async () => {
  const { operator } = (await world()).first;
  const good = {
    opened_at: '2027-03-26T15:00:00Z',
    time_zone: 'Europe/Berlin',
    first_minutes: '60',
    first_restrict_to_weekdays: 'true',
    second_minutes: '60',
    second_restrict_to_weekdays: 'false',
  };
  const rows: [Record<string, string>, string][] = [
    [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
    [{ time_zone: '../../etc/passwd' }, 'time_zone'],
    [{ opened_at: 'today' }, 'opened_at'],
    [{ opened_at: '1970-01-01T00:00:00Z' }, 'opened_at'],
    [{ first_minutes: '0' }, 'first_minutes'],
    [{ second_minutes: '525601' }, 'second_minutes'],
    [{ first_restrict_to_weekdays: 'mostly' }, 'first_restrict_to_weekdays'],
    [{ calendar_id: 'mine' }, 'calendar_id'],
    [{ days: '63' }, 'days'],
    [{ country: 'Germany' }, 'country'],
  ];
  const ask = (query: object) =>
    operator.send(
      'GET',
      `/api/v1/deadline-preview?${new URLSearchParams({ ...query } as Record<string, string>)}`,
    );
  for (const [change, parameter] of rows)
    refused(await ask({ ...good, ...change }), 400, 'invalid_parameter', [parameter]);
  for (const missing of Object.keys(good)) {
    const { [missing as keyof typeof good]: _left_out, ...rest } = good;
    refused(await ask(rest), 400, 'invalid_parameter', [missing]);
  }
});

interface Vector {
  id: string;
  tz: string;
  opened_at: string;
  target_seconds: number;
  restrict_to_weekdays: boolean;
  holidays: string[];
  expected_due: string;
  tzdata_since: string;
}

const vectors = join(shared_folder, 'vectors/deadlines.jsonl');

test('SLA-12 the API answers the shared cases to the second', {
  skip: existsSync(vectors) ? false : 'the shared cases are not here',
}, async () => {
  const { operator } = (await world()).first;
  const cases = readFileSync(vectors, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Vector);
  let count = 0;
  for (const one of cases) {
    const { opened_at, tz, target_seconds, restrict_to_weekdays, holidays } = one;
    const is_askable =
      target_seconds >= 60 &&
      target_seconds <= 525_600 * 60 &&
      target_seconds % 60 === 0 &&
      opened_at >= '1990' &&
      opened_at < '2091';
    // Rules of zones that are newer than the machine's are the unit tests' matter.
    if (!is_askable || !one.tzdata_since.startsWith('<=')) continue;
    const calendar = await make_calendar(operator, {
      working_days: [...weekdays],
      own_holidays: holidays.map((date) => ({ date, name: 'Closed' })),
    });
    const seen = await preview(operator, {
      opened_at,
      time_zone: tz,
      first_minutes: target_seconds / 60,
      first_restrict_to_weekdays: restrict_to_weekdays,
      calendar_id: calendar.id,
    });
    assert.equal(Date.parse(seen.first.due_at), Date.parse(one.expected_due), one.id);
    count += 1;
  }
  assert.ok(count > 50, `only ${count} of the cases were asked`);
});

test('OPS-01 why is this due then: the stretches that counted and those that did not, by name, with pauses', async () => {
  const { operator } = (await world()).first;
  const date = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const days = [...weekdays, 'saturday', 'sunday'] as const;
  const calendar = await make_calendar(operator, {
    working_days: [...days],
    own_holidays: [{ date, name: 'Stocktaking' }],
  });
  const { place, sla } = await make_site(operator, [0, 0], {
    sla: {
      first_level: { resolution_minutes: 1440, restrict_to_weekdays: true },
      second_level: always(120),
      calendar_id: calendar.id,
    },
    place: { time_zone: 'Europe/London', country: 'GBR' },
  });
  const incident = await make_incident(operator, place.id);
  const path = { incident_id: incident.id };
  const explained = await operator.ok('explain_incident', { path });
  assert.deepEqual(
    [explained.terms?.sla_id, explained.terms?.calendar_name, explained.terms?.time_zone],
    [sla.id, calendar.name, 'Europe/London'],
  );
  assert.deepEqual(
    explained.levels.map(({ deadline }) => deadline),
    ['first', 'total'],
  );
  const first = explained.levels[0] as Schemas['ExplainedLevel'];
  assert.equal(first.due_at, incident.deadlines?.first_due_at);
  const closed = first.stretches.filter(({ counts }) => !counts);
  assert.deepEqual(
    closed.map(({ reason, name }) => [reason, name]),
    [['holiday', 'Stocktaking']],
  );
  const counted_ms = first.stretches
    .filter(({ counts }) => counts)
    .reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
  assert.equal(counted_ms, 86_400_000, 'what counted makes the resolution time');
  assert.deepEqual(
    [first.stretches[0]?.from, first.stretches.at(-1)?.to],
    [incident.opened_at, first.due_at],
  );
  const total = explained.levels.at(-1);
  assert.deepEqual([total?.from, total?.due_at], [first.due_at, incident.deadlines?.total_due_at]);

  await acted(operator, incident.id, 'pause', { reason: 'site_access' });
  const { incident: resumed } = await acted(operator, incident.id, 'resume');
  const [pause] = resumed.pauses;
  const again = await operator.ok('explain_incident', { path });
  const paused = again.levels[0]?.stretches.find(({ reason }) => reason === 'paused');
  assert.deepEqual(paused, {
    from: pause?.from,
    to: pause?.until,
    counts: false,
    reason: 'paused',
    name: 'site_access',
  });
});

/** All incidents of a list as they are: id → total deadline. */
async function dues_of(client: Client, ids: string[]): Promise<(string | null | undefined)[]> {
  return Promise.all(ids.map(async (id) => (await incident_of(client, id)).deadlines?.total_due_at));
}

test('SLA-15 an edited agreement moves nothing unless asked, and then exactly what was shown, with a row in each log', async () => {
  const { operator, admin } = (await world()).first;
  const { sla, place } = await make_site(operator, [600, 600]);
  const elsewhere = await make_site(operator, [600, 600]);
  const fresh = await make_incident(operator, place.id);
  const old = await make_incident(operator, place.id, { reported_at: seconds_ago(5 * 3600) });
  const second = await make_incident(operator, place.id);
  const done = await make_incident(operator, place.id);
  const other = await make_incident(operator, elsewhere.place.id);
  await acted(operator, second.id, 'hand_over');
  await acted(operator, done.id, 'resolve');
  const ids = [fresh.id, old.id, second.id, done.id, other.id];
  const before = await dues_of(operator, ids);

  const levels = { first_level: always(120), second_level: always(60) };
  const proposed = { ...levels, calendar_id: null };
  const foreseen = await operator.ok('preview_reapplication', { body: { sla_id: sla.id, proposed } });
  await operator.ok('update_sla', {
    path: { sla_id: sla.id },
    version: sla.version,
    body: sla_update(sla, levels),
  });
  assert.deepEqual(await dues_of(operator, ids), before, 'saving alone moves nothing');
  const shown = await operator.ok('preview_reapplication', { body: { sla_id: sla.id } });
  assert.deepEqual(shown, foreseen, 'saved or not, the same terms move the same');
  assert.deepEqual([shown.active, shown.moved, shown.become_breached], [3, 3, 1]);
  assert.deepEqual(
    shown.items.map(({ incident }) => incident.id).toSorted(),
    [fresh.id, old.id, second.id].toSorted(),
  );
  assert.deepEqual(await dues_of(operator, ids), before, 'nor does a look');

  const applied = await operator.ok('reapply_terms', { body: { sla_id: sla.id } });
  assert.deepEqual([applied.active, applied.moved], [3, 3]);
  for (const {
    incident,
    first_due_from,
    first_due_to,
    total_due_from,
    total_due_to,
    becomes_breached,
  } of shown.items) {
    const now = await incident_of(operator, incident.id);
    const at = ids.indexOf(incident.id);
    assert.equal(total_due_from, before[at]);
    assert.equal(total_due_to, plus_minutes(now.opened_at, 180));
    assert.deepEqual(
      [first_due_from, first_due_to],
      [plus_minutes(now.opened_at, 600), plus_minutes(now.opened_at, 120)],
    );
    assert.equal(now.deadlines?.total_due_at, total_due_to);
    assert.equal(now.deadlines?.terms.sla_version, sla.version + 1);
    assert.equal(becomes_breached, incident.id === old.id);
    const row = (await log_of(operator, incident.id)).find(({ kind }) => kind === 'terms_applied');
    assert.deepEqual([row?.total_due_from, row?.total_due_to], [total_due_from, total_due_to]);
    assert.deepEqual(
      [row?.terms_from?.sla_version, row?.terms_to?.sla_version],
      [sla.version, sla.version + 1],
    );
    assert.equal(row?.actor.id, operator.user.id);
  }
  const after = await dues_of(operator, ids);
  assert.deepEqual(after.slice(3), before.slice(3), 'resolved ones and those of others stay');
  const breached = await wait_until('what became overdue is breached', async () => {
    const now = await incident_of(operator, old.id);
    return now.deadlines?.total_breached_at && now;
  });
  assert.equal(breached.deadlines?.total_breached_at, plus_minutes(old.opened_at, 180));

  const count = (await kinds_of(operator, fresh.id)).length;
  const again = await operator.ok('reapply_terms', { body: { sla_id: sla.id } });
  assert.deepEqual([again.active, again.moved], [3, 0]);
  assert.equal((await kinds_of(operator, fresh.id)).length, count, 'nothing to do leaves no row');
  const { items } = await admin.ok('list_audit', {
    query: { entity_type: 'incident', entity_id: fresh.id, limit: 1 },
  });
  assert.deepEqual([items[0]?.action, items[0]?.operation_id], ['terms_applied', applied.operation_id]);
  assert.equal((await make_incident(operator, place.id)).deadlines?.terms.sla_version, sla.version + 1);

  // A longer time later does not undo a breach on record.
  const { version } = await operator.ok('get_sla', { path: { sla_id: sla.id } });
  const longer = sla_update(sla, { first_level: always(6000) });
  await operator.ok('update_sla', { path: { sla_id: sla.id }, version, body: longer });
  await operator.ok('reapply_terms', { body: { sla_id: sla.id } });
  const kept = await incident_of(operator, old.id);
  assert.equal(kept.deadlines?.total_breached_at, plus_minutes(old.opened_at, 180));
});

test('SLA-15 a location under another agreement, and a changed calendar, move theirs when asked', async () => {
  const { operator } = (await world()).first;
  const calendar = await make_calendar(operator, { working_days: [...weekdays, 'saturday', 'sunday'] });
  const { place } = await make_site(operator, [60, 60]);
  const restricted = { resolution_minutes: 1440, restrict_to_weekdays: true };
  const next = await make_sla(operator, {
    first_level: restricted,
    second_level: restricted,
    calendar_id: calendar.id,
  });
  const { id, opened_at } = await make_incident(operator, place.id);
  await operator.ok('bind_locations', { body: { sla_id: next.id, select: { ids: [place.id] } } });
  assert.equal((await incident_of(operator, id)).deadlines?.total_due_at, plus_minutes(opened_at, 120));
  const shown = await operator.ok('preview_reapplication', { body: { location_id: place.id } });
  assert.deepEqual([shown.active, shown.moved], [1, 1]);
  await operator.ok('reapply_terms', { body: { location_id: place.id } });
  const moved = await incident_of(operator, id);
  assert.equal(moved.deadlines?.terms.sla_id, next.id);
  assert.equal(moved.deadlines?.total_due_at, shown.items[0]?.total_due_to);

  const date = moved.deadlines?.first_due_at?.slice(0, 10) as string;
  await operator.ok('update_calendar', {
    path: { calendar_id: calendar.id },
    version: calendar.version,
    body: {
      name: calendar.name,
      description: '',
      working_days: calendar.working_days,
      service_hours: [],
      holidays_of_location: false,
      holiday_regions: [],
      own_holidays: [{ date, name: 'Flood' }],
      feed_holidays: [],
    },
  });
  const flood = await operator.ok('preview_reapplication', { body: { calendar_id: calendar.id } });
  assert.deepEqual([flood.active, flood.moved], [1, 1]);
  assert.equal((await incident_of(operator, id)).deadlines?.total_due_at, moved.deadlines?.total_due_at);
  await operator.ok('reapply_terms', { body: { calendar_id: calendar.id } });
  const flooded = await incident_of(operator, id);
  assert.equal(flooded.deadlines?.first_due_at, flood.items[0]?.first_due_to);
  assert.notEqual(flooded.deadlines?.first_due_at, moved.deadlines?.first_due_at);
});

test('SLA-15 exactly one thing is re-applied, and proposed terms must be terms', async () => {
  const { operator } = (await world()).first;
  const { sla, place } = await make_site(operator);
  const levels = { first_level: always(60), second_level: always(60), calendar_id: null };
  for (const body of [{}, { sla_id: sla.id, location_id: place.id }]) {
    refused(await operator.call('preview_reapplication', { body }), 422, 'invalid', ['/sla_id']);
    refused(await operator.call('reapply_terms', { body }), 422, 'invalid', ['/sla_id']);
  }
  const rows: [object, string[]][] = [
    [{ location_id: place.id, proposed: levels }, ['/proposed']],
    [
      { sla_id: sla.id, proposed: { ...levels, first_level: always(0) } },
      ['/proposed/first_level/resolution_minutes'],
    ],
    [
      { sla_id: sla.id, proposed: {} },
      ['/proposed/calendar_id', '/proposed/first_level', '/proposed/second_level'],
    ],
  ];
  for (const [body, pointers] of rows)
    refused(
      await operator.send('POST', '/api/v1/incidents/reapply-preview', { body }),
      422,
      'invalid',
      pointers,
    );
});

test('OPS-02 deadlines that passed while the program was down have their own instants, once and in order', async () => {
  const program = await Program.start({ engine });
  try {
    const admin = await complete_setup(program);
    const { place } = await make_site(admin, [1, 1]);
    const opened_at = seconds_ago(58);
    const incident = await make_incident(admin, place.id, { reported_at: opened_at });
    const resolved = await make_incident(admin, place.id, { reported_at: opened_at });
    await acted(admin, resolved.id, 'resolve');
    assert.equal(incident.level, 'first');
    await program.stop();
    const due = Date.parse(opened_at) + 60_000;
    await wait_until('the deadline has passed', () => Date.now() > due);
    await program.launch();
    const now = await wait_until('it is handed over', async () => {
      const read = await incident_of(admin, incident.id);
      return read.level === 'second' && read;
    });
    assert.equal(now.handed_over_at, plus_minutes(opened_at, 1));
    assert.deepEqual(await kinds_of(admin, incident.id), [
      'opened',
      'reminded',
      'reminded',
      'breached',
      'handed_over',
    ]);
    assert.deepEqual(await kinds_of(admin, resolved.id), ['opened', 'reminded', 'reminded', 'resolved']);
  } finally {
    await program.dispose();
  }
});
