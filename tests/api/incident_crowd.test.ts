// Many people and the same incidents at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schemas } from '../support/client.ts';
import { act, acted, incident_of, kinds_of, make_site, refusal_of } from '../support/incidents.ts';
import { make_incident, unique } from '../support/samples.ts';
import { invite, type Person, world } from '../support/world.ts';

test('OPS-02 two people resolve at once: one does, the other is told who did it', async () => {
  const { operator, people } = (await world()).first;
  const { place } = await make_site(operator);
  for (let round = 0; round < 10; round += 1) {
    const { id } = await make_incident(operator, place.id);
    const both = [people.supporter, people.admin];
    const answers = await Promise.all(both.map((person) => act(person, id, 'resolve')));
    const first = answers.findIndex(({ status }) => status === 200);
    const row = refusal_of(answers[1 - first] as (typeof answers)[0]);
    const { resolved_at } = await incident_of(operator, id);
    assert.match(row.detail ?? '', new RegExp(`^${both[first]?.user.name} resolved it at ${resolved_at}`));
    assert.deepEqual(await kinds_of(operator, id), ['opened', 'resolved']);
  }
});

/** The same in another order for each. */
function shuffled<T>(items: T[], seed: number): T[] {
  const keyed = items.map(
    (item, index) => [Math.imul(index + 1, 2_654_435_761 + seed * 40_503) >>> 0, item] as const,
  );
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

test('OPS-02 50 people claim the same 1 000 incidents and comment on one: each has one owner, nothing is lost', async () => {
  const { nobody, first } = await world();
  const { operator, admin } = first;
  const { place } = await make_site(operator, [6000, 6000]);
  const crowd: Person[] = [];
  for (let index = 0; index < 10; index += 1)
    crowd.push(...(await Promise.all(Array.from({ length: 5 }, () => invite(nobody, admin, 'supporter')))));
  const ids: string[] = [];
  while (ids.length < 1000)
    ids.push(
      ...(await Promise.all(Array.from({ length: 50 }, () => make_incident(operator, place.id)))).map(
        ({ id }) => id,
      ),
    );

  const owners = new Map<string, string>();
  const work = crowd.map(async (person, index) => {
    const order = shuffled(ids, index);
    for (let at = 0; at < order.length; at += 250) {
      const answer = await act(person, order.slice(at, at + 250), 'claim', { atomic: false });
      assert.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 400));
      for (const { incident_id, incident, refusal } of answer.body.results) {
        if (!incident) {
          assert.match(refusal?.detail ?? '', /^It is supporter .*'s: assign it/);
          continue;
        }
        assert.equal(incident.assignee?.id, person.user.id);
        assert.ok(!owners.has(incident_id), `two were told that ${incident_id} is theirs`);
        owners.set(incident_id, person.user.id);
      }
    }
    await acted(person, ids[0] as string, 'comment', { text: unique('comment') });
  });
  await Promise.all(work);
  assert.equal(owners.size, 1000, 'an incident has no owner');
  const found = new Map<string, Schemas['Incident']>();
  let cursor: string | undefined;
  do {
    const query = { location_id: place.id, limit: 500, ...(cursor ? { cursor } : {}) };
    const page = await operator.ok('list_incidents', { query });
    for (const item of page.items) found.set(item.id, item);
    cursor = page.next ?? undefined;
  } while (cursor);
  for (const id of ids) {
    const incident = found.get(id);
    assert.equal(incident?.assignee?.id, owners.get(id));
    assert.equal(incident?.version, id === ids[0] ? 52 : 2);
  }
  const kinds = await kinds_of(operator, ids[0] as string);
  assert.deepEqual(
    [kinds.filter((kind) => kind === 'assigned').length, kinds.filter((kind) => kind === 'commented').length],
    [1, 50],
  );
});
