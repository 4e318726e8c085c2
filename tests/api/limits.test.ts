// Limits on everything: bodies, addresses, headers, rates, slow clients, requests of other sites.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Client, refused } from '../support/client.ts';
import { Program } from '../support/program.ts';
import { sla_input, unique } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { complete_setup, password, sign_in, world } from '../support/world.ts';

/** Sends bytes as they are, and gives all that comes back until the connection is closed or the look is content. */
function raw(port: number, bytes: string | Buffer, is_enough = (_text: string) => false): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(60_000, () => socket.destroy(new Error('no answer within a minute')));
    socket.on('data', (part) => {
      text += part.toString('latin1');
      if (is_enough(text)) socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(text) : reject(error),
    );
    socket.once('close', () => resolve(text));
  });
}

const has_head = (text: string) => text.includes('\r\n\r\n');

test('a body over 1 MiB is 413, one just below is read', async () => {
  const { operator } = (await world()).first;
  const over = JSON.stringify({ ...sla_input(), description: 'x'.repeat(1024 * 1024) });
  refused(await operator.send('POST', '/api/v1/slas', { body: over }), 413, 'body_too_large');
  const below = JSON.stringify({ ...sla_input(), description: 'x'.repeat(1024 * 1024 - 500) });
  refused(await operator.send('POST', '/api/v1/slas', { body: below }), 422, 'invalid', ['/description']);
});

test('a body without length that grows over 1 MiB is 413', async () => {
  const { first, program } = await world();
  const { Cookie, 'X-CSRF-Token': csrf } = first.operator.identity('POST');
  const head = `POST /api/v1/slas HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nCookie: ${Cookie}\r\nX-CSRF-Token: ${csrf}\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`.repeat(18);
  const answer = await raw(program.port, `${head}${chunk}`, has_head);
  assert.match(answer, /^HTTP\/1\.1 413 /);
});

test('an address over 8 KiB is 414, headers over 16 KiB are 431', async () => {
  const { nobody } = await world();
  const long = await nobody.send('GET', `/api/v1/locations?q=${'x'.repeat(9000)}`);
  refused(long, 414, 'uri_too_long');
  const headers = await nobody.send('GET', '/healthz', { headers: { 'X-Long': 'x'.repeat(17_000) } });
  refused(headers, 431, 'headers_too_large');
});

test('what is not HTTP gets a bare 400, and the connection is closed', async () => {
  const { port } = (await world()).program;
  for (const bytes of [
    'hello\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
    'GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
    'GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n',
  ]) {
    const answer = await raw(port, bytes);
    assert.match(answer, /^HTTP\/1\.[01] [45]0\d /, JSON.stringify(bytes));
  }
});

test('a request that changes something needs the CSRF token of its session', async () => {
  const { first } = await world();
  const { credentials } = first.operator;
  assert.ok(credentials.kind === 'session');
  const { count } = await first.operator.ok('count_locations');
  for (const csrf_token of [null, 'x', `${credentials.csrf_token}x`]) {
    const client: Client = new Client(first.operator.target, { ...credentials, csrf_token });
    refused(await client.call('create_sla', { body: sla_input() }), 403, 'csrf_failed');
    assert.deepEqual(await client.ok('count_locations'), { count }, 'reading needs none');
  }
});

test("a browser's request on behalf of another site is refused, signing in too", async () => {
  const { first, nobody } = await world();
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }] as Record<
    string,
    string
  >[]) {
    const answer = await first.operator.send('POST', '/api/v1/slas', { body: sla_input(), headers });
    refused(answer, 403, 'csrf_failed');
    const body = { email: first.admin.user.email, password };
    const signing = await nobody.send('POST', '/api/v1/sessions', { body, headers, checked: false });
    assert.equal(signing.status, 403, JSON.stringify(signing.body));
  }
  const own = { Origin: `http://127.0.0.1:${(await world()).program.port}`, 'Sec-Fetch-Site': 'same-origin' };
  const answer = await first.operator.send('POST', '/api/v1/slas', { body: sla_input(), headers: own });
  assert.equal(answer.status, 201);
});

