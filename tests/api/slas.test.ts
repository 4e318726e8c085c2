// The catalogue of service level agreements: list, create, edit, archive, restore, versions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../support/client.ts';
import { all_pages, make_location, make_sla, sla_input, sla_update, unique } from '../support/samples.ts';
import { world } from '../support/world.ts';

test('SLA-01 the list has search, sort, the default mark and the count of bound locations', async () => {
  const { first } = await world();
  const word = unique('zuidas');
  const busy = await make_sla(first.operator, { name: `b ${word}` });
  const idle = await make_sla(first.operator, { name: `a ${word.toUpperCase()}`, description: 'none' });
  const by_text = await make_sla(first.operator, { description: `for ${word} only` });
  await make_location(first.operator, { sla_id: busy.id });
  await make_location(first.operator, { sla_id: busy.id });

  const ids = async (query: object) =>
    (await first.operator.ok('list_slas', { query: { q: word, ...query } })).items.map(({ id }) => id);
  assert.deepEqual((await ids({})).slice(0, 2), [idle.id, busy.id]);
  assert.equal((await ids({})).length, 3);
  assert.equal((await ids({ sort: 'locations' }))[0], busy.id);
  assert.equal((await ids({ sort: 'updated' }))[0], by_text.id);

  const { items } = await first.operator.ok('list_slas', { query: { q: word } });
  const counts = new Map(items.map(({ id, location_count }) => [id, location_count]));
  assert.equal(counts.get(busy.id), 2);
  assert.equal(counts.get(idle.id), 0);
  assert.ok(items.every(({ is_default }) => !is_default));
});

test('SLA-01 the list comes in pages that hold each SLA once', async () => {
  const { first } = await world();
  const word = unique('page');
  const made: string[] = [];
  for (let index = 0; index < 7; index += 1)
    made.push((await make_sla(first.operator, { name: `${word} ${index}` })).id);
  for (const sort of ['name', 'locations', 'updated'] as const) {
    const listed = await all_pages(
      (query) => first.operator.ok('list_slas', { query: { q: word, sort, ...query } }),
      3,
    );
    assert.deepEqual(listed.map(({ id }) => id).sort(), [...made].sort(), sort);
  }
});

test('SLA-02 two people edit at once: the second is told, nothing is overwritten', async () => {
  const { first } = await world();
  const sla = await make_sla(first.operator);
  const saved = await first.admin.ok('update_sla', {
    path: { sla_id: sla.id },
    version: sla.version,
    body: sla_update(sla, { description: 'by the first' }),
  });
  const late = await first.operator.call('update_sla', {
    path: { sla_id: sla.id },
    version: sla.version,
    body: sla_update(sla, { description: 'by the second' }),
  });
  const problem = refused(late, 412, 'precondition_failed');
  assert.deepEqual(problem.current, saved, 'the refusal carries the current state');
  assert.equal(late.headers.get('etag'), `"${saved.version}"`);
  const now = await first.operator.ok('get_sla', { path: { sla_id: sla.id } });
  assert.equal(now.description, 'by the first');
});

test('SLA-02 a save that changes nothing makes no new version', async () => {
  const { first } = await world();
  const sla = await make_sla(first.operator);
  const saved = await first.operator.ok('update_sla', {
    path: { sla_id: sla.id },
    version: sla.version,
    body: sla_update(sla),
  });
  assert.deepEqual(saved, sla);
});

test('SLA-03 the name is unique in the organisation, upper and lower case alike', async () => {
  const { first, second } = await world();
  const name = unique('Straße Ä');
  const sla = await make_sla(first.operator, { name });
  const again = await first.operator.call('create_sla', { body: sla_input({ name: name.toUpperCase() }) });
  refused(again, 409, 'name_taken', ['/name']);
  await make_sla(second.operator, { name });

  const other = await make_sla(first.operator);
  const renamed = await first.operator.call('update_sla', {
    path: { sla_id: other.id },
    version: other.version,
    body: sla_update(other, { name: ` ${name.toLowerCase()} ` }),
  });
  refused(renamed, 409, 'name_taken', ['/name']);

  await first.operator.ok('archive_sla', { path: { sla_id: sla.id }, version: sla.version });
  await make_sla(first.operator, { name });
  const back = await first.operator.call('restore_sla', {
    path: { sla_id: sla.id },
    version: sla.version + 1,
  });
  refused(back, 409, 'name_taken');
});

test('SLA-03 a name has 1 to 120 characters, a description up to 4 000, counted as characters', async () => {
  const { first } = await world();
  const long = `${unique('n')}${'ж'.repeat(120)}`.slice(0, 120);
  const sla = await make_sla(first.operator, { name: ` ${long} `, description: '🔌'.repeat(4000) });
  assert.equal(sla.name, long, 'white space at both ends is cut off');
  for (const [body, pointer] of [
    [sla_input({ name: '' }), '/name'],
    [sla_input({ name: ' \t ' }), '/name'],
    [sla_input({ name: `${long}x` }), '/name'],
    [sla_input({ description: 'x'.repeat(4001) }), '/description'],
  ] as const) {
    refused(await first.operator.call('create_sla', { body }), 422, 'invalid', [pointer]);
  }
});

