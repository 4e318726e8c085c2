// Who may do what, made from the contract: every operation for everybody who may knock, with the things of the own
// organisation. An operation that has no row (no request in tests/support/things.ts) fails.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { attach } from '../support/attachments.ts';
import { another_session, type Caller, callers_of } from '../support/callers.ts';
import type { Answer, Client } from '../support/client.ts';
import { all_operations, type Operation } from '../support/contract.ts';
import { saved_view_input } from '../support/samples.ts';
import { type Things, things_of, url_of } from '../support/things.ts';
import { type World, world } from '../support/world.ts';

/** An old version: whoever is let in is told 412, and nothing is changed for the next caller. */
const old_version = '"99999"';

const takes = (operation: Operation, header: string) =>
  operation.parameters.some(({ name }) => name === header);

async function request(client: Client, operation: Operation, things: Things): Promise<Answer> {
  const { path, body, file } = url_of(operation, things);
  return client.send(operation.method, path, {
    ...(body ? { body } : {}),
    ...(file ? { body: file } : {}),
    headers: {
      ...(takes(operation, 'If-Match') ? { 'If-Match': old_version } : {}),
      ...(file ? { 'Content-Type': 'application/octet-stream' } : {}),
    },
  });
}

/** These answer 401 to everybody who gives the wrong password. */
const sign_ins = new Set(['create_session']);

function was_let_in(operation: Operation, answer: Answer): boolean {
  if (sign_ins.has(operation.id) && answer.problem.code === 'sign_in_failed') return true;
  return ![401, 403, 404, 405, 428].includes(answer.status) && answer.status < 500;
}

describe('authorization', () => {
  let stage: World;
  let callers: Caller[];
  let things: Things;
  before(async () => {
    stage = await world();
    [callers, things] = await Promise.all([callers_of(stage, stage.first), things_of(stage.first)]);
  });

  /** What an operation uses up is made anew for each caller. */
  async function fresh(operation: Operation, caller: Caller): Promise<[Client, Things]> {
    if (operation.id === 'revoke_token') return [caller.client, { ...things, ...(await new_token()) }];
    if (operation.id === 'delete_session' && caller.expected(operation) === 'let in')
      return [await another_session(stage, caller.client), things];
    if (caller.expected(operation) === 'let in')
      return [caller.client, { ...things, ...(await own_of(operation, caller.client)) }];
    return [caller.client, things];
  }

  async function new_token(): Promise<{ token_id: string }> {
    const { token } = await stage.first.admin.ok('create_token', {
      body: {
        name: 'x',
        role: 'viewer',
        scopes: ['slas:read'],
        expires_at: new Date(Date.now() + 60_000).toISOString(),
      },
    });
    return { token_id: token.id };
  }

  /** What only who made it can take back or delete. */
  async function own_of(operation: Operation, client: Client): Promise<Partial<Things>> {
    if (operation.id === 'undo_incident_action') {
      const body = { incident_ids: [things.incident_id], action: 'comment' as const, text: 'x' };
      return { action_id: (await client.ok('act_on_incidents', { body })).operation_id };
    }
    if (operation.id === 'delete_attachment')
      return { attachment_id: (await attach(client, things.incident_id)).id };
    if (operation.id === 'delete_saved_view')
      return { saved_view_id: (await client.ok('create_saved_view', { body: saved_view_input() })).id };
    return {};
  }

  for (const operation of all_operations) {
    test(`${operation.id} lets in whom the contract names, and nobody else`, async () => {
      for (const caller of callers) {
        const [client, own] = await fresh(operation, caller);
        const answer = await request(client, operation, own);
        const expected = caller.expected(operation);
        const text = `${caller.name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
        if (expected === 'let in') {
          assert.ok(was_let_in(operation, answer), text);
        } else {
          assert.equal(answer.status, expected.status, text);
          assert.ok(expected.codes.includes(answer.problem.code), text);
        }
      }
    });
  }

  test('the permissions of everybody are the operations that the contract names for them', async () => {
    for (const caller of callers) {
      const answer = await caller.client.call('get_me');
      if (answer.status !== 200) continue;
      const may = all_operations.filter(({ roles }) => roles.length > 0);
      const expected = may.filter((operation) => named_for(caller, operation)).map(({ id }) => id);
      assert.deepEqual(answer.body.permissions, expected.sort(), caller.name);
    }
  });
});

/** A CSRF token decides about a request, not about what the person may. */
function named_for(caller: Caller, operation: Operation): boolean {
  const expected = caller.expected(operation);
  return expected === 'let in' || expected.codes.join() === 'csrf_failed';
}
