// Bearer tokens: scopes, expiry, revoking; the secret is shown once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { make_token } from '../support/callers.ts';
import { Client, refused } from '../support/client.ts';
import { all_pages, make_sla, sla_input, unique } from '../support/samples.ts';
import { in_days } from '../support/things.ts';
import { wait_until } from '../support/waiting.ts';
import { invite, world } from '../support/world.ts';

test('a token acts within its scopes; write includes read', async () => {
  const { first } = await world();
  const { client: reader } = await make_token(first, 'operator', ['slas:read']);
  const { client: writer } = await make_token(first, 'operator', ['slas:write']);
  await reader.ok('list_slas');
  refused(await reader.call('create_sla', { body: sla_input() }), 403, 'scope_missing');
  await writer.ok('list_slas');
  await make_sla(writer);
  refused(await writer.call('list_locations'), 403, 'scope_missing');
  const { client: full } = await make_token(first, 'admin', ['users:write']);
  refused(await full.call('list_tokens'), 403, 'scope_missing');
});

test('a token acts with its own role, not with that of who made it', async () => {
  const { first } = await world();
  const { client } = await make_token(first, 'supporter', ['slas:write', 'locations:write']);
  refused(await client.call('list_slas'), 403, 'forbidden');
  await client.ok('list_locations');
});

test('a token may never more than who made it may now', async () => {
  const { first, nobody } = await world();
  const person = await invite(nobody, first.admin, 'admin');
  const path = { user_id: person.user.id };
  const powerful = await make_token({ ...first, admin: person }, 'admin', ['users:write']);
  const modest = await make_token({ ...first, admin: person }, 'viewer', ['locations:read']);
  await powerful.client.ok('list_users');
  const { version } = await first.admin.ok('get_user', { path });
  const demoted = await first.admin.ok('update_user', { path, version, body: { role: 'viewer' } });
  refused(await powerful.client.call('list_users'), 401, 'unauthenticated');
  const himself = { path, version: demoted.version, body: { role: 'admin' as const } };
  refused(await powerful.client.call('update_user', himself), 401, 'unauthenticated');
  await modest.client.ok('count_locations');
  await first.admin.ok('update_user', { path, version: demoted.version, body: { role: 'admin' } });
  await powerful.client.ok('list_users');
});

test('the secret is in no list; a token tells when it was used last', async () => {
  const { first } = await world();
  const { id, client } = await make_token(first, 'viewer', ['locations:read']);
  await client.ok('count_locations');
  const secret = client.credentials.kind === 'token' ? client.credentials.secret : '';
  const tokens = await all_pages((query) => first.admin.ok('list_tokens', { query }));
  assert.ok(!JSON.stringify(tokens).includes(secret));
  await wait_until('the use is written', async () => {
    const now = await all_pages((query) => first.admin.ok('list_tokens', { query }));
    return now.find((token) => token.id === id)?.last_used_at !== null;
  });
});

test('a token that was revoked or has expired answers 401, and revoking again 404', async () => {
  const { first } = await world();
  const { id, client } = await make_token(first, 'viewer', ['locations:read']);
  await client.ok('count_locations');
  await first.admin.ok('revoke_token', { path: { token_id: id } });
  refused(await client.call('count_locations'), 401, 'unauthenticated');
  refused(await first.admin.call('revoke_token', { path: { token_id: id } }), 404, 'not_found');

  const soon = new Date(Date.now() + 1200).toISOString();
  const { client: short } = await make_token(first, 'viewer', ['locations:read'], soon);
  await short.ok('count_locations');
  await wait_until('it has expired', async () => (await short.call('count_locations')).status === 401);
});

test('a token needs a name, scopes that exist, and an end within two years', async () => {
  const { first } = await world();
  const good = { name: unique('t'), role: 'viewer', scopes: ['slas:read'], expires_at: in_days(30) };
  const rows: [object, string[]][] = [
    [{ ...good, name: '' }, ['/name']],
    [{ ...good, scopes: [] }, ['/scopes']],
    [{ ...good, scopes: ['slas:delete'] }, ['/scopes/0']],
    [{ ...good, role: 'customer' }, ['/role']],
    [{ ...good, expires_at: in_days(-1) }, ['/expires_at']],
    [{ ...good, expires_at: in_days(731) }, ['/expires_at']],
    [{ ...good, expires_at: 'tomorrow' }, ['/expires_at']],
  ];
  for (const [body, pointers] of rows)
    refused(await first.admin.send('POST', '/api/v1/tokens', { body }), 422, 'invalid', pointers);
});

test('what is no token is 401, and says how to sign in', async () => {
  const { nobody } = await world();
  for (const value of ['Bearer ', 'Bearer x', `Bearer cw_${'A'.repeat(43)}`, 'Basic YTpi', 'Bearer cw_ä']) {
    const answer = await nobody.send('GET', '/api/v1/slas', {
      headers: { Authorization: Buffer.from(value).toString('latin1') },
    });
    refused(answer, 401, 'unauthenticated');
    assert.match(answer.headers.get('www-authenticate') ?? '', /Bearer/);
  }
});

test('search by a token finds only what it has a scope for', async () => {
  const { first } = await world();
  const word = unique('Gezocht');
  await make_sla(first.operator, { name: word });
  await first.operator.ok('create_customer', { body: { name: word } });
  const { client } = await make_token(first, 'operator', ['locations:read', 'customers:read']);
  const found = await client.ok('search', { query: { q: word } });
  assert.deepEqual(
    found.items.map(({ type }) => type),
    ['customer'],
  );
});

test('a token made over a session works beside a cookie that is wrong', async () => {
  const { first } = await world();
  const { client } = await make_token(first, 'viewer', ['locations:read']);
  const both = new Client(client.target, client.credentials);
  const answer = await both.send('GET', '/api/v1/locations/count', { headers: { Cookie: 'chargeward=old' } });
  assert.equal(answer.status, 200);
});
