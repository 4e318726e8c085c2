// Locations: made by hand, read by every role, changed, archived, restored; their SLA, flag and time zone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../support/client.ts';
import { evse_input, location_input, make_location, make_sla, unique } from '../support/samples.ts';
import { add_organisation, world } from '../support/world.ts';

test('SLA-08 a new location gets the default SLA by itself, another if it is named, none if null', async () => {
  const { program } = await world();
  const admin = await add_organisation(program, unique('Fresh'), 'FRE');
  const before = await make_location(admin);
  assert.equal(before.sla_id, null, 'there is no default yet, and the location says so');
  const standard = await make_sla(admin, { is_default: true });
  const other = await make_sla(admin);
  assert.equal((await make_location(admin)).sla_id, standard.id);
  assert.equal((await make_location(admin, { sla_id: other.id })).sla_id, other.id);
  assert.equal((await make_location(admin, { sla_id: null })).sla_id, null);
  const unchanged = await admin.ok('get_location', { path: { location_id: before.id } });
  assert.equal(unchanged.sla_id, null, 'a new default binds no location anew');
});

test('SLA-10 the SLA of a location is chosen by an edit of the location', async () => {
  const { first } = await world();
  const sla = await make_sla(first.operator);
  const place = await make_location(first.operator, { sla_id: null });
  const path = { location_id: place.id };
  const saved = await first.operator.ok('update_location', {
    path,
    version: place.version,
    body: { sla_id: sla.id, name: 'P+R Zuidoost' },
  });
  assert.equal(saved.sla?.name, sla.name);
  assert.equal(saved.name, 'P+R Zuidoost');
  assert.equal(saved.version, place.version + 1);
  const unbound = await first.operator.ok('update_location', {
    path,
    version: saved.version,
    body: { sla_id: null },
  });
  assert.equal(unbound.sla, null);
  const same = await first.operator.ok('update_location', { path, version: unbound.version, body: {} });
  assert.equal(same.version, unbound.version, 'an empty change makes no version');
});

test('SLA-11 the flag is there wherever a location is shown, with the name and times of the SLA', async () => {
  const { program } = await world();
  const admin = await add_organisation(program, unique('Flags'), 'FLG');
  await make_sla(admin, { is_default: true });
  const hub = await make_sla(admin, {
    first_level: { resolution_minutes: 240, restrict_to_weekdays: false },
    second_level: { resolution_minutes: 720, restrict_to_weekdays: false },
  });
  const place = await make_location(admin, { sla_id: hub.id });
  const detail = await admin.ok('get_location', { path: { location_id: place.id } });
  const { items } = await admin.ok('list_locations', { query: { q: place.name } });
  for (const shown of [place, detail, items[0]]) {
    assert.equal(shown?.flagged, true);
    assert.equal(shown?.sla?.name, hub.name);
    assert.equal(shown?.sla?.first_level.resolution_minutes, 240);
  }
  const found = await admin.ok('search', { query: { q: place.name } });
  const item = found.items.find(({ id }) => id === place.id);
  assert.equal(item?.flagged, true);
  assert.equal(item?.sla_name, hub.name);
  assert.match(item?.sla_words ?? '', /4 hours, every day.*12 hours, every day/);
  const flagged = await admin.ok('list_locations', { query: { flagged: true } });
  assert.deepEqual(
    flagged.items.map(({ id }) => id),
    [place.id],
  );
});

test('SLA-11 a customer sees its own locations only, without SLA and flag', async () => {
  const { first } = await world();
  const { customer: person } = first.people;
  const own = await make_location(first.operator, { customer_id: first.customer.id });
  const others = await make_location(first.operator);
  const seen = await person.ok('get_location', { path: { location_id: own.id } });
  for (const field of ['sla', 'sla_id', 'flagged'])
    assert.ok(!(field in seen), `${field} is shown to a customer`);
  refused(await person.call('get_location', { path: { location_id: others.id } }), 404, 'not_found');
  const { items } = await person.ok('list_locations', { query: { limit: 500 } });
  assert.ok(items.length > 0 && items.every(({ customer_id }) => customer_id === first.customer.id));
  assert.ok(items.every((item) => !('sla' in item) && !('flagged' in item)));
  const { count } = await person.ok('count_locations');
  assert.equal(count, items.length);
  refused(await person.call('list_locations', { query: { flagged: true } }), 403, 'forbidden');
  refused(await person.call('list_locations', { query: { sla_id: 'none' } }), 403, 'forbidden');
  refused(await person.call('count_locations', { query: { flagged: false } }), 403, 'forbidden');
  const found = await person.ok('search', { query: { q: own.name } });
  assert.deepEqual(Object.keys(found.items[0] ?? {}).sort(), ['detail', 'id', 'name', 'type']);
  const hidden = await person.ok('search', { query: { q: others.name } });
  assert.deepEqual(hidden.items, []);
  await first.operator.ok('create_evse', { path: { location_id: own.id }, body: evse_input({ uid: 'A1' }) });
  await first.operator.ok('create_evse', {
    path: { location_id: others.id },
    body: evse_input({ uid: 'A1' }),
  });
  await person.ok('get_evse', { path: { location_id: own.id, evse_uid: 'A1' } });
  const elsewhere = await person.call('get_evse', { path: { location_id: others.id, evse_uid: 'A1' } });
  refused(elsewhere, 404, 'not_found');
});

