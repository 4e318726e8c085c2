// Incidents: opened with the right clock, read by everybody as their role may, edited, found, and on the record.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { make_token } from '../support/callers.ts';
import { refused } from '../support/client.ts';
import { Listener } from '../support/events.ts';
import {
  acted,
  always,
  incident_of,
  kinds_of,
  log_of,
  make_site,
  plus_minutes,
  refusal_of,
  seconds_ago,
} from '../support/incidents.ts';
import { all_pages, incident_input, make_incident, make_location, unique } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { world } from '../support/world.ts';

test('OPS-01 an incident has its number, deadlines and first line in the log at once', async () => {
  const { operator, admin } = (await world()).first;
  const { sla, place, evse_uid } = await make_site(operator, [60, 120]);
  const body = incident_input(place.id, { evse_uid, severity: 'critical', fault_family: 'connector' });
  const answer = await operator.call('create_incident', { body });
  assert.equal(answer.status, 201);
  const incident = answer.body;
  assert.equal(answer.headers.get('location'), `/api/v1/incidents/${incident.id}`);
  assert.equal(answer.headers.get('etag'), '"1"');
  assert.deepEqual(
    [incident.title, incident.severity, incident.fault_family, incident.source, incident.evse_uid],
    [body.title, 'critical', 'connector', 'person', evse_uid],
  );
  assert.deepEqual(
    [incident.state, incident.level, incident.paused, incident.assignee],
    ['open', 'first', null, null],
  );
  assert.deepEqual([incident.reported_at, incident.opened_at], [null, incident.received_at]);
  const { deadlines } = incident;
  assert.equal(deadlines?.first_due_at, plus_minutes(incident.opened_at, 60));
  assert.equal(deadlines?.next_due_at, deadlines?.first_due_at);
  assert.equal(deadlines?.total_due_at, plus_minutes(incident.opened_at, 180));
  assert.equal(deadlines?.second_due_at, null);
  assert.deepEqual([deadlines?.terms.sla_id, deadlines?.terms.sla_version], [sla.id, sla.version]);
  assert.deepEqual(await kinds_of(operator, incident.id), ['opened']);
  const later = await make_incident(operator, place.id);
  assert.ok(later.number > incident.number);
  const { items } = await admin.ok('list_audit', {
    query: { entity_type: 'incident', entity_id: incident.id },
  });
  assert.deepEqual(
    items.map(({ action, actor }) => [action, actor.id]),
    [['opened', operator.user.id]],
  );
});

test('OPS-01 a sane time of the device counts; one of the future, of 1970 or of the day before yesterday is kept, but not counted', async () => {
  const { operator } = (await world()).first;
  const { place } = await make_site(operator, [600, 600]);
  const two_hours_ago = seconds_ago(7200);
  const sane = await make_incident(operator, place.id, { reported_at: two_hours_ago });
  assert.deepEqual([sane.opened_at, sane.reported_at], [two_hours_ago, two_hours_ago]);
  assert.ok(sane.received_at > sane.opened_at);
  assert.equal(sane.deadlines?.first_due_at, plus_minutes(two_hours_ago, 600));
  for (const reported_at of [seconds_ago(-60), '1970-01-01T00:00:00.000Z', seconds_ago(25 * 3600)]) {
    const incident = await make_incident(operator, place.id, { reported_at });
    assert.deepEqual([incident.opened_at, incident.reported_at], [incident.received_at, reported_at]);
    assert.equal(incident.deadlines?.first_due_at, plus_minutes(incident.received_at, 600));
  }
});

