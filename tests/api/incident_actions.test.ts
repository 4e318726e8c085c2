// What people do with incidents: every action, what each state forbids and why, one or hundreds at once, and taking it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { make_token } from '../support/callers.ts';
import { refused } from '../support/client.ts';
import {
  type Action,
  act,
  acted,
  incident_of,
  kinds_of,
  log_of,
  make_site,
  type Order,
  plus_minutes,
  refusal_of,
  seconds_ago,
} from '../support/incidents.ts';
import { make_incident } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { type Person, world } from '../support/world.ts';

const never_made = '019aaf5e-7c1a-7d3e-9b1f-5a2c3d4e5f60';

const undo = (client: Person, operation_id: string) =>
  client.call('undo_incident_action', { path: { operation_id } });

test('OPS-02 an incident goes its way: acknowledged, claimed, paused, resumed, handed over, dispatched, resolved, closed', async () => {
  const { operator, people, contact } = (await world()).first;
  const { supporter } = people;
  const { place } = await make_site(operator, [60, 120]);
  const { id, deadlines } = await make_incident(operator, place.id);

  const acknowledged = (await acted(supporter, id, 'acknowledge')).incident;
  assert.equal(acknowledged.state, 'acknowledged');
  assert.ok(acknowledged.acknowledged_at);
  const claimed = (await acted(supporter, id, 'claim')).incident;
  assert.deepEqual(claimed.assignee, { id: supporter.user.id, name: supporter.user.name });
  const paused = (await acted(supporter, id, 'pause', { reason: 'other', text: 'Market day' })).incident;
  assert.deepEqual(
    [paused.paused?.reason, paused.paused?.text, paused.paused?.until],
    ['other', 'Market day', null],
  );
  assert.deepEqual([paused.deadlines?.first_due_at, paused.deadlines?.total_due_at], [null, null]);
  const left = paused.deadlines?.first_left_seconds ?? 0;
  assert.ok(left > 3500 && left <= 3600, `${left} seconds are left`);
  const resumed = (await acted(supporter, id, 'resume')).incident;
  const [pause] = resumed.pauses;
  const lasted = Date.parse(pause?.until ?? '') - Date.parse(pause?.from ?? '');
  assert.equal(
    Date.parse(resumed.deadlines?.first_due_at ?? '') - Date.parse(deadlines?.first_due_at ?? ''),
    lasted,
  );
  const handed_over = (await acted(supporter, id, 'hand_over')).incident;
  assert.deepEqual([handed_over.level, handed_over.handed_over_by_program], ['second', false]);
  assert.equal(handed_over.deadlines?.second_due_at, plus_minutes(handed_over.handed_over_at ?? '', 120));
  assert.equal(
    handed_over.deadlines?.total_due_at,
    resumed.deadlines?.total_due_at,
    'the total does not move',
  );
  const dispatched = (
    await acted(operator, id, 'dispatch', { contact_id: contact.id, text: 'Bring a cable' })
  ).incident;
  assert.equal(dispatched.dispatched_to?.id, contact.id);
  await acted(people.installer, id, 'comment', { text: 'On site.' });
  const resolved = (await acted(people.installer, id, 'resolve', { text: 'New cable' })).incident;
  assert.deepEqual([resolved.state, resolved.resolution], ['resolved', 'New cable']);
  const closed = (await acted(operator, id, 'close')).incident;
  assert.equal(closed.state, 'closed');
  assert.deepEqual(await kinds_of(operator, id), [
    'opened',
    'acknowledged',
    'assigned',
    'paused',
    'resumed',
    'handed_over',
    'dispatched',
    'commented',
    'resolved',
    'closed',
  ]);
  const log = await log_of(operator, id);
  assert.deepEqual(
    log.map(({ sequence }) => sequence),
    log.map((_, index) => index + 1),
  );
  assert.equal(closed.version, log.length);
});

test('OPS-02 reopened in time, the time since it was resolved does not count; it can be assigned to somebody and to nobody', async () => {
  const { operator, people } = (await world()).first;
  const { place } = await make_site(operator, [60, 120]);
  const { id, deadlines } = await make_incident(operator, place.id, {
    assignee_id: people.supporter.user.id,
  });
  assert.equal((await acted(operator, id, 'assign', { assignee_id: null })).incident.assignee, null);
  const given = await acted(operator, id, 'assign', { assignee_id: people.admin.user.id });
  assert.equal(given.incident.assignee?.id, people.admin.user.id);
  await acted(operator, id, 'resolve');
  const { incident } = await acted(operator, id, 'reopen', { text: 'Broken again' });
  const [pause] = incident.pauses;
  assert.equal(pause?.reason, 'resolved');
  const lasted = Date.parse(pause?.until ?? '') - Date.parse(pause?.from ?? '');
  assert.equal(
    Date.parse(incident.deadlines?.total_due_at ?? '') - Date.parse(deadlines?.total_due_at ?? ''),
    lasted,
  );
  assert.equal((await log_of(operator, id)).at(-1)?.new_cycle, false);
});