test('SLA-04 SLA-05 each level has its own resolution time and restriction to weekdays', async () => {
  const { first } = await world();
  const levels = {
    first_level: { resolution_minutes: 1, restrict_to_weekdays: true },
    second_level: { resolution_minutes: 525_600, restrict_to_weekdays: false },
  };
  const sla = await make_sla(first.operator, levels);
  assert.deepEqual(sla.first_level, levels.first_level);
  assert.deepEqual(sla.second_level, levels.second_level);
  const saved = await first.operator.ok('update_sla', {
    path: { sla_id: sla.id },
    version: sla.version,
    body: sla_update(sla, { second_level: { resolution_minutes: 2880, restrict_to_weekdays: true } }),
  });
  assert.deepEqual(saved.first_level, levels.first_level);
  assert.deepEqual(saved.second_level, { resolution_minutes: 2880, restrict_to_weekdays: true });
});

test('SLA-06 an SLA names an installer or a manufacturer as its contact, or none', async () => {
  const { first } = await world();
  const contact = await first.operator.ok('create_contact', {
    body: { name: unique('Zaptec'), kind: 'oem', phone: '+47 555 0100', email: 'help@zaptec.example' },
  });
  const sla = await make_sla(first.operator, { contact_id: contact.id });
  const { id, name, kind, phone, email } = contact;
  assert.deepEqual(sla.contact, { id, name, kind, phone, email });

  await first.operator.ok('archive_contact', { path: { contact_id: id }, version: contact.version });
  const kept = await first.operator.ok('update_sla', {
    path: { sla_id: sla.id },
    version: sla.version,
    body: sla_update(sla, { description: 'keeps the archived contact that it has' }),
  });
  assert.equal(kept.contact_id, id);
  const anew = await first.operator.call('create_sla', { body: sla_input({ contact_id: id }) });
  assert.equal(refused(anew, 422, 'invalid', ['/contact_id']).errors?.[0]?.code, 'archived_reference');
  const without = await first.operator.ok('update_sla', {
    path: { sla_id: sla.id },
    version: kept.version,
    body: sla_update(kept, { contact_id: null }),
  });
  assert.equal(without.contact, null);
});

test('SLA-13 an SLA in use is archived only with the move of its locations, in one step', async () => {
  const { first } = await world();
  const used = await make_sla(first.operator);
  const target = await make_sla(first.operator);
  const place = await make_location(first.operator, { sla_id: used.id });
  const path = { sla_id: used.id };

  const answer = await first.operator.call('archive_sla', { path, version: used.version });
  assert.equal(refused(answer, 409, 'sla_in_use').count, 1);
  const into_itself = { path, version: used.version, query: { move_locations_to: used.id } };
  refused(await first.operator.call('archive_sla', into_itself), 422, 'invalid', ['move_locations_to']);

  const archived = await first.operator.ok('archive_sla', {
    path,
    version: used.version,
    query: { move_locations_to: target.id },
  });
  assert.notEqual(archived.archived_at, null);
  assert.equal(archived.location_count, 0);
  const moved = await first.operator.ok('get_location', { path: { location_id: place.id } });
  assert.equal(moved.sla_id, target.id);

  const to_none = await first.operator.ok('archive_sla', {
    path: { sla_id: target.id },
    version: target.version,
    query: { move_locations_to: 'none' },
  });
  assert.notEqual(to_none.archived_at, null);
  const unbound = await first.operator.ok('get_location', { path: { location_id: place.id } });
  assert.equal(unbound.sla, null);
  assert.equal(unbound.flagged, false, 'no SLA is not the flag');

  const again = await first.operator.call('archive_sla', { path, version: archived.version });
  refused(again, 409, 'already_archived');
  const listed = await first.operator.ok('list_slas', { query: { archived: true, q: used.name } });
  assert.deepEqual(
    listed.items.map(({ id }) => id),
    [used.id],
  );
  const restored = await first.operator.ok('restore_sla', { path, version: archived.version });
  assert.equal(restored.archived_at, null);
  assert.equal(restored.location_count, 0);
  const twice = await first.operator.call('restore_sla', { path, version: restored.version });
  refused(twice, 409, 'not_archived');
});

test('SLA-16 every version is kept, with who changed what and when', async () => {
  const { first } = await world();
  const contact = await first.operator.ok('create_contact', {
    body: { name: unique('Contact'), kind: 'installer' },
  });
  const sla = await make_sla(first.operator);
  const path = { sla_id: sla.id };
  const second = await first.admin.ok('update_sla', {
    path,
    version: sla.version,
    body: sla_update(sla, { name: unique('renamed'), contact_id: contact.id }),
  });
  await first.operator.ok('update_sla', {
    path,
    version: second.version,
    body: sla_update(second, { first_level: { resolution_minutes: 60, restrict_to_weekdays: false } }),
  });
  await first.operator.ok('update_contact', {
    path: { contact_id: contact.id },
    version: contact.version,
    body: { name: unique('Contact, renamed') },
  });
  const versions = await all_pages((query) => first.operator.ok('list_sla_versions', { path, query }), 2);
  assert.deepEqual(
    versions.map(({ version }) => version),
    [3, 2, 1],
  );
  assert.equal(versions[0]?.first_level.resolution_minutes, 60);
  assert.equal(versions[1]?.name, second.name);
  assert.equal(versions[1]?.contact_name, contact.name, 'as it was called at that time');
  assert.equal(versions[2]?.name, sla.name);
  assert.deepEqual(
    versions.map(({ changed_by }) => changed_by.id),
    [first.operator.user.id, first.admin.user.id, first.operator.user.id],
  );
});