test('OPS-02 a fault that was reported late has passed its deadlines at their exact instants', async () => {
  const { operator } = (await world()).first;
  const { place } = await make_site(operator, [10, 20]);
  const opened_at = seconds_ago(3600);
  const incident = await make_incident(operator, place.id, { reported_at: opened_at });
  assert.deepEqual([incident.level, incident.handed_over_by_program], ['second', true]);
  assert.equal(incident.handed_over_at, plus_minutes(opened_at, 10));
  assert.equal(incident.deadlines?.first_breached_at, plus_minutes(opened_at, 10));
  assert.equal(incident.deadlines?.second_breached_at, plus_minutes(opened_at, 30));
  assert.equal(incident.deadlines?.total_breached_at, plus_minutes(opened_at, 30));
  const log = await log_of(operator, incident.id);
  assert.deepEqual(
    log.map(({ kind, deadline, percent }) =>
      [kind, deadline, percent].filter((part) => part !== undefined).join(' '),
    ),
    [
      'opened',
      'reminded first 75',
      'reminded first 90',
      'breached first',
      'handed_over',
      'reminded second 75',
      'reminded second 90',
      'breached second',
      'breached total',
    ],
  );
  const instants = log.map(({ at }) => at);
  assert.deepEqual(instants, instants.toSorted());
  assert.ok(log.slice(1).every(({ actor, recorded_at, at }) => actor.kind === 'system' && recorded_at > at));
});

test('OPS-02 nobody acts: the program hands over at the deadline, on the record and on the stream', async () => {
  const { operator, admin } = (await world()).first;
  const { place } = await make_site(operator, [1, 60]);
  const listener = await Listener.open(admin);
  const opened_at = seconds_ago(57);
  const incident = await make_incident(operator, place.id, { reported_at: opened_at });
  assert.deepEqual([incident.level, incident.handed_over_at], ['first', null]);
  const moved = await listener.event(
    'changed',
    ({ entity_id, action }) => entity_id === incident.id && action === 'moved',
  );
  assert.equal(moved.data.actor?.kind, 'system');
  const now = await incident_of(operator, incident.id);
  assert.equal(now.level, 'second');
  assert.equal(now.handed_over_at, plus_minutes(opened_at, 1));
  assert.equal(now.deadlines?.second_due_at, plus_minutes(opened_at, 61));
  const kinds = await kinds_of(operator, incident.id);
  assert.deepEqual(kinds, ['opened', 'reminded', 'reminded', 'breached', 'handed_over']);
  const { items } = await admin.ok('list_audit', {
    query: { entity_type: 'incident', entity_id: incident.id },
  });
  assert.deepEqual(
    items.map(({ action, actor }) => [action, actor.kind]),
    [
      ['moved', 'system'],
      ['opened', 'user'],
    ],
  );
  listener.close();
});

test('OPS-01 at a place without agreement an incident has no deadlines, but a place in the queue', async () => {
  const { operator } = (await world()).first;
  const place = await make_location(operator, { sla_id: null });
  const incident = await make_incident(operator, place.id);
  assert.equal(incident.deadlines, null);
  assert.ok(incident.priority?.place_at);
  const explained = await operator.ok('explain_incident', { path: { incident_id: incident.id } });
  assert.deepEqual([explained.terms, explained.levels], [null, []]);
});

test('OPS-01 what an incident says can be changed, with what it was before in the log, until it is closed', async () => {
  const { operator, people } = (await world()).first;
  const { place, evse_uid } = await make_site(operator);
  const incident = await make_incident(operator, place.id);
  const path = { incident_id: incident.id };
  const body = { title: 'No current', severity: 'minor' as const, evse_uid };
  const edited = await people.supporter.ok('update_incident', { path, version: 1, body });
  assert.deepEqual(
    [edited.title, edited.severity, edited.evse_uid, edited.version],
    ['No current', 'minor', evse_uid, 2],
  );
  assert.equal(
    (await operator.ok('update_incident', { path, version: 2, body })).version,
    2,
    'the same again is no change',
  );
  refused(await operator.call('update_incident', { path, version: 1, body }), 412, 'precondition_failed');
  refused(
    await operator.call('update_incident', { path, version: 2, body: { evse_uid: 'nowhere' } }),
    422,
    'invalid',
    ['/evse_uid'],
  );
  const log = await log_of(operator, incident.id);
  assert.deepEqual(
    log
      .at(-1)
      ?.changes?.map(({ field, from, to }) => [field, from, to])
      .sort(),
    [
      ['evse_uid', null, evse_uid],
      ['severity', 'major', 'minor'],
      ['title', incident.title, 'No current'],
    ],
  );
  await acted(operator, incident.id, 'resolve');
  const closed = await acted(operator, incident.id, 'close');
  const late = await operator.call('update_incident', {
    path,
    version: closed.incident.version,
    body: { title: 'x' },
  });
  assert.match(refusal_of(late).detail ?? '', /closed it at/);
});

