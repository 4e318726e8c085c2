// Signing in and out, one-time links, one's own account, users, and what ends a session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../support/client.ts';
import { unique } from '../support/samples.ts';
import { add_organisation, invite, password, sign_in, token_of, world } from '../support/world.ts';

test('the set-up is done once; its link works once', async () => {
  const { nobody, program } = await world();
  assert.deepEqual(await nobody.ok('get_setup'), { needed: false });
  const body = {
    token: await program.setup_token(),
    organisation_name: 'Second',
    country_code: 'NL',
    party_id: 'SEC',
    name: 'x',
    email: 'x@people.example',
    password,
    locale: 'en' as const,
  };
  const answer = await nobody.call('complete_setup', { body });
  assert.ok(['setup_done', 'link_used'].includes(answer.problem.code), JSON.stringify(answer.body));
  assert.equal(answer.status, 409);
});

test('the cookie of a session is for this site and the server only', async () => {
  const { nobody, first } = await world();
  const { email } = first.people.viewer.user;
  const answer = await nobody.call('create_session', { body: { email: email.toUpperCase(), password } });
  assert.equal(answer.status, 201, 'upper and lower case alike');
  const cookie = answer.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^chargeward=[A-Za-z0-9_-]{43,};/);
  for (const part of [/HttpOnly/i, /SameSite=Lax/i, /Path=\//i]) assert.match(cookie, part);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
});

test('a wrong password, an unknown address, an invited and a disabled user get the same 401', async () => {
  const { nobody, first } = await world();
  const invited = `${unique('invited')}@people.example`;
  await first.admin.ok('create_user', { body: { name: 'x', email: invited, role: 'viewer' } });
  const person = await invite(nobody, first.admin, 'viewer');
  const path = { user_id: person.user.id };
  const { version } = await first.admin.ok('get_user', { path });
  await first.admin.ok('update_user', { path, version, body: { disabled: true } });
  const problems = [];
  for (const [email, tried] of [
    [first.people.viewer.user.email, 'not this one'],
    ['nobody@people.example', password],
    [invited, password],
    [person.user.email, password],
  ] as const) {
    const answer = await nobody.call('create_session', { body: { email, password: tried } });
    problems.push(refused(answer, 401, 'sign_in_failed'));
    assert.equal(answer.headers.get('set-cookie'), null);
  }
  for (const problem of problems) assert.deepEqual(problem, problems[0]);
});

test('signing out ends this session and no other', async () => {
  const { nobody, first } = await world();
  const [one, two] = [
    await sign_in(nobody, first.people.viewer.user.email),
    await sign_in(nobody, first.people.viewer.user.email),
  ];
  const answer = await one.call('delete_session');
  assert.equal(answer.status, 204);
  assert.match(answer.headers.get('set-cookie') ?? '', /Max-Age=0|Expires=Thu, 01 Jan 1970/i);
  refused(await one.call('get_me'), 401, 'unauthenticated');
  assert.equal((await two.call('get_me')).status, 200);
});

test('disabling a user ends the sessions and tokens at once; enabling brings no session back', async () => {
  const { nobody, first } = await world();
  const person = await invite(nobody, first.admin, 'admin');
  const { secret } = await person.ok('create_token', {
    body: { name: 'x', role: 'admin', scopes: ['slas:read'], expires_at: '2027-06-30T00:00:00Z' },
  });
  const token = { headers: { Authorization: `Bearer ${secret}` } };
  assert.equal((await nobody.send('GET', '/api/v1/slas', token)).status, 200);
  const path = { user_id: person.user.id };
  const { version } = await first.admin.ok('get_user', { path });
  const disabled = await first.admin.ok('update_user', { path, version, body: { disabled: true } });
  assert.equal(disabled.status, 'disabled');
  refused(await person.call('get_me'), 401, 'unauthenticated');
  refused(await nobody.send('GET', '/api/v1/slas', token), 401, 'unauthenticated');
  refused(await first.admin.call('create_user_link', { path }), 409, 'conflict');
  await first.admin.ok('update_user', { path, version: disabled.version, body: { disabled: false } });
  refused(await person.call('get_me'), 401, 'unauthenticated');
  await sign_in(nobody, person.user.email);
});

test('a new role counts from the next request on', async () => {
  const { nobody, first } = await world();
  const person = await invite(nobody, first.admin, 'operator');
  await person.ok('list_slas');
  const path = { user_id: person.user.id };
  const { version } = await first.admin.ok('get_user', { path });
  await first.admin.ok('update_user', { path, version, body: { role: 'supporter' } });
  refused(await person.call('list_slas'), 403, 'forbidden');
  await person.ok('list_locations');
});

test('the last active admin can neither be disabled nor get another role', async () => {
  const { program, nobody } = await world();
  const admin = await add_organisation(program, unique('Alone'), 'ALO');
  const path = { user_id: admin.user.id };
  const { version } = await admin.ok('get_user', { path });
  for (const body of [{ disabled: true }, { role: 'viewer' as const }])
    refused(await admin.call('update_user', { path, version, body }), 409, 'last_admin');
  await invite(nobody, admin, 'admin');
  await admin.ok('update_user', { path, version, body: { role: 'viewer' } });
});

test('a one-time link says whose it is, sets a password once, and ends the other sessions', async () => {
  const { nobody, first } = await world();
  const person = await invite(nobody, first.admin, 'viewer');
  const path = { user_id: person.user.id };
  const older = await first.admin.ok('create_user_link', { path });
  const link = await first.admin.ok('create_user_link', { path });
  assert.equal(link.kind, 'password_reset');
  refused(
    await nobody.call('get_link', { query: { token: token_of(older.one_time_link) } }),
    409,
    'link_used',
  );
  const token = token_of(link.one_time_link);
  const info = await nobody.ok('get_link', { query: { token } });
  assert.deepEqual([info.kind, info.email], ['password_reset', person.user.email]);
  const short = await nobody.call('accept_link', { body: { token, password: 'too short' } });
  refused(short, 422, 'invalid', ['/password']);
  await nobody.ok('accept_link', { body: { token, password: 'another one, long enough' } });
  refused(await nobody.call('accept_link', { body: { token, password } }), 409, 'link_used');
  refused(await person.call('get_me'), 401, 'unauthenticated');
  await sign_in(nobody, person.user.email, 'another one, long enough');
});

test("changing one's password needs the current one and ends the other sessions", async () => {
  const { nobody, first } = await world();
  const person = await invite(nobody, first.admin, 'supporter');
  const elsewhere = await sign_in(nobody, person.user.email);
  const wrong = { current_password: 'not this one', new_password: 'long enough to pass' };
  const answer = await person.call('change_password', { body: wrong });
  assert.equal(refused(answer, 422, 'invalid', ['/current_password']).errors?.[0]?.code, 'wrong_password');
  const short = { current_password: password, new_password: 'short' };
  refused(await person.call('change_password', { body: short }), 422, 'invalid', ['/new_password']);
  await person.ok('change_password', { body: { ...wrong, current_password: password } });
  refused(await elsewhere.call('get_me'), 401, 'unauthenticated');
  await person.ok('get_me');
});

test('everybody changes the own name and language, and nothing else', async () => {
  const { nobody, first } = await world();
  const person = await invite(nobody, first.admin, 'viewer');
  const { user } = await person.ok('get_me');
  const saved = await person.ok('update_me', {
    version: user.version,
    body: { name: 'Bram de Vries', locale: 'de' },
  });
  assert.deepEqual([saved.name, saved.locale, saved.version], ['Bram de Vries', 'de', user.version + 1]);
  const headers = { 'If-Match': `"${saved.version}"` };
  for (const body of [{ role: 'admin' }, { status: 'active' }, { email: 'x@y.example' }]) {
    const answer = await person.send('PATCH', '/api/v1/me', { body, headers });
    assert.equal(answer.status, 400, JSON.stringify(answer.body));
  }
});

test('an address belongs to one user of the installation', async () => {
  const { first, second } = await world();
  const body = { name: 'x', email: first.people.viewer.user.email.toUpperCase(), role: 'viewer' as const };
  for (const { admin } of [first, second])
    refused(await admin.call('create_user', { body }), 409, 'email_taken', ['/email']);
});

test('role customer and installer belong to a customer and an installer, and no other role does', async () => {
  const { first } = await world();
  const email = () => `${unique('who')}@people.example`;
  const oem = await first.operator.ok('create_contact', { body: { name: unique('OEM'), kind: 'oem' } });
  const rows = [
    [{ role: 'customer' }, '/customer_id'],
    [{ role: 'installer' }, '/contact_id'],
    [{ role: 'viewer', customer_id: first.customer.id }, '/customer_id'],
    [{ role: 'admin', contact_id: first.contact.id }, '/contact_id'],
    [{ role: 'installer', contact_id: oem.id }, '/contact_id'],
  ] as const;
  for (const [changes, pointer] of rows) {
    const body = { name: 'x', email: email(), ...changes };
    refused(await first.admin.call('create_user', { body }), 422, 'invalid', [pointer]);
  }
});
