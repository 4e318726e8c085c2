// Frozen terms: an edit moves no open incident unless asked, and then exactly those, as far, as was shown before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, refused } from '../support/client.ts';
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
import { make_calendar, make_incident, make_sla, sla_update } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { world } from '../support/world.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

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
    return typeof now.deadlines?.total_breached_at === 'string' && now;
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

test('SLA-15 the incidents at many locations that were bound at once move when asked, where nobody bound anew', async () => {
  const { operator } = (await world()).first;
  const sites = await Promise.all([1, 2, 3].map(() => make_site(operator, [600, 600])));
  const opened = await Promise.all(sites.map(({ place }) => make_incident(operator, place.id)));
  const fast = await make_sla(operator, { first_level: always(60), second_level: always(60) });
  const ids = sites.map(({ place }) => place.id);
  const { id: operation_id } = await operator.ok('bind_locations', {
    body: { sla_id: fast.id, select: { ids } },
  });
  const again = ids[2] as string;
  await operator.ok('bind_locations', {
    body: { sla_id: sites[2]?.sla.id ?? null, select: { ids: [again] } },
  });
  const shown = await operator.ok('preview_reapplication', { body: { operation_id } });
  assert.deepEqual([shown.active, shown.moved], [2, 2]);
  const done = await operator.ok('reapply_terms', { body: { operation_id } });
  assert.equal(done.moved, 2);
  const now = await Promise.all(opened.map(({ id }) => incident_of(operator, id)));
  assert.deepEqual(
    now.map(({ deadlines }) => deadlines?.terms.sla_id),
    [fast.id, fast.id, sites[2]?.sla.id],
  );
  assert.equal(now[0]?.deadlines?.total_due_at, plus_minutes(now[0]?.opened_at ?? '', 120));
  const unknown = await operator.call('reapply_terms', { body: { operation_id: done.operation_id } });
  refused(unknown, 422, 'invalid', ['/operation_id']);
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
