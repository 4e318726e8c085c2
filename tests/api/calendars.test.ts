// Calendars: the catalogue, what a calendar must be, public holidays, and feeds of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused, type Schemas } from '../support/client.ts';
import {
  calendar_input,
  calendar_update,
  make_calendar,
  make_sla,
  sla_input,
  sla_update,
  unique,
} from '../support/samples.ts';
import { world } from '../support/world.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

const full = (): Schemas['CalendarInput'] =>
  calendar_input({
    description: 'Bavaria, long days',
    working_days: [...weekdays, 'saturday'],
    service_hours: [
      { days: [...weekdays], open: '08:00', close: '20:00' },
      { days: ['saturday'], open: '18:00', close: '24:00' },
      { days: ['saturday'], open: '00:00', close: '02:30' },
    ],
    holidays_of_location: true,
    holiday_regions: [
      { country: 'DE', region: 'BY' },
      { country: 'AT', region: null },
    ],
    own_holidays: [{ date: '2027-06-11', name: 'Outing' }],
    feed_holidays: [{ uid: 'a@x', from: '2027-12-24', to: '2027-12-27', name: 'Closed', enabled: false }],
  });

const ics = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((lines) => ['BEGIN:VEVENT', lines, 'END:VEVENT'])]
    .concat('END:VCALENDAR', '')
    .join('\r\n');

test('SLA-05 a calendar is kept as it was written, and its saves are versions', async () => {
  const { operator, admin } = (await world()).first;
  const input = full();
  const calendar = await operator.ok('create_calendar', { body: input });
  for (const [field, value] of Object.entries(input))
    assert.deepEqual(calendar[field as keyof typeof calendar], value, field);
  const path = { calendar_id: calendar.id };
  assert.deepEqual(await operator.ok('get_calendar', { path }), calendar);
  const same = await operator.ok('update_calendar', {
    path,
    version: 1,
    body: calendar_update(calendar),
  });
  assert.deepEqual(same, calendar, 'a save that changes nothing makes no version');
  const saved = await operator.ok('update_calendar', {
    path,
    version: 1,
    body: calendar_update(calendar, { service_hours: [], own_holidays: [] }),
  });
  assert.deepEqual([saved.version, saved.service_hours, saved.own_holidays], [2, [], []]);
  const late = await admin.call('update_calendar', { path, version: 1, body: calendar_update(calendar) });
  assert.deepEqual(refused(late, 412, 'precondition_failed').current, saved);
  const { items } = await admin.ok('list_audit', {
    query: { entity_type: 'calendar', entity_id: calendar.id },
  });
  assert.deepEqual(
    items.map(({ action, changes }) => [
      action,
      action === 'updated' ? changes.map(({ field }) => field) : [],
    ]),
    [
      ['updated', ['service_hours', 'own_holidays']],
      ['created', []],
    ],
  );
});

test('a new calendar is Monday to Friday, whole days, no holidays', async () => {
  const { operator } = (await world()).first;
  const calendar = await make_calendar(operator);
  assert.deepEqual(calendar.working_days, weekdays);
  const { service_hours, holiday_regions, own_holidays, feed_holidays, holidays_of_location } = calendar;
  assert.deepEqual([service_hours, holiday_regions, own_holidays, feed_holidays], [[], [], [], []]);
  assert.equal(holidays_of_location, false);
});

test('calendars are listed by name and searched, with the counts of their days and agreements', async () => {
  const { operator } = (await world()).first;
  const word = unique('Kalender');
  const calendar = await make_calendar(operator, { ...full(), name: `b ${word}` });
  await make_calendar(operator, { name: `A ${word}` });
  await make_sla(operator, { calendar_id: calendar.id });
  const { items } = await operator.ok('list_calendars', { query: { q: word.toUpperCase() } });
  assert.deepEqual(
    items.map(({ name, own_holiday_count, feed_holiday_count, sla_count }) => [
      name[0],
      own_holiday_count,
      feed_holiday_count,
      sla_count,
    ]),
    [
      ['A', 0, 0, 0],
      ['b', 1, 1, 1],
    ],
  );
  assert.ok(items.every((item) => !('feed_holidays' in item)));
});