test('OPS-05 each role sees what it may: no deadlines for customers and installers, actions for who may act', async () => {
  const { operator, people, customer, contact, admin } = (await world()).first;
  const { place } = await make_site(operator, [60, 60], { place: { customer_id: customer.id } });
  const elsewhere = await make_site(operator);
  const mine = await make_incident(operator, place.id);
  const other = await make_incident(operator, elsewhere.place.id);
  const path = { incident_id: mine.id };

  const seen = await incident_of(people.customer, mine.id);
  assert.ok(
    !('deadlines' in seen) &&
      !('priority' in seen) &&
      !('sla' in seen.location) &&
      !('flagged' in seen.location),
  );
  assert.deepEqual(seen.allowed_actions, []);
  refused(await people.customer.call('get_incident', { path: { incident_id: other.id } }), 404, 'not_found');
  refused(await people.installer.call('get_incident', { path }), 404, 'not_found');
  refused(await people.installer.call('list_incident_events', { path }), 404, 'not_found');
  const listed = await all_pages((query) => people.customer.ok('list_incidents', { query }));
  assert.ok(listed.some(({ id }) => id === mine.id) && !listed.some(({ id }) => id === other.id));
  assert.ok(listed.every((item) => item.customer?.id === customer.id && !('deadlines' in item)));

  await acted(operator, mine.id, 'comment', { text: 'Between us.' });
  await acted(operator, mine.id, 'hand_over');
  await acted(operator, mine.id, 'dispatch', { contact_id: contact.id });
  const sent = await incident_of(people.installer, mine.id);
  assert.ok(!('deadlines' in sent) && !('priority' in sent));
  assert.deepEqual(sent.allowed_actions, ['comment', 'resolve']);
  assert.ok(
    !(await kinds_of(people.customer, mine.id)).some((kind) => ['commented', 'handed_over'].includes(kind)),
  );
  assert.ok(!(await kinds_of(people.installer, mine.id)).includes('handed_over'));
  const to_do = await all_pages((query) => people.installer.ok('list_incidents', { query }));
  assert.ok(
    to_do.some(({ id }) => id === mine.id) && to_do.every((item) => item.dispatched_to?.id === contact.id),
  );

  const viewed = await incident_of(people.viewer, mine.id);
  assert.ok(viewed.deadlines && viewed.priority);
  assert.deepEqual(viewed.allowed_actions, []);
  assert.ok(!(await incident_of(people.supporter, mine.id)).allowed_actions.includes('dispatch'));
  assert.ok((await incident_of(admin, mine.id)).allowed_actions.includes('dispatch'));
});

test('OPS-05 nothing tells customers and installers of deadlines: no field, filter, order or count', async () => {
  const { operator, people, customer, contact } = (await world()).first;
  const { place, sla } = await make_site(operator, [60, 60], { place: { customer_id: customer.id } });
  const { id } = await make_incident(operator, place.id);
  await acted(operator, id, 'hand_over');
  await acted(operator, id, 'dispatch', { contact_id: contact.id });
  for (const person of [people.customer, people.installer]) {
    const seen = await incident_of(person, id);
    for (const field of ['level', 'handed_over_at', 'handed_over_by_program', 'deadlines', 'priority'])
      assert.ok(!(field in seen), field);
    for (const query of [
      { level: 'second' },
      { breached: true },
      { sla_id: sla.id },
      { due_before: seconds_ago(-3600) },
      { sort: 'queue' },
    ] as const)
      refused(await person.call('list_incidents', { query }), 403, 'forbidden');
    assert.deepEqual(Object.keys(await person.ok('count_incidents')), ['active', 'unassigned', 'paused']);
  }
  const viewed = await incident_of(people.viewer, id);
  assert.deepEqual([viewed.level, viewed.handed_over_by_program], ['second', false]);
  await people.viewer.ok('list_incidents', { query: { level: 'second', sort: 'queue', sla_id: sla.id } });
});

