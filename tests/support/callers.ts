// Everybody who may knock: nobody, each role, those whose right has ended, and tokens of every kind; with what the contract
// says each of them gets from an operation. The matrix of who may do what is callers × operations.
import { Client } from './client.ts';
import { all_operations, type Operation, type Role, roles } from './contract.ts';
import { unique } from './samples.ts';
import { in_days } from './things.ts';
import { wait_until } from './waiting.ts';
import { invite, type Organisation, sign_in, type World } from './world.ts';

export interface Caller {
  name: string;
  client: Client;
  /** What the contract lets this caller do. */
  expected: (operation: Operation) => Expectation;
}

/** The only thing that counts: let in, or turned away with this status and one of these codes. */
export type Expectation = 'let in' | { status: 401 | 403; codes: string[] };

const unauthenticated: Expectation = { status: 401, codes: ['unauthenticated'] };
const forbidden: Expectation = { status: 403, codes: ['forbidden'] };
const scope_missing: Expectation = { status: 403, codes: ['scope_missing'] };

/** Two reasons at once: either may be told. */
const not_for_it: Expectation = { status: 403, codes: ['forbidden', 'scope_missing'] };

const is_public = (operation: Operation) => operation.roles.length === 0;

const turned_away = (operation: Operation): Expectation =>
  is_public(operation) ? 'let in' : unauthenticated;

function as_role(role: Role) {
  return (operation: Operation): Expectation =>
    is_public(operation) || operation.roles.includes(role) ? 'let in' : forbidden;
}

function without_csrf(role: Role) {
  return (operation: Operation): Expectation => {
    if (is_public(operation) || operation.method === 'GET') return as_role(role)(operation);
    return {
      status: 403,
      codes: operation.roles.includes(role) ? ['csrf_failed'] : ['csrf_failed', 'forbidden'],
    };
  };
}

/** `write` includes `read`. */
function has_scope(scopes: string[], wanted: string): boolean {
  return scopes.includes(wanted) || scopes.includes(wanted.replace(/:read$/, ':write'));
}

function as_token(role: Role, scopes: string[]) {
  return (operation: Operation): Expectation => {
    if (is_public(operation)) return 'let in';
    const may = operation.roles.includes(role);
    if (operation.is_session_only) return may ? scope_missing : not_for_it;
    const is_in_scope = operation.scope === null || has_scope(scopes, operation.scope);
    if (may && is_in_scope) return 'let in';
    if (may) return scope_missing;
    return is_in_scope ? forbidden : not_for_it;
  };
}

export const all_scopes = [
  ...new Set(all_operations.flatMap(({ scope }) => (scope ? [scope.replace(/:\w+$/, ':write')] : []))),
] as Scope[];

type Scope = 'slas:read' | 'slas:write' | 'locations:write';

export async function make_token(
  organisation: Organisation,
  role: 'admin' | 'operator' | 'supporter' | 'viewer',
  scopes: string[],
  expires_at = in_days(30),
): Promise<{ id: string; client: Client }> {
  const { admin } = organisation;
  const { token, secret } = await admin.ok('create_token', {
    body: { name: unique('token'), role, scopes: scopes as Scope[], expires_at },
  });
  return { id: token.id, client: new Client(admin.target, { kind: 'token', secret }) };
}

async function disabled_user(stage: World, organisation: Organisation): Promise<Client> {
  const { admin } = organisation;
  const person = await invite(stage.nobody, admin, 'admin');
  const path = { user_id: person.user.id };
  const { version } = await admin.ok('get_user', { path });
  await admin.ok('update_user', { path, version, body: { disabled: true } });
  return person;
}

async function expired_token(organisation: Organisation): Promise<Client> {
  const soon = new Date(Date.now() + 1500).toISOString();
  const { client } = await make_token(organisation, 'admin', all_scopes, soon);
  await wait_until('the token has expired', async () => (await client.call('get_me')).status === 401);
  return client;
}

async function revoked_token(organisation: Organisation): Promise<Client> {
  const { id, client } = await make_token(organisation, 'admin', all_scopes);
  await organisation.admin.ok('revoke_token', { path: { token_id: id } });
  return client;
}

function session_without_csrf(person: Client): Client {
  if (person.credentials.kind !== 'session') throw new Error('a person has a session');
  return new Client(person.target, { ...person.credentials, csrf_token: null });
}

function session_with_wrong_csrf(person: Client, other: Client): Client {
  if (person.credentials.kind !== 'session' || other.credentials.kind !== 'session')
    throw new Error('people have sessions');
  return new Client(person.target, { ...person.credentials, csrf_token: other.credentials.csrf_token });
}

export async function callers_of(stage: World, organisation: Organisation): Promise<Caller[]> {
  const { people, admin } = organisation;
  const only_slas = ['slas:read'];
  const reads = all_scopes.map((scope) => scope.replace(':write', ':read'));
  const [disabled, expired, revoked, full, wrong, reading, viewing] = await Promise.all([
    disabled_user(stage, organisation),
    expired_token(organisation),
    revoked_token(organisation),
    make_token(organisation, 'admin', all_scopes),
    make_token(organisation, 'admin', only_slas),
    make_token(organisation, 'admin', reads),
    make_token(organisation, 'viewer', all_scopes),
  ]);
  const made_up = new Client(admin.target, { kind: 'token', secret: `cw_${'A'.repeat(43)}` });
  return [
    { name: 'nobody', client: stage.nobody, expected: turned_away },
    ...roles.map((role) => ({ name: role, client: people[role] as Client, expected: as_role(role) })),
    { name: 'a disabled user', client: disabled, expected: turned_away },
    { name: 'an expired token', client: expired, expected: turned_away },
    { name: 'a revoked token', client: revoked, expected: turned_away },
    { name: 'a made-up token', client: made_up, expected: turned_away },
    { name: 'a token with all scopes', client: full.client, expected: as_token('admin', all_scopes) },
    { name: 'a token with another scope', client: wrong.client, expected: as_token('admin', only_slas) },
    { name: 'a token that may read', client: reading.client, expected: as_token('admin', reads) },
    { name: 'a token of role viewer', client: viewing.client, expected: as_token('viewer', all_scopes) },
    {
      name: 'an admin without CSRF token',
      client: session_without_csrf(admin),
      expected: without_csrf('admin'),
    },
    {
      name: "an operator with another session's CSRF token",
      client: session_with_wrong_csrf(people.operator, admin),
      expected: without_csrf('operator'),
    },
  ];
}

/** A second session of the same person, for what ends a session. */
export async function another_session(stage: World, client: Client): Promise<Client> {
  const { user } = await client.ok('get_me');
  return sign_in(stage.nobody, user.email);
}