test('SLA-05 a calendar that can not be is 422 at each field', async () => {
  const { operator, admin } = (await world()).first;
  const hours = (open: string, close: string, ...days: string[]) => ({ days, open, close });
  const feed = (changes: object) => ({
    uid: 'a',
    from: '2027-01-01',
    to: '2027-01-02',
    name: 'A',
    enabled: true,
    ...changes,
  });
  const rows: [object, string[]][] = [
    [{ working_days: [] }, ['/working_days']],
    [{ working_days: ['monday', 'monday'] }, ['/working_days']],
    [{ working_days: ['funday'] }, ['/working_days/0']],
    [{ working_days: 31 }, ['/working_days']],
    [
      { service_hours: [hours('08:00', '12:00', 'monday'), hours('11:59', '13:00', 'friday', 'monday')] },
      ['/service_hours/1'],
    ],
    [{ service_hours: [hours('20:00', '06:00', 'monday')] }, ['/service_hours/0/close']],
    [{ service_hours: [hours('08:00', '24:01', 'monday')] }, ['/service_hours/0/close']],
    [{ service_hours: [hours('8:00', '20:00', 'monday')] }, ['/service_hours/0/open']],
    [{ service_hours: [hours('08:00', '20:00')] }, ['/service_hours/0/days']],
    [{ service_hours: [{}] }, ['/service_hours/0/close', '/service_hours/0/days', '/service_hours/0/open']],
    [{ holiday_regions: [{ country: 'DE', region: 'XX' }] }, ['/holiday_regions/0/region']],
    [{ holiday_regions: [{ country: 'ZZ', region: null }] }, ['/holiday_regions/0/country']],
    [{ holiday_regions: [{ country: 'DE' }] }, ['/holiday_regions/0/region']],
    [{ holiday_regions: Array(2).fill({ country: 'DE', region: null }) }, ['/holiday_regions/1']],
    [{ own_holidays: [{ date: '2027-02-29', name: 'A' }] }, ['/own_holidays/0/date']],
    [{ own_holidays: [{ date: '1.1.2027', name: 'A' }] }, ['/own_holidays/0/date']],
    [{ own_holidays: [{ date: '2027-01-01', name: '' }] }, ['/own_holidays/0/name']],
    [{ own_holidays: Array(501).fill({ date: '2027-01-01', name: 'A' }) }, ['/own_holidays']],
    [{ feed_holidays: [feed({ to: '2027-01-01' })] }, ['/feed_holidays/0/to']],
    [{ feed_holidays: [feed({}), feed({})] }, ['/feed_holidays/1']],
    [{ feed_holidays: [feed({ uid: '', enabled: 1 })] }, ['/feed_holidays/0/enabled']],
    [{ name: ' ', description: 'x'.repeat(4001) }, ['/description', '/name']],
  ];
  const last = async () => (await admin.ok('list_audit', { query: { limit: 1 } })).items[0]?.sequence;
  const before = await last();
  for (const [bad, pointers] of rows) {
    const body = { ...calendar_input(), ...bad };
    refused(await operator.send('POST', '/api/v1/calendars', { body }), 422, 'invalid', pointers);
  }
  const strange = {
    ...calendar_input(),
    service_hours: [{ ...hours('08:00', '20:00', 'monday'), zone: 'UTC' }],
  };
  const answer = await operator.send('POST', '/api/v1/calendars', { body: strange });
  refused(answer, 400, 'unknown_field', ['/service_hours/0/zone']);
  assert.equal(await last(), before, 'something was changed');
});

test('a calendar is saved whole: what is missing is named', async () => {
  const { operator } = (await world()).first;
  const calendar = await make_calendar(operator);
  const answer = await operator.send('PUT', `/api/v1/calendars/${calendar.id}`, {
    body: { name: 'x' },
    headers: { 'If-Match': '"1"' },
  });
  refused(answer, 422, 'invalid', [
    '/description',
    '/feed_holidays',
    '/holiday_regions',
    '/holidays_of_location',
    '/own_holidays',
    '/service_hours',
    '/working_days',
  ]);
});