test('OPS-05 a customer reads what was done at the end, and no words that were written for colleagues', async () => {
  const { operator, people, customer } = (await world()).first;
  const { place } = await make_site(operator, [60, 60], { place: { customer_id: customer.id } });
  const { id } = await make_incident(operator, place.id);
  await acted(operator, id, 'pause', { reason: 'other', text: 'Between us.' });
  const paused = await incident_of(people.customer, id);
  assert.deepEqual(
    [paused.paused?.reason, paused.paused?.text, paused.pauses[0]?.text],
    ['other', null, null],
  );
  assert.equal((await incident_of(people.supporter, id)).paused?.text, 'Between us.');
  await acted(operator, id, 'resume', { text: 'Also between us.' });
  await acted(operator, id, 'resolve', { text: 'The fuse was replaced.' });
  const path = { incident_id: id };
  const log = await all_pages((query) => people.customer.ok('list_incident_events', { path, query }), 1);
  assert.deepEqual(
    log.map(({ kind, text }) => [kind, text]),
    [
      ['opened', null],
      ['paused', null],
      ['resumed', null],
      ['resolved', 'The fuse was replaced.'],
    ],
  );
});

test('OPS-05 a page of the timeline is full, whatever the role does not see of it', async () => {
  const { operator, people, customer } = (await world()).first;
  const { place } = await make_site(operator, [60, 60], { place: { customer_id: customer.id } });
  const { id } = await make_incident(operator, place.id);
  for (const text of ['One.', 'Two.', 'Three.']) await acted(operator, id, 'comment', { text });
  await acted(operator, id, 'resolve', { text: 'Done.' });
  const path = { incident_id: id };
  const page = await people.customer.ok('list_incident_events', { path, query: { limit: 2 } });
  assert.deepEqual([page.items.map(({ kind }) => kind), page.next], [['opened', 'resolved'], null]);
});

test("OPS-05 one that was merged into another customer's says nothing of that", async () => {
  const { operator, people, customer } = (await world()).first;
  const { place } = await make_site(operator, [60, 60], { place: { customer_id: customer.id } });
  const elsewhere = await make_site(operator);
  const mine = await make_incident(operator, place.id);
  const theirs = await make_incident(operator, elsewhere.place.id);
  await acted(operator, mine.id, 'merge', { into_incident_id: theirs.id });
  assert.equal((await incident_of(people.supporter, mine.id)).merged_into?.id, theirs.id);
  assert.equal((await incident_of(people.customer, mine.id)).merged_into, null);
  const path = { incident_id: mine.id };
  const { items } = await people.customer.ok('list_incident_events', { path });
  assert.equal(items.find(({ kind }) => kind === 'merged')?.into, null);
  assert.ok(!JSON.stringify(items).includes(theirs.title));
});

