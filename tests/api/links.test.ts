// Incidents that are linked: each to the other, told in both timelines, once.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Client, refused } from '../support/client.ts';
import { acted, kinds_of, log_of } from '../support/incidents.ts';
import { make_incident, make_location } from '../support/samples.ts';
import { type Organisation, type World, world } from '../support/world.ts';

const never_made = '019aaf5e-7c1a-7d3e-9b1f-5a2c3d4e5f60';
const pair = (incident_id: string, linked_incident_id: string) => ({
  path: { incident_id, linked_incident_id },
});

describe('links of incidents', () => {
  let stage: World;
  let first: Organisation;
  before(async () => {
    stage = await world();
    first = stage.first;
  });

  const make = async () => make_incident(first.operator, (await make_location(first.operator)).id);
  const linked = async (client: Client, incident_id: string) =>
    (await client.ok('list_incident_links', { path: { incident_id } })).items;

  test('OPS-05 a link is seen from both sides, newest incident first', async () => {
    const { supporter } = first.people;
    const [one, two, three] = [await make(), await make(), await make()];
    await supporter.ok('link_incidents', pair(one.id, two.id));
    await supporter.ok('link_incidents', pair(three.id, one.id));
    const of = ({ id, number, title }: typeof one) => ({ id, number, title, state: 'open' as const });
    assert.deepEqual(await linked(supporter, one.id), [of(three), of(two)]);
    assert.deepEqual(await linked(supporter, two.id), [of(one)]);
    const [told, told_too] = [await log_of(supporter, one.id), await log_of(supporter, two.id)];
    assert.deepEqual(
      [told[1]?.kind, told[1]?.other?.id, told_too[1]?.kind, told_too[1]?.other],
      ['linked', two.id, 'linked', { id: one.id, number: one.number, title: one.title }],
    );
  });

  test('OPS-05 linking and unlinking twice, from either side, happens once', async () => {
    const { operator } = first;
    const [one, two] = [await make(), await make()];
    await operator.ok('unlink_incidents', pair(one.id, two.id));
    await operator.ok('link_incidents', pair(one.id, two.id));
    await operator.ok('link_incidents', pair(two.id, one.id));
    await operator.ok('unlink_incidents', pair(two.id, one.id));
    await operator.ok('unlink_incidents', pair(one.id, two.id));
    for (const { id } of [one, two]) {
      assert.deepEqual(await kinds_of(operator, id), ['opened', 'linked', 'unlinked']);
      assert.deepEqual(await linked(operator, id), []);
    }
    const { items } = await first.admin.ok('list_audit', {
      query: { entity_id: one.id, entity_type: 'incident' },
    });
    assert.deepEqual(
      items.slice(0, 2).flatMap(({ changes }) => changes.map(({ field, to }) => [field, to])),
      [
        ['unlinked', `#${two.number} ${two.title}`],
        ['linked', `#${two.number} ${two.title}`],
      ],
    );
  });

  test('OPS-05 fifty people linking the same two at once link them once', async () => {
    const { operator } = first;
    const [one, two] = [await make(), await make()];
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        operator.ok('link_incidents', index % 2 === 0 ? pair(one.id, two.id) : pair(two.id, one.id)),
      ),
    );
    for (const { id } of [one, two]) assert.deepEqual(await kinds_of(operator, id), ['opened', 'linked']);
  });

  test('OPS-05 not with itself, nor with one that is not seen', async () => {
    const { operator } = first;
    const one = await make();
    const theirs = await make_incident(
      stage.second.operator,
      (await make_location(stage.second.operator)).id,
    );
    for (const [other, code] of [
      [one.id, 'not_allowed'],
      [theirs.id, 'unknown_reference'],
      [never_made, 'unknown_reference'],
    ] as const) {
      const answer = await operator.call('link_incidents', pair(one.id, other));
      const [field] = refused(answer, 422, 'invalid', ['linked_incident_id']).errors ?? [];
      assert.equal(field?.code, code);
    }
    refused(await operator.call('link_incidents', pair(theirs.id, one.id)), 404, 'not_found');
    await operator.ok('unlink_incidents', pair(one.id, theirs.id));
    refused(await operator.call('unlink_incidents', pair(theirs.id, one.id)), 404, 'not_found');
    assert.deepEqual(await kinds_of(operator, one.id), ['opened']);
  });

  test('OPS-05 customers and installers see links among what they see, and cannot link', async () => {
    const { operator, people, customer, contact } = first;
    const place = await make_location(operator, { customer_id: customer.id });
    const [one, two, other] = [
      await make_incident(operator, place.id),
      await make_incident(operator, place.id),
      await make(),
    ];
    for (const { id } of [one, two]) await acted(operator, id, 'dispatch', { contact_id: contact.id });
    await operator.ok('link_incidents', pair(one.id, two.id));
    await operator.ok('link_incidents', pair(one.id, other.id));
    for (const outsider of [people.customer, people.installer]) {
      assert.deepEqual(
        (await linked(outsider, one.id)).map(({ id }) => id),
        [two.id],
      );
      refused(await outsider.call('link_incidents', pair(one.id, two.id)), 403, 'forbidden');
      assert.ok(!(await kinds_of(outsider, one.id)).includes('linked'));
    }
    refused(
      await people.customer.call('list_incident_links', { path: { incident_id: other.id } }),
      404,
      'not_found',
    );
  });

  test('OPS-05 an incident takes fifty links, and so does the other', async () => {
    const { operator } = first;
    const hub = await make();
    const others = [];
    for (let index = 0; index < 51; index += 1) others.push(await make_incident(operator, hub.location.id));
    for (const { id } of others.slice(0, 50)) await operator.ok('link_incidents', pair(id, hub.id));
    const last = others[50]?.id ?? '';
    refused(await operator.call('link_incidents', pair(hub.id, last)), 409, 'links_full');
    refused(await operator.call('link_incidents', pair(last, hub.id)), 409, 'links_full');
    assert.deepEqual(await kinds_of(operator, last), ['opened']);
    assert.equal((await linked(operator, hub.id)).length, 50);
  });
});