test('SLA-13 a calendar that an agreement in use names is not archived', async () => {
  const { operator } = (await world()).first;
  const calendar = await make_calendar(operator);
  const path = { calendar_id: calendar.id };
  const sla = await make_sla(operator, { calendar_id: calendar.id });
  const refusal = await operator.call('archive_calendar', { path, version: 1 });
  assert.equal(refused(refusal, 409, 'calendar_in_use').count, 1);
  const archived_sla = await operator.ok('archive_sla', { path: { sla_id: sla.id }, version: sla.version });
  const archived = await operator.ok('archive_calendar', { path, version: 1 });
  assert.ok(archived.archived_at);
  refused(await operator.call('archive_calendar', { path, version: 2 }), 409, 'already_archived');
  const body = sla_input({ calendar_id: calendar.id });
  refused(await operator.call('create_sla', { body }), 422, 'invalid', ['/calendar_id']);
  const back = await operator.ok('restore_sla', { path: { sla_id: sla.id }, version: archived_sla.version });
  assert.equal(back.calendar?.name, calendar.name, 'an agreement keeps the calendar it had');
  await operator.ok('update_sla', {
    path: { sla_id: sla.id },
    version: back.version,
    body: sla_update(back, { description: 'and can be saved with it' }),
  });
  const restored = await operator.ok('restore_calendar', { path, version: 2 });
  assert.equal(restored.archived_at, null);
  refused(await operator.call('restore_calendar', { path, version: 3 }), 409, 'not_archived');
});

test('a name is taken once among the calendars in use', async () => {
  const { operator } = (await world()).first;
  const { name } = await make_calendar(operator);
  const body = calendar_input({ name: name.toUpperCase() });
  refused(await operator.call('create_calendar', { body }), 409, 'name_taken', ['/name']);
});

test('SLA-14 an agreement has a calendar, pauses and reminders, and its versions keep them', async () => {
  const { operator } = (await world()).first;
  const plain = await make_sla(operator);
  assert.deepEqual(
    [plain.calendar_id, plain.calendar, plain.pauses_allowed, plain.reminder_percents],
    [null, null, true, [75, 90]],
  );
  const calendar = await make_calendar(operator);
  const path = { sla_id: plain.id };
  const saved = await operator.ok('update_sla', {
    path,
    version: 1,
    body: sla_update(plain, { calendar_id: calendar.id, pauses_allowed: false, reminder_percents: [50] }),
  });
  assert.deepEqual(saved.calendar, { id: calendar.id, name: calendar.name });
  await operator.ok('update_calendar', {
    path: { calendar_id: calendar.id },
    version: 1,
    body: calendar_update(calendar, { name: unique('Renamed') }),
  });
  const { items } = await operator.ok('list_sla_versions', { path });
  assert.deepEqual(
    items.map(({ calendar_name, pauses_allowed, reminder_percents }) => [
      calendar_name,
      pauses_allowed,
      reminder_percents,
    ]),
    [
      [calendar.name, false, [50]],
      [null, true, [75, 90]],
    ],
  );
  const rows: [object, string[]][] = [
    [{ reminder_percents: [90, 75] }, ['/reminder_percents/1']],
    [{ reminder_percents: [0] }, ['/reminder_percents/0']],
    [{ reminder_percents: [1, 2, 3, 4, 5] }, ['/reminder_percents']],
    [{ reminder_percents: ['75'] }, ['/reminder_percents/0']],
    [{ pauses_allowed: 'no' }, ['/pauses_allowed']],
    [{ calendar_id: plain.id }, ['/calendar_id']],
  ];
  for (const [bad, pointers] of rows) {
    const body = { ...sla_input(), ...bad };
    refused(await operator.send('POST', '/api/v1/slas', { body }), 422, 'invalid', pointers);
  }
});

