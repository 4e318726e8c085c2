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
  make_site,
  plus_minutes,
  seconds_ago,
} from '../support/incidents.ts';
import { Program } from '../support/program.ts';
import { make_calendar, make_incident } from '../support/samples.ts';
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

test('SLA-14 the preview looks as far as the deadline lies, and says when it lies nowhere', async () => {
  const { operator } = (await world()).first;
  const on_mondays = (close: string) =>
    make_calendar(operator, {
      working_days: ['monday'],
      service_hours: [{ days: ['monday'], open: '08:00', close }],
    });
  const calendar = await on_mondays('12:00');
  const query = {
    opened_at: '2026-11-27T12:00:00Z',
    first_minutes: 525_600,
    second_minutes: 60,
    calendar_id: calendar.id,
  };
  // 2 190 Mondays of four hours: the last one ends at noon.
  for (const time_zone of ['Europe/Brussels', 'Europe/Amsterdam', 'Europe/Paris'])
    assert.equal((await preview(operator, { ...query, time_zone })).first.due_at, '2068-11-12T11:00:00.000Z');
  const never = await on_mondays('08:01');
  const terms = { first_restrict_to_weekdays: true, second_restrict_to_weekdays: true };
  const answer = await operator.call('preview_deadlines', {
    query: { ...query, ...terms, calendar_id: never.id, time_zone: 'Europe/Paris' },
  });
  refused(answer, 400, 'invalid_parameter', ['calendar_id']);
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
