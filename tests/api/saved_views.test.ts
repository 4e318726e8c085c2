// Saved views: one's own and the shared ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../support/client.ts';
import { saved_view_input, unique } from '../support/samples.ts';
import { type Person, world } from '../support/world.ts';

const ids_of = async (person: Person) => (await person.ok('list_saved_views')).items.map(({ id }) => id);

test("OPS-05 a saved view is its owner's; a shared one is everybody's to see, and its owner's or an admin's to delete", async () => {
  const { first, second } = await world();
  const { operator, people } = first;
  const input = saved_view_input({ query: 'severity=critical&assignee=none', page: 'incidents' });
  const answer = await operator.call('create_saved_view', { body: input });
  assert.equal(answer.status, 201);
  const own = answer.body;
  assert.equal(answer.headers.get('location'), `/api/v1/saved-views/${own.id}`);
  const { name, page, query, shared } = own;
  assert.deepEqual({ name, page, query, shared }, input);
  assert.deepEqual(own.owner, { id: operator.user.id, name: operator.user.name });
  const open = await operator.ok('create_saved_view', { body: saved_view_input({ shared: true }) });
  assert.ok((await ids_of(operator)).includes(own.id));
  for (const person of [people.viewer, people.admin, people.supporter]) {
    const ids = await ids_of(person);
    assert.ok(ids.includes(open.id) && !ids.includes(own.id));
  }
  assert.ok(!(await ids_of(second.admin)).includes(open.id));

  const remove = (person: Person, saved_view_id: string) =>
    person.call('delete_saved_view', { path: { saved_view_id } });
  refused(await remove(people.viewer, open.id), 404, 'not_found');
  refused(await remove(people.admin, own.id), 404, 'not_found');
  refused(await remove(second.admin, open.id), 404, 'not_found');
  assert.equal((await remove(people.admin, open.id)).status, 204);
  assert.equal((await remove(operator, own.id)).status, 204);
  refused(await remove(operator, own.id), 404, 'not_found');
  assert.ok(!(await ids_of(operator)).includes(own.id));
});

test('OPS-05 saved views are in the order of their names, each name once for a person', async () => {
  const { operator, people } = (await world()).first;
  const word = unique('Avond');
  for (const name of [`${word} b`, `${word} A`, `${word} c`])
    await operator.ok('create_saved_view', { body: saved_view_input({ name }) });
  const { items } = await operator.ok('list_saved_views');
  const names = items.map(({ name }) => name).filter((name) => name.startsWith(word));
  assert.deepEqual(names, [`${word} A`, `${word} b`, `${word} c`]);
  const again = saved_view_input({ name: ` ${word} B ` });
  refused(await operator.call('create_saved_view', { body: again }), 409, 'name_taken');
  await people.viewer.ok('create_saved_view', { body: again });
});

test('OPS-05 what is no view is refused at the field', async () => {
  const { operator } = (await world()).first;
  const good = saved_view_input();
  const rows: [object, string[]][] = [
    [{}, ['/name', '/page', '/query', '/shared']],
    [{ ...good, name: '  ' }, ['/name']],
    [{ ...good, name: 'x'.repeat(121) }, ['/name']],
    [{ ...good, page: 'home' }, ['/page']],
    [{ ...good, query: 'x'.repeat(2001) }, ['/query']],
    [{ ...good, shared: 'yes' }, ['/shared']],
  ];
  for (const [body, pointers] of rows)
    refused(await operator.send('POST', '/api/v1/saved-views', { body }), 422, 'invalid', pointers);
  assert.equal(
    (await operator.send('POST', '/api/v1/saved-views', { body: { ...good, owner: null } })).status,
    400,
  );
});