test('SLA-05 public holidays are known by country and region, from 2015 to 2045', async () => {
  const { operator } = (await world()).first;
  const { items } = await operator.ok('list_holiday_regions');
  assert.ok(items.length > 200);
  const germany = items.find(({ country }) => country === 'DE');
  assert.deepEqual([germany?.name, germany?.english_name], ['Deutschland', 'Germany']);
  assert.ok(germany?.regions.some(({ region, name }) => region === 'BY' && name === 'Bayern'));
  const in_alsace = await operator.ok('list_holidays', {
    query: { country: 'FR', region: '67', year: 2027 },
  });
  assert.deepEqual(
    in_alsace.items.find(({ date }) => date === '2027-03-26'),
    { date: '2027-03-26', name: 'Vendredi saint', english_name: 'Good Friday' },
  );
  const in_france = await operator.ok('list_holidays', { query: { country: 'FR', year: 2045 } });
  assert.ok(in_france.items.every(({ date }) => date.startsWith('2045-')));
  for (const [query, parameter] of [
    ['country=ZZ&year=2027', 'country'],
    ['country=DE&region=XX&year=2027', 'region'],
    ['country=DE&year=2046', 'year'],
    ['country=DE', 'year'],
    ['year=2027', 'country'],
  ] as const)
    refused(await operator.send('GET', `/api/v1/holidays?${query}`), 400, 'invalid_parameter', [parameter]);
});

test('a feed is shown before it is taken: what is added, changed, removed, and what is no day off', async () => {
  const { operator } = (await world()).first;
  const entry = (uid: string, from: string, to: string, enabled = true) => ({
    uid,
    from,
    to,
    name: uid,
    enabled,
  });
  const calendar = await make_calendar(operator, {
    feed_holidays: [
      entry('kept', '2027-01-01', '2027-01-02', false),
      entry('moved', '2027-02-01', '2027-02-02', false),
      entry('gone', '2027-03-01', '2027-03-02'),
    ],
  });
  const text = ics(
    'UID:kept\r\nSUMMARY:kept\r\nDTSTART;VALUE=DATE:20270101',
    'UID:moved\r\nSUMMARY:moved\r\nDTSTART;VALUE=DATE:20270203',
    'UID:new\r\nSUMMARY:new\r\nDTSTART;VALUE=DATE:20270401\r\nDTEND;VALUE=DATE:20270403',
    'UID:meeting\r\nSUMMARY:meeting\r\nDTSTART:20270501T090000Z',
  );
  const body = { ics: text, calendar_id: calendar.id };
  const preview = await operator.ok('preview_holiday_feed', { body });
  assert.deepEqual(
    preview.changes.map(({ change, entry: { uid, enabled }, before }) => [
      change,
      uid,
      enabled,
      before?.from,
    ]),
    [
      ['changed', 'moved', false, '2027-02-01'],
      ['removed', 'gone', true, undefined],
      ['added', 'new', true, undefined],
    ],
  );
  assert.deepEqual(
    preview.findings.map(({ code, uid }) => [code, uid]),
    [['not_all_day', 'meeting']],
  );
  const path = { calendar_id: calendar.id };
  assert.equal((await operator.ok('get_calendar', { path })).version, 1, 'a preview changes nothing');
  const saved = await operator.ok('update_calendar', {
    path,
    version: 1,
    body: calendar_update(calendar, { feed_holidays: preview.entries }),
  });
  assert.deepEqual(
    saved.feed_holidays.map(({ uid, from, enabled }) => [uid, from, enabled]),
    [
      ['kept', '2027-01-01', false],
      ['moved', '2027-02-03', false],
      ['new', '2027-04-01', true],
    ],
  );
  const again = await operator.ok('preview_holiday_feed', { body });
  assert.deepEqual(again.changes, [], 'the same feed again changes nothing');
});

test('what is no iCalendar is 422 at its field, and a whole one of 1 MiB is read or refused, not cut', async () => {
  const { operator } = (await world()).first;
  const send = (text: unknown) =>
    operator.send('POST', '/api/v1/calendars/feed-preview', { body: { ics: text } });
  for (const bad of ['<!doctype html>', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n', '', 7, null])
    refused(await send(bad), 422, 'invalid', ['/ics']);
  refused(await send(ics('RRULE:FREQ=DAILY\r\nUID:a\r\nDTSTART;VALUE=DATE:20200101')), 422, 'invalid', [
    '/ics',
  ]);
  refused(await send('x'.repeat(1_100_000)), 413, 'body_too_large');
  const answer = await operator.call('preview_holiday_feed', { body: { ics: ics() } });
  assert.deepEqual(answer.body, { entries: [], changes: [], findings: [] });
});
