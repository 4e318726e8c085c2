// What most tests begin with: a program with two organisations and, in each, a signed-in person of every role. Made
// once for a test process and shared; tests make things of their own in it and never count on being alone.
import assert from 'node:assert/strict';
import { Client, type Schemas } from './client.ts';
import { type Role, roles } from './contract.ts';
import { Program, type Start } from './program.ts';
import { unique } from './samples.ts';

export const password = 'seven tulips by the dike';

export interface Person extends Client {
  user: Schemas['User'];
}

export interface Organisation {
  organisation: Schemas['Organisation'];
  people: Record<Role, Person>;
  admin: Person;
  operator: Person;
  /** What the people of role customer and installer belong to. */
  customer: Schemas['Customer'];
  contact: Schemas['Contact'];
}

export interface World {
  program: Program;
  nobody: Client;
  first: Organisation;
  second: Organisation;
}

/** The person that an answer with a session cookie signed in. */
export function signed_in(nobody: Client, headers: Headers, session: Schemas['Session']): Person {
  const cookie = headers.get('set-cookie')?.split(';')[0];
  assert.ok(cookie, 'no session cookie was set');
  const client = new Client(nobody.target, { kind: 'session', cookie, csrf_token: session.csrf_token });
  return Object.assign(client, { user: session.user });
}

export async function sign_in(nobody: Client, email: string, with_password = password): Promise<Person> {
  const answer = await nobody.call('create_session', { body: { email, password: with_password } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return signed_in(nobody, answer.headers, answer.body);
}

export function token_of(link: string): string {
  return new URL(link).hash.slice(1) || (new URL(link).searchParams.get('token') ?? '');
}

/** Invites somebody and follows the link. */
export async function invite(
  nobody: Client,
  admin: Client,
  role: Role,
  belongs_to: { customer_id?: string; contact_id?: string } = {},
): Promise<Person> {
  const email = `${unique(role)}@people.example`;
  const body = { name: `${role} ${email.split('@')[0]}`, email, role, locale: 'en' as const, ...belongs_to };
  const { one_time_link } = await admin.ok('create_user', { body });
  const answer = await nobody.call('accept_link', { body: { token: token_of(one_time_link), password } });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return signed_in(nobody, answer.headers, answer.body);
}

async function populate(nobody: Client, admin: Person): Promise<Organisation> {
  const customer = await admin.ok('create_customer', { body: { name: unique('Gemeente') } });
  const contact = await admin.ok('create_contact', { body: { name: unique('Elbwerk'), kind: 'installer' } });
  const others = roles.filter((role) => role !== 'admin');
  const invited = await Promise.all(
    others.map((role) =>
      invite(nobody, admin, role, {
        ...(role === 'customer' ? { customer_id: customer.id } : {}),
        ...(role === 'installer' ? { contact_id: contact.id } : {}),
      }),
    ),
  );
  const people = { admin } as Record<Role, Person>;
  others.forEach((role, index) => {
    people[role] = invited[index] as Person;
  });
  const { organisation } = await admin.ok('get_me');
  return { organisation, people, admin, operator: people.operator, customer, contact };
}

/** The administrator of the first organisation, by the printed link. */
export async function complete_setup(
  program: Program,
  email = `${unique('anna')}@people.example`,
): Promise<Person> {
  const nobody = new Client(program.target);
  const body = {
    token: await program.setup_token(),
    organisation_name: 'Polder Charging',
    country_code: 'NL',
    party_id: 'PLD',
    name: 'Anna Jansen',
    email,
    password,
    locale: 'en' as const,
  };
  const answer = await nobody.call('complete_setup', { body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return signed_in(nobody, answer.headers, answer.body);
}

/** Another organisation, made over the local socket, with its administrator. */
export async function add_organisation(program: Program, name: string, party_id: string): Promise<Person> {
  const nobody = new Client(program.target);
  const local = program.local('');
  const made = await local.send('POST', '/local/organisations', {
    body: { name, country_code: 'DE', party_id },
    checked: false,
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { id } = made.body as { id: string };
  return invite(nobody, program.local(id), 'admin');
}

export async function create_world(start: Start = {}): Promise<World> {
  const program = await Program.start(start);
  const nobody = new Client(program.target);
  const anna = await complete_setup(program);
  const erik = await add_organisation(program, 'Elbe Strom', 'ELB');
  const [first, second] = await Promise.all([populate(nobody, anna), populate(nobody, erik)]);
  return { program, nobody, first, second };
}

let shared: Promise<World> | undefined;

/** The world that the tests of this process share. */
export function world(): Promise<World> {
  shared ??= create_world();
  return shared;
}