test('OPS-02 a move that the state forbids is 409 and says why, by whom and when, and changes nothing', async () => {
  const { operator, people } = (await world()).first;
  const { place } = await make_site(operator, [60, 120]);
  const no_pauses = await make_site(operator, [60, 120], { sla: { pauses_allowed: false } });
  const other = await make_incident(operator, place.id);
  const ended = await make_incident(operator, place.id);
  await acted(operator, ended.id, 'resolve');
  const by = people.supporter;
  const rows: [[Action, Order?][], Action, Order, string, string, RegExp][] = [
    [[['acknowledge']], 'acknowledge', {}, 'already_acknowledged', 'acknowledged', /NAME acknowledged it at/],
    [[['claim']], 'claim', {}, 'already_assigned', 'open', /It is NAME's/],
    [
      [['pause', { reason: 'parts' }]],
      'pause',
      { reason: 'parts' },
      'already_paused',
      'open',
      /NAME paused it at/,
    ],
    [
      [['pause', { reason: 'parts' }]],
      'hand_over',
      {},
      'paused',
      'open',
      /NAME paused it at .*resume it first/,
    ],
    [[['hand_over']], 'hand_over', {}, 'already_second_level', 'open', /NAME handed it over/],
    [[['resolve']], 'resolve', {}, 'resolved', 'resolved', /NAME resolved it at/],
    [[['resolve']], 'acknowledge', {}, 'resolved', 'resolved', /NAME resolved it at/],
    [[['resolve']], 'pause', { reason: 'parts' }, 'resolved', 'resolved', /NAME resolved it at/],
    [[['resolve'], ['close']], 'resolve', {}, 'closed', 'closed', /NAME closed it at/],
    [[['resolve'], ['close']], 'close', {}, 'closed', 'closed', /NAME closed it at/],
    [[['merge', { into_incident_id: other.id }]], 'resolve', {}, 'merged', 'closed', /NAME merged it/],
    [[], 'resume', {}, 'not_paused', 'open', /not paused/],
    [[], 'reopen', {}, 'not_ended', 'open', /nothing to reopen/],
    [[], 'close', {}, 'not_resolved', 'open', /resolve it first/],
    [[], 'merge', { into_incident_id: ended.id }, 'merge_target_ended', 'open', /not active/],
  ];
  for (const [moves, action, order, code, state, words] of rows) {
    const { id } = await make_incident(operator, place.id);
    for (const [before, with_it] of moves) await acted(by, id, before, with_it);
    const now = await incident_of(operator, id);
    const row = refusal_of(await act(operator, id, action, order));
    const what = `${action} after ${moves.map(([name]) => name).join()}`;
    assert.deepEqual([row.pointer, row.code, row.params?.state], ['/incident_ids/0', code, state], what);
    assert.match(row.detail ?? '', new RegExp(words.source.replace('NAME', by.user.name)), what);
    if (words.source.includes('NAME')) assert.equal(row.params?.who, by.user.name, what);
    assert.ok(!now.allowed_actions.includes(action) || code.startsWith('merge'), `${what} is offered`);
    assert.equal((await incident_of(operator, id)).version, now.version);
  }
  const { id } = await make_incident(operator, no_pauses.place.id);
  assert.equal(refusal_of(await act(operator, id, 'pause', { reason: 'parts' })).code, 'pauses_not_allowed');
  assert.equal(
    refusal_of(await act(operator, id, 'merge', { into_incident_id: id })).code,
    'merge_into_itself',
  );
});

test('OPS-02 every action that an incident offers is taken', async () => {
  const { operator, contact } = (await world()).first;
  const { place } = await make_site(operator, [60, 120]);
  const target = await make_incident(operator, place.id);
  const orders: Partial<Record<Action, Order>> = {
    assign: { assignee_id: operator.user.id },
    comment: { text: 'Well.' },
    pause: { reason: 'grid_outage' },
    dispatch: { contact_id: contact.id },
    merge: { into_incident_id: target.id },
  };
  const ways: [Action, Order?][][] = [
    [],
    [['acknowledge']],
    [['hand_over']],
    [['pause', { reason: 'parts' }]],
    [['resolve']],
    [['resolve'], ['close']],
  ];
  for (const way of ways) {
    const fresh = async () => {
      let incident = await make_incident(operator, place.id);
      for (const [action, order] of way) ({ incident } = await acted(operator, incident.id, action, order));
      return incident;
    };
    for (const action of (await fresh()).allowed_actions)
      await acted(operator, (await fresh()).id, action, orders[action]);
  }
});

test('OPS-02 hundreds at once: all or none, or each with its own answer', async () => {
  const { operator, people } = (await world()).first;
  const { place } = await make_site(operator);
  const made = await Promise.all(Array.from({ length: 200 }, () => make_incident(operator, place.id)));
  const ids = made.map(({ id }) => id);
  const odd = ids[7] as string;
  await acted(people.supporter, odd, 'resolve');
  const all = await act(operator, ids, 'acknowledge');
  const row = refusal_of(all);
  assert.deepEqual([row.pointer, row.code, all.problem.errors?.length], ['/incident_ids/7', 'resolved', 1]);
  assert.equal((await incident_of(operator, ids[0] as string)).state, 'open', 'none is done');
  const each = await act(operator, [...ids, never_made], 'acknowledge', { atomic: false });
  assert.equal(each.status, 200);
  const { results } = each.body;
  assert.deepEqual(
    results.map(({ incident_id }) => incident_id),
    [...ids, never_made],
  );
  assert.equal(results.filter(({ incident }) => incident?.state === 'acknowledged').length, 199);
  assert.deepEqual(
    [results[7]?.refusal?.code, results[7]?.refusal?.state],
    ['incident_move_refused', 'resolved'],
  );
  assert.match(results[7]?.refusal?.detail ?? '', new RegExp(people.supporter.user.name));
  assert.deepEqual([results[200]?.refusal?.code, results[200]?.refusal?.state], ['not_found', null]);
  refused(await act(operator, [...ids, never_made], 'claim'), 404, 'not_found', [
    '/incident_ids/200',
    '/incident_ids/7',
  ]);

  const undone = await undo(operator, each.body.operation_id);
  assert.deepEqual([undone.body.undone, undone.body.skipped], [199, 0]);
  assert.equal((await incident_of(operator, ids[0] as string)).state, 'open');
});

test('OPS-02 where an agreement names no contact, its incidents alone are not sent', async () => {
  const { operator, contact, people } = (await world()).first;
  const named = await make_site(operator, [60, 60], { sla: { contact_id: contact.id } });
  const bare = await make_site(operator);
  const ids = [
    (await make_incident(operator, bare.place.id)).id,
    (await make_incident(operator, named.place.id)).id,
  ];
  refused(await act(operator, ids, 'dispatch'), 422, 'invalid', ['/contact_id']);
  const { status, body } = await act(operator, ids, 'dispatch', { atomic: false });
  assert.equal(status, 200);
  assert.equal(body.results[0]?.refusal?.code, 'invalid');
  assert.match(body.results[0]?.refusal?.detail ?? '', /names no contact/);
  assert.equal(body.results[1]?.incident?.dispatched_to?.id, contact.id);
  const nobodys = await act(operator, ids, 'assign', { assignee_id: people.viewer.user.id });
  refused(nobodys, 422, 'invalid', ['/assignee_id']);
});

test('OPS-02 an order that makes no sense is refused at the field', async () => {
  const { first, second } = await world();
  const { operator } = first;
  const { place } = await make_site(operator);
  const incident = await make_incident(operator, place.id);
  const good = { incident_ids: [incident.id], action: 'acknowledge' };
  const rows: [object, string[]][] = [
    [{}, ['/action', '/incident_ids']],
    [{ ...good, incident_ids: [] }, ['/incident_ids']],
    [{ ...good, incident_ids: ['x'] }, ['/incident_ids/0']],
    [{ ...good, incident_ids: Array(501).fill(incident.id) }, ['/incident_ids']],
    [{ ...good, action: 'explode' }, ['/action']],
    [{ ...good, atomic: 'no' }, ['/atomic']],
    [{ ...good, action: 'assign' }, ['/assignee_id']],
    [{ ...good, action: 'assign', assignee_id: second.admin.user.id }, ['/assignee_id']],
    [{ ...good, action: 'comment' }, ['/text']],
    [{ ...good, action: 'comment', text: 'x'.repeat(4001) }, ['/text']],
    [{ ...good, action: 'pause' }, ['/reason']],
    [{ ...good, action: 'pause', reason: 'mood' }, ['/reason']],
    [{ ...good, action: 'pause', reason: 'other' }, ['/text']],
    [{ ...good, action: 'dispatch' }, ['/contact_id']],
    [{ ...good, action: 'dispatch', contact_id: second.contact.id }, ['/contact_id']],
    [{ ...good, action: 'merge' }, ['/into_incident_id']],
    [{ ...good, action: 'merge', into_incident_id: never_made }, ['/into_incident_id']],
  ];
  for (const [body, pointers] of rows)
    refused(await operator.send('POST', '/api/v1/incidents/actions', { body }), 422, 'invalid', pointers);
  assert.equal((await incident_of(operator, incident.id)).version, 1);
});

test('OPS-02 each role does what it may: viewers and customers nothing, installers only what was sent to them', async () => {
  const { first } = await world();
  const { operator, people, contact } = first;
  const { place } = await make_site(operator);
  const { id } = await make_incident(operator, place.id);
  for (const person of [people.viewer, people.customer])
    refused(await act(person, id, 'comment', { text: 'x' }), 403, 'forbidden');
  refused(await act(people.supporter, id, 'dispatch', { contact_id: contact.id }), 403, 'forbidden');
  refused(await act(people.installer, id, 'acknowledge'), 403, 'forbidden');
  refused(await act(people.installer, id, 'resolve'), 404, 'not_found');
  await acted(operator, id, 'dispatch', { contact_id: contact.id });
  await acted(people.installer, id, 'resolve');
  const { client } = await make_token(first, 'operator', ['incidents:write']);
  const { id: free } = await make_incident(operator, place.id);
  const claimed = await acted(client, free, 'claim');
  assert.equal(claimed.incident.assignee?.id, first.admin.user.id, "a token's work is its owner's");
  await acted(client, free, 'comment', { text: 'From the program.' });
  assert.equal((await log_of(operator, free)).at(-1)?.actor.kind, 'token');
});

test('OPS-02 an action can be taken back by who did it, once, while nothing else has happened since', async () => {
  const { operator, people } = (await world()).first;
  const { place } = await make_site(operator, [60, 120]);
  const before = await make_incident(operator, place.id);
  const { id } = before;
  const paused = await acted(operator, id, 'pause', { reason: 'parts' });
  refused(await undo(people.supporter, paused.operation_id), 404, 'not_found');
  assert.deepEqual((await undo(operator, paused.operation_id)).body, {
    undone: 1,
    skipped: 0,
    incident_ids: [id],
  });
  const back = await incident_of(operator, id);
  assert.deepEqual([back.paused, back.pauses, back.deadlines], [null, [], before.deadlines]);
  assert.deepEqual(
    (await log_of(operator, id)).map(({ kind, undone }) => [kind, undone]),
    [
      ['opened', false],
      ['paused', true],
      ['undone', false],
    ],
  );
  refused(await undo(operator, paused.operation_id), 409, 'undo_expired');
  refused(await undo(operator, never_made), 404, 'not_found');

  const other = await make_incident(operator, place.id);
  const both = await act(operator, [id, other.id], 'resolve');
  await acted(people.supporter, other.id, 'comment', { text: 'Thanks!' });
  const half = await undo(operator, both.body.operation_id);
  assert.deepEqual(half.body, { undone: 1, skipped: 1, incident_ids: [id] });
  assert.equal((await incident_of(operator, other.id)).state, 'resolved');
  assert.equal((await incident_of(operator, id)).state, 'open');
});

test('OPS-02 what came due before an action comes before it in the log', async () => {
  const { operator } = (await world()).first;
  const { place } = await make_site(operator, [1, 60]);
  const opened_at = seconds_ago(59);
  const { id } = await make_incident(operator, place.id, { reported_at: opened_at });
  const due = Date.parse(opened_at) + 60_000;
  while (Date.now() < due) await new Promise(setImmediate);
  const answer = await act(operator, id, 'hand_over');
  assert.equal(refusal_of(answer).params?.who, 'Chargeward');
  // A refusal writes nothing: the log has it when the scheduler has been there, which may be a moment later.
  const log = await wait_until('the hand-over is in the log', async () => {
    const rows = await log_of(operator, id);
    return rows.some(({ kind }) => kind === 'handed_over') && rows;
  });
  assert.equal(log.filter(({ kind }) => kind === 'handed_over').length, 1);
  assert.equal(log.at(-1)?.at, new Date(due).toISOString());
});