test('the rate of a caller is limited, with Retry-After, and comes back', async () => {
  const program = await Program.start({
    environment: { CHARGEWARD_RATE_PER_CALLER: '2', CHARGEWARD_RATE_PER_ADDRESS: '0' },
  });
  try {
    const admin = await complete_setup(program);
    const answers = await Promise.all(Array.from({ length: 60 }, () => admin.call('get_me')));
    const limited = answers.filter(({ status }) => status === 429);
    assert.ok(limited.length >= 30, `only ${limited.length} of 60 were limited`);
    for (const answer of limited) refused(answer, 429, 'rate_limited');
    const other = await sign_in(new Client(program.target), admin.user.email).catch(() => null);
    assert.ok(other === null || other.credentials.kind === 'session');
    await wait_until('it is let in again', async () => (await admin.call('get_me')).status === 200);
  } finally {
    await program.dispose();
  }
});

test('attempts to sign in are limited for an address and for a user, whether the user exists or not', async () => {
  const program = await Program.start({ environment: { CHARGEWARD_RATE_SIGN_IN: '5' } });
  try {
    const admin = await complete_setup(program);
    const nobody = new Client(program.target);
    const statuses = async (email: string) => {
      const seen: number[] = [];
      for (let attempt = 0; attempt < 8; attempt += 1)
        seen.push(
          (await nobody.call('create_session', { body: { email, password: 'not this one' } })).status,
        );
      return seen;
    };
    const known = await statuses(admin.user.email);
    assert.equal(known[0], 401);
    assert.equal(known.at(-1), 429);
    const even_right = await nobody.call('create_session', { body: { email: admin.user.email, password } });
    refused(even_right, 429, 'rate_limited');
    assert.equal((await statuses('nobody@people.example')).at(-1), 429);
    await admin.ok('get_me');
  } finally {
    await program.dispose();
  }
});

test('a client that sends its head slowly is cut off, and others are served meanwhile', async () => {
  const { program } = await world();
  const begin = Date.now();
  const slow = raw(program.port, 'GET /healthz HTTP/1.1\r\nX-Slow: ');
  assert.equal(await program.status_of('/healthz'), 200);
  const answer = await slow;
  assert.ok(answer === '' || /^HTTP\/1\.1 4\d\d /.test(answer), answer);
  assert.ok(Date.now() - begin < 30_000);
});

test('every answer carries the headers that keep a browser careful', async () => {
  const { nobody, program } = await world();
  const page = await nobody.send('GET', '/', { checked: false });
  assert.equal(page.status, 200);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'self'|default-src 'none'/);
  assert.doesNotMatch(policy, /script-src[^;]*'unsafe-(inline|eval)'/);
  assert.match(policy, /frame-ancestors 'none'/);
  for (const path of ['/', '/api/v1/setup', '/healthz']) {
    const answer = await nobody.send('GET', path, { checked: false });
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
  }
  assert.equal(await program.status_of('/readyz'), 200);
  assert.match(String((await nobody.send('GET', '/metrics')).body), /^# (HELP|TYPE) chargeward_/m);
  assert.match(String((await nobody.send('GET', '/docs')).body), /<!doctype html>/i);
});

test('many connections that say nothing do not keep others out', async () => {
  const { program } = await world();
  const idle = Array.from({ length: 300 }, () => connect(program.port, '127.0.0.1'));
  await Promise.all(idle.map((socket) => new Promise((open) => socket.once('connect', open))));
  try {
    const name = unique('beside');
    const { status } = await (await world()).first.operator.call('create_sla', { body: sla_input({ name }) });
    assert.equal(status, 201);
  } finally {
    for (const socket of idle) socket.destroy();
  }
});