test('OPS-01 what cannot be opened is refused at the field, and opens nothing', async () => {
  const { first, second } = await world();
  const { operator } = first;
  const { place } = await make_site(operator);
  const gone = await make_location(operator);
  await operator.ok('archive_location', { path: { location_id: gone.id }, version: gone.version });
  const { active } = await operator.ok('count_incidents');
  const good = incident_input(place.id);
  const rows: [object, string[]][] = [
    [{}, ['/location_id', '/title']],
    [{ ...good, title: '' }, ['/title']],
    [{ ...good, title: '   ' }, ['/title']],
    [{ ...good, title: 'x'.repeat(201) }, ['/title']],
    [{ ...good, description: 'x'.repeat(4001) }, ['/description']],
    [{ ...good, severity: 'huge' }, ['/severity']],
    [{ ...good, fault_family: 'magic' }, ['/fault_family']],
    [{ ...good, reported_at: 'yesterday' }, ['/reported_at']],
    [{ ...good, reported_at: 1_700_000_000 }, ['/reported_at']],
    [{ ...good, location_id: 'here' }, ['/location_id']],
    [{ ...good, location_id: gone.id }, ['/location_id']],
    [{ ...good, evse_uid: 'nowhere' }, ['/evse_uid']],
    [{ ...good, assignee_id: second.admin.user.id }, ['/assignee_id']],
    [{ ...good, assignee_id: first.people.viewer.user.id }, ['/assignee_id']],
    [
      { ...good, title: ' ', evse_uid: 'nowhere', assignee_id: first.people.customer.user.id },
      ['/title', '/evse_uid', '/assignee_id'],
    ],
  ];
  for (const [body, pointers] of rows)
    refused(await operator.send('POST', '/api/v1/incidents', { body }), 422, 'invalid', pointers);
  const unknown = { ...good, state: 'closed' };
  assert.equal((await operator.send('POST', '/api/v1/incidents', { body: unknown })).status, 400);
  for (const query of [
    'state=broken',
    'level=third',
    'paused=maybe',
    'assignee=you',
    'due_before=soon',
    'sort=number',
    'sort=queue&state=closed',
    'limit=0',
    'cursor=x',
  ])
    refused(await operator.send('GET', `/api/v1/incidents?${query}`), 400, 'invalid_parameter');
  assert.equal((await operator.ok('count_incidents')).active, active);
});

test('OPS-01 the same key opens one incident, whoever sends it how often', async () => {
  const { first } = await world();
  const { place } = await make_site(first.operator);
  const { client } = await make_token(first, 'operator', ['incidents:write']);
  const body = incident_input(place.id);
  const key = unique('key');
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => client.call('create_incident', { body, key })),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(6).fill(201),
  );
  assert.equal(new Set(answers.map((answer) => answer.body.id)).size, 1);
  assert.equal(answers[0]?.body.source, 'api');
});

test('OPS-07 everybody who may see it hears of an incident; a customer only that something changed', async () => {
  const { operator, people, customer } = (await world()).first;
  const { place } = await make_site(operator, [60, 60], { place: { customer_id: customer.id } });
  const [viewer, theirs] = await Promise.all([Listener.open(people.viewer), Listener.open(people.customer)]);
  const incident = await make_incident(operator, place.id);
  const opened = await viewer.change_of(incident.id);
  assert.deepEqual(
    [opened.data.entity_type, opened.data.action, opened.data.actor?.id],
    ['incident', 'opened', operator.user.id],
  );
  const { operation_id } = await acted(people.supporter, incident.id, 'claim');
  const moved = await viewer.event(
    'changed',
    (data) => data.entity_id === incident.id && data.action === 'moved',
  );
  assert.deepEqual([moved.data.operation_id, moved.data.actor?.id], [operation_id, people.supporter.user.id]);
  const heard = await theirs.event('changed', ({ entity_type }) => entity_type === 'incident');
  assert.deepEqual([heard.data.entity_id, heard.data.actor], [null, null]);
  viewer.close();
  theirs.close();
});

test('OPS-02 a resolved incident is closed by the program when the time to reopen it has passed', async () => {
  const { second } = await world();
  const { operator } = second;
  const settings = await operator.ok('get_queue_settings');
  const { version, updated_at: _at, ...rest } = settings;
  const saved = await operator.ok('update_queue_settings', {
    version,
    body: { ...rest, reopen_window_hours: 0 },
  });
  const { place } = await make_site(operator, [60, 60], { sla: { first_level: always(600) } });
  const incident = await make_incident(operator, place.id);
  await acted(operator, incident.id, 'resolve', { text: 'Restarted.' });
  const closed = await wait_until('it is closed', async () => {
    const now = await incident_of(operator, incident.id);
    return now.state === 'closed' && now;
  });
  assert.deepEqual([closed.closed_at, closed.resolution], [closed.resolved_at, 'Restarted.']);
  assert.equal((await log_of(operator, incident.id)).at(-1)?.by_program, true);
  await operator.ok('update_queue_settings', { version: saved.version, body: rest });
});