test('a location has the key of its organisation and an id of its own unless they are given', async () => {
  const { first } = await world();
  const { country_code, party_id } = first.organisation;
  const place = await make_location(first.operator);
  assert.deepEqual([place.country_code, place.party_id], [country_code, party_id]);
  const ocpi_id = unique('ZO');
  const keyed = await make_location(first.operator, { country_code: 'BE', party_id: 'XYZ', ocpi_id });
  assert.deepEqual([keyed.country_code, keyed.party_id, keyed.ocpi_id], ['BE', 'XYZ', ocpi_id]);
  const body = location_input({ country_code: 'BE', party_id: 'XYZ', ocpi_id });
  refused(await first.operator.call('create_location', { body }), 409, 'key_taken');
  await make_location(first.operator, { ocpi_id });
});

test('the time zone comes from the country and coordinates, and says so; never silently UTC', async () => {
  const { first } = await world();
  const zone_of = async (changes: object) => {
    const { time_zone, time_zone_source } = await make_location(first.operator, changes);
    return [time_zone, time_zone_source];
  };
  assert.deepEqual(await zone_of({ country: 'JPN', coordinates: null }), ['Asia/Tokyo', 'derived']);
  const denver = { country: 'USA', coordinates: { latitude: 39.74, longitude: -104.99 } };
  assert.deepEqual(await zone_of(denver), ['America/Denver', 'derived']);
  const given = { country: 'NLD', time_zone: 'Europe/Lisbon' };
  assert.deepEqual(await zone_of(given), ['Europe/Lisbon', 'set']);
  const nowhere = location_input({ country: 'USA', coordinates: null });
  refused(await first.operator.call('create_location', { body: nowhere }), 422, 'invalid', ['/time_zone']);
  const unknown = location_input({ time_zone: 'Mars/Olympus' });
  refused(await first.operator.call('create_location', { body: unknown }), 422, 'invalid', ['/time_zone']);
});

test('an archived location leaves lists and counts, and comes back with the SLA it had', async () => {
  const { first } = await world();
  const sla = await make_sla(first.operator);
  const place = await make_location(first.operator, { sla_id: sla.id });
  const path = { location_id: place.id };
  const archived = await first.operator.ok('archive_location', { path, version: place.version });
  assert.notEqual(archived.archived_at, null);
  const listed = await first.operator.ok('list_locations', { query: { q: place.name } });
  assert.deepEqual(listed.items, []);
  const in_archive = await first.operator.ok('list_locations', { query: { q: place.name, archived: true } });
  assert.equal(in_archive.items.length, 1);
  const count = async () => (await first.operator.ok('get_sla', { path: { sla_id: sla.id } })).location_count;
  assert.equal(await count(), 0);
  const changed = { path, version: archived.version, body: { name: 'no' } };
  refused(await first.operator.call('update_location', changed), 409, 'already_archived');
  const again = await first.operator.call('archive_location', { path, version: archived.version });
  refused(again, 409, 'already_archived');

  const restored = await first.operator.ok('restore_location', { path, version: archived.version });
  assert.equal(restored.sla_id, sla.id);
  assert.equal(await count(), 1);
  const twice = await first.operator.call('restore_location', { path, version: restored.version });
  refused(twice, 409, 'not_archived');

  const gone = await first.operator.ok('archive_location', { path, version: restored.version });
  await first.operator.ok('archive_sla', { path: { sla_id: sla.id }, version: sla.version });
  const without = await first.operator.ok('restore_location', { path, version: gone.version });
  assert.equal(without.sla, null, 'the SLA it had is archived by now');
});

test('a customer that is archived can not be chosen anew, and what names it keeps it', async () => {
  const { first } = await world();
  const customer = await first.operator.ok('create_customer', { body: { name: unique('Gemeente') } });
  const place = await make_location(first.operator, { customer_id: customer.id });
  const counted = await first.operator.ok('get_customer', { path: { customer_id: customer.id } });
  assert.equal(counted.location_count, 1);
  await first.operator.ok('archive_customer', {
    path: { customer_id: customer.id },
    version: customer.version,
  });
  const renamed = await first.operator.ok('update_location', {
    path: { location_id: place.id },
    version: place.version,
    body: { name: 'still theirs', customer_id: customer.id },
  });
  assert.equal(renamed.customer?.id, customer.id);
  const body = location_input({ customer_id: customer.id });
  refused(await first.operator.call('create_location', { body }), 422, 'invalid', ['/customer_id']);
});
