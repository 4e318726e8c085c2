// Lists and counts of incidents: every filter, both orders, and only what the caller sees.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acted, make_site, seconds_ago } from '../support/incidents.ts';
import { all_pages, make_incident, make_location, unique } from '../support/samples.ts';
import { world } from '../support/world.ts';

test('OPS-05 the list finds by every filter, in both orders, page by page', async () => {
  const { operator, people, customer } = (await world()).first;
  const word = unique('Zonnedijk');
  const { sla, place, evse_uid } = await make_site(operator, [60, 60], {
    place: { name: word, customer_id: customer.id },
  });
  const severities = ['safety', 'critical', 'major', 'minor', 'minor'] as const;
  const made = [];
  for (const severity of severities)
    made.push(
      await make_incident(operator, place.id, { severity, ...(severity === 'major' ? { evse_uid } : {}) }),
    );
  const [safety, critical, major, minor, last] = made.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
    string,
  ];
  await acted(people.supporter, safety, 'claim');
  await acted(operator, critical, 'acknowledge');
  await acted(operator, major, 'pause', { reason: 'parts' });
  await acted(operator, minor, 'hand_over');
  await acted(operator, last, 'resolve');
  const late = await make_site(operator, [1, 1], { place: { name: word } });
  const breached = await make_incident(operator, late.place.id, { reported_at: seconds_ago(600) });

  const found = async (query: object, client = operator) =>
    (
      await all_pages((page) => client.ok('list_incidents', { query: { q: word, ...query, ...page } }), 2)
    ).map(({ id }) => id);
  const active = [safety, critical, major, minor, breached.id];
  assert.deepEqual(await found({ sort: 'opened_at' }), active);
  assert.deepEqual(await found({}), active.toReversed());
  assert.deepEqual(await found({ state: 'any', sort: 'opened_at' }), [
    safety,
    critical,
    major,
    minor,
    last,
    breached.id,
  ]);
  assert.deepEqual(await found({ state: 'acknowledged' }), [critical]);
  assert.deepEqual(await found({ state: 'resolved' }), [last]);
  assert.deepEqual(await found({ state: 'closed' }), []);
  assert.deepEqual(await found({ level: 'second', sort: 'opened_at' }), [minor, breached.id]);
  assert.deepEqual(await found({ paused: true }), [major]);
  assert.deepEqual(await found({ breached: true }), [breached.id]);
  assert.deepEqual(await found({ severity: 'critical' }), [critical]);
  assert.deepEqual(await found({ assignee: 'me' }, people.supporter), [safety]);
  assert.deepEqual(await found({ assignee: people.supporter.user.id }), [safety]);
  assert.deepEqual(await found({ assignee: 'none', sort: 'opened_at' }), active.slice(1));
  assert.deepEqual(await found({ location_id: late.place.id }), [breached.id]);
  assert.deepEqual(await found({ location_id: place.id, evse_uid }), [major]);
  assert.deepEqual(await found({ customer_id: customer.id, sort: 'opened_at' }), active.slice(0, 4));
  assert.deepEqual(await found({ sla_id: sla.id, sort: 'opened_at' }), active.slice(0, 4));
  assert.deepEqual(await found({ due_before: seconds_ago(0) }), [breached.id]);
  assert.deepEqual(await found({ q: `#${made[1]?.number}`, location_id: place.id }), [critical]);
  assert.deepEqual(await found({ q: made[2]?.title.toUpperCase() }), [major]);
  const { Link } = {
    Link: (await operator.call('list_incidents', { query: { q: word, limit: 2 } })).headers.get('link'),
  };
  assert.match(Link ?? '', /rel="next"/);
});

test('OPS-05 the counts are of what the caller sees', async () => {
  const { second } = await world();
  const { operator, people, customer } = second;
  const before = await operator.ok('count_incidents');
  const { place } = await make_site(operator, [60, 60], { place: { customer_id: customer.id } });
  const free = await make_location(operator, { sla_id: null });
  const one = await make_incident(operator, place.id);
  const two = await make_incident(operator, place.id, { reported_at: seconds_ago(3 * 3600) });
  await make_incident(operator, free.id);
  const done = await make_incident(operator, place.id);
  await acted(operator, one.id, 'claim');
  await acted(operator, one.id, 'pause', { reason: 'site_access' });
  await acted(operator, done.id, 'resolve');
  const after = await operator.ok('count_incidents');
  const more = Object.fromEntries(
    Object.entries(after).map(([name, count]) => [name, count - (before[name as keyof typeof before] ?? 0)]),
  );
  assert.deepEqual(more, {
    active: 3,
    breached: 1,
    due: 0,
    unassigned: 2,
    paused: 1,
    first_level: 2,
    second_level: 1,
    without_sla: 1,
  });
  assert.equal(two.level, 'second');
  const theirs = await people.customer.ok('count_incidents');
  const listed = await all_pages((query) => people.customer.ok('list_incidents', { query }));
  assert.equal(theirs.active, listed.length);
  assert.equal((await people.installer.ok('count_incidents')).active, 0);
});
