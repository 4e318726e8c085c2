// Lost updates and retries: ETag and If-Match on everything that changes one thing, Idempotency-Key on every POST that takes it.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Answer, type Client, refused } from '../support/client.ts';
import { all_operations } from '../support/contract.ts';
import { location_input, make_sla, sla_input, unique } from '../support/samples.ts';
import { type Things, things_of, url_of } from '../support/things.ts';
import { type World, world } from '../support/world.ts';

const needs_match = all_operations.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'If-Match'),
);

describe('If-Match', () => {
  let stage: World;
  let things: Things;
  before(async () => {
    stage = await world();
    things = await things_of(stage.first);
  });

  for (const operation of needs_match) {
    test(`${operation.id} is 428 without If-Match, 412 with an old one, 400 with what is none`, async () => {
      const { admin } = stage.first;
      const { path, body } = url_of(operation, things);
      const send = (headers: Record<string, string>): Promise<Answer> =>
        admin.send(operation.method, path, { ...(body ? { body } : {}), headers });
      refused(await send({}), 428, 'precondition_required');
      const problem = refused(await send({ 'If-Match': '"99999"' }), 412, 'precondition_failed');
      assert.equal(typeof problem.current?.version, 'number', 'the current state comes with the refusal');
      for (const tag of ['W/"1"', '1', '"one"', '"1", "2"']) {
        const answer = await send({ 'If-Match': tag });
        refused(answer, 400, 'invalid_parameter', ['If-Match']);
      }
    });
  }

  test('the ETag of a thing is its version, and goes up by one with each change', async () => {
    const { operator } = stage.first;
    const created = await operator.call('create_sla', { body: sla_input() });
    assert.equal(created.headers.get('etag'), '"1"');
    assert.equal(created.headers.get('location'), `/api/v1/slas/${created.body.id}`);
    const read = await operator.call('get_sla', { path: { sla_id: created.body.id } });
    assert.equal(read.headers.get('etag'), `"${read.body.version}"`);
    assert.deepEqual(read.body, created.body);
  });
});

describe('Idempotency-Key', () => {
  let operator: Client;
  let stage: World;
  before(async () => {
    stage = await world();
    ({ operator } = stage.first);
  });

  test('the same key and body give the first answer again, and do nothing', async () => {
    const body = sla_input();
    const key = unique('key');
    const once = await operator.call('create_sla', { body, key });
    const again = await operator.call('create_sla', { body, key });
    assert.equal(once.status, 201);
    assert.equal(again.status, 201);
    assert.deepEqual(again.body, once.body);
    for (const name of ['etag', 'location'])
      assert.equal(again.headers.get(name), once.headers.get(name), name);
    const { items } = await operator.ok('list_slas', { query: { q: body.name } });
    assert.equal(items.length, 1);
  });

  test('the same key sent at once from many sides makes one thing', async () => {
    const body = location_input();
    const key = unique('key');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => operator.call('create_location', { body, key })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      Array(12).fill(201),
    );
    assert.equal(new Set(answers.map((answer) => answer.body.id)).size, 1);
    const { count } = await operator.ok('count_locations', { query: { q: body.name } });
    assert.equal(count, 1);
  });

  test('the same key with another body or another path is 422', async () => {
    const key = unique('key');
    await operator.ok('create_sla', { body: sla_input(), key });
    refused(await operator.call('create_sla', { body: sla_input(), key }), 422, 'idempotency_key_reused');
    const body = location_input();
    refused(await operator.call('create_location', { body, key }), 422, 'idempotency_key_reused');
    const { count } = await operator.ok('count_locations', { query: { q: body.name } });
    assert.equal(count, 0);
  });

  test('keys belong to the caller', async () => {
    const body = sla_input();
    const key = unique('key');
    await operator.ok('create_sla', { body, key });
    refused(await stage.first.admin.call('create_sla', { body, key }), 409, 'name_taken');
    await stage.second.operator.ok('create_sla', { body, key });
  });

  test('a refusal may be tried again with the same key once its cause is gone', async () => {
    const key = unique('key');
    const sla = await make_sla(operator);
    const body = sla_input({ name: sla.name });
    refused(await operator.call('create_sla', { body, key }), 409, 'name_taken');
    await operator.ok('archive_sla', { path: { sla_id: sla.id }, version: sla.version });
    const answer = await operator.call('create_sla', { body, key });
    assert.ok([201, 409].includes(answer.status));
  });

  test('a key that is none is refused', async () => {
    for (const key of ['with space', 'ä', 'x'.repeat(256)]) {
      const answer = await operator.send('POST', '/api/v1/slas', {
        body: sla_input(),
        headers: { 'Idempotency-Key': encodeLatin(key) },
      });
      refused(answer, 400, 'invalid_parameter', ['Idempotency-Key']);
    }
  });
});

/** node sends header texts as latin-1. */
function encodeLatin(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
