// Contacts, customers and the organisation itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../support/client.ts';
import { all_pages, make_location, make_sla, unique } from '../support/samples.ts';
import { world } from '../support/world.ts';

test('SLA-06 contacts are listed by name, searched and told apart by kind', async () => {
  const { operator } = (await world()).first;
  const word = unique('Werk');
  for (const [name, kind] of [
    ['b', 'installer'],
    ['A', 'oem'],
    ['c', 'oem'],
  ] as const)
    await operator.ok('create_contact', { body: { name: `${name} ${word}`, kind } });
  const names = async (query: object) =>
    (
      await all_pages(
        (page) => operator.ok('list_contacts', { query: { q: word.toLowerCase(), ...query, ...page } }),
        1,
      )
    ).map(({ name }) => name[0]);
  assert.deepEqual(await names({}), ['A', 'b', 'c']);
  assert.deepEqual(await names({ kind: 'oem' }), ['A', 'c']);
});

test('SLA-06 a contact is changed, archived and restored; a change clears with null', async () => {
  const { operator } = (await world()).first;
  const contact = await operator.ok('create_contact', {
    body: {
      name: unique('Elbwerk'),
      kind: 'installer',
      phone: '+49 40 5550 100',
      email: 'Service@Elbwerk.example',
    },
  });
  const path = { contact_id: contact.id };
  const sla = await make_sla(operator, { contact_id: contact.id });
  const changed = await operator.ok('update_contact', {
    path,
    version: contact.version,
    body: { phone: null, notes: 'Nights: press 2.' },
  });
  assert.deepEqual([changed.phone, changed.notes, changed.email], [null, 'Nights: press 2.', contact.email]);
  const archived = await operator.ok('archive_contact', { path, version: changed.version });
  const kept = await operator.ok('get_sla', { path: { sla_id: sla.id } });
  assert.equal(kept.contact?.name, contact.name);
  refused(
    await operator.call('archive_contact', { path, version: archived.version }),
    409,
    'already_archived',
  );
  const restored = await operator.ok('restore_contact', { path, version: archived.version });
  assert.equal(restored.archived_at, null);
  refused(await operator.call('restore_contact', { path, version: restored.version }), 409, 'not_archived');
});

test('contacts and customers have names of their own, and valid fields', async () => {
  const { operator } = (await world()).first;
  const name = unique('Naam');
  await operator.ok('create_contact', { body: { name, kind: 'oem' } });
  await operator.ok('create_customer', { body: { name } });
  const body = { name: name.toUpperCase() };
  refused(await operator.call('create_contact', { body: { ...body, kind: 'oem' } }), 409, 'name_taken', [
    '/name',
  ]);
  refused(await operator.call('create_customer', { body }), 409, 'name_taken', ['/name']);
  const rows: [string, object, string[]][] = [
    ['contacts', { name: 'x' }, ['/kind']],
    ['contacts', { name: 'x', kind: 'friend' }, ['/kind']],
    ['contacts', { name: 'x', kind: 'oem', email: 'no address' }, ['/email']],
    ['contacts', { name: 'x', kind: 'oem', phone: '' }, ['/phone']],
    ['contacts', { name: 'x', kind: 'oem', notes: 'x'.repeat(4001) }, ['/notes']],
    ['customers', { name: 'x'.repeat(121) }, ['/name']],
    ['customers', { name: 'x', reference: 'x'.repeat(121) }, ['/reference']],
  ];
  for (const [list, bad, pointers] of rows)
    refused(await operator.send('POST', `/api/v1/${list}`, { body: bad }), 422, 'invalid', pointers);
});

test('customers count their locations, and are found by their reference', async () => {
  const { operator, people } = (await world()).first;
  const reference = unique('K');
  const customer = await operator.ok('create_customer', { body: { name: unique('Gemeente'), reference } });
  const path = { customer_id: customer.id };
  await make_location(operator, { customer_id: customer.id });
  const { items } = await people.viewer.ok('list_customers', { query: { q: reference.toLowerCase() } });
  assert.deepEqual(
    items.map(({ id, location_count }) => [id, location_count]),
    [[customer.id, 1]],
  );
  const changed = await operator.ok('update_customer', {
    path,
    version: customer.version,
    body: { reference: null },
  });
  assert.equal(changed.reference, null);
  assert.equal(changed.location_count, 1);
  const archived = await operator.ok('archive_customer', { path, version: changed.version });
  const restored = await operator.ok('restore_customer', { path, version: archived.version });
  assert.equal(restored.archived_at, null);
});

test('the organisation is changed by an admin, for locations made from then on', async () => {
  const { second } = await world();
  const before = await second.admin.ok('get_organisation');
  const old = await make_location(second.admin);
  const saved = await second.admin.ok('update_organisation', {
    version: before.version,
    body: { name: unique('Elbe Strom'), party_id: 'NEW' },
  });
  assert.equal(saved.country_code, before.country_code);
  assert.equal((await make_location(second.admin)).party_id, 'NEW');
  const kept = await second.admin.ok('get_location', { path: { location_id: old.id } });
  assert.equal(kept.party_id, before.party_id);
  const bad = { version: saved.version, body: { country_code: 'nl' } };
  refused(await second.admin.call('update_organisation', bad), 422, 'invalid', ['/country_code']);
});
