// Another organisation's things are 404, always: in a path, a filter, a body, among the ids of a bulk call, in a cursor, in
// search and export. Made from the contract: an id that can stand anywhere and has no row here fails.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { all_scopes, make_token } from '../support/callers.ts';
import { type Answer, type Client, refused, type Schemas } from '../support/client.ts';
import { all_operations, type Operation, resolved, type Schema } from '../support/contract.ts';
import {
  make_calendar,
  make_incident,
  make_location,
  make_sla,
  saved_view_input,
  unique,
} from '../support/samples.ts';
import { type Things, things_of, url_of } from '../support/things.ts';
import { type World, world } from '../support/world.ts';

const level = { resolution_minutes: 60, restrict_to_weekdays: false };
const sla_levels = { first_level: level, second_level: level };

const never_made = '019aaf5e-7c1a-7d3e-9b1f-5a2c3d4e5f60';

const names_a_thing = (operation: Operation) => /\{(?!organisation)\w+\}/.test(operation.path);

/** The JSON pointers in a body at which an id can stand; `/-` is any item of a list. */
function* id_pointers(schema: Schema, at = ''): Generator<string> {
  const reference = schema.$ref as string | undefined;
  if (reference && /\/(Id|IdOrNone)$/.test(reference)) {
    yield at;
    return;
  }
  const node = resolved(schema) as {
    oneOf?: Schema[];
    allOf?: Schema[];
    items?: Schema;
    properties?: Record<string, Schema>;
  };
  for (const part of [...(node.oneOf ?? []), ...(node.allOf ?? [])]) yield* id_pointers(part, at);
  if (node.items) yield* id_pointers(node.items, `${at}/-`);
  for (const [name, part] of Object.entries(node.properties ?? {})) yield* id_pointers(part, `${at}/${name}`);
}

/** The body with a value put where the pointer says. */
function with_value(body: object, pointer: string, value: string): object {
  const [, first, ...rest] = pointer.split('/') as [string, string, ...string[]];
  if (first === '-') return [value];
  const record = body as Record<string, object>;
  const inner = rest.length === 0 ? value : with_value(record[first] ?? {}, `/${rest.join('/')}`, value);
  return { ...record, [first]: inner };
}

describe('another organisation', () => {
  let stage: World;
  let theirs: Things;
  let ours: Things;
  let strangers: [string, Client][];
  before(async () => {
    stage = await world();
    [theirs, ours] = [await things_of(stage.first), await things_of(stage.second)];
    const { client } = await make_token(stage.second, 'admin', all_scopes);
    strangers = [
      ['admin', stage.second.admin],
      ['token', client],
    ];
  });

  const ask = (client: Client, operation: Operation, things: Things): Promise<Answer> => {
    const { path, body, file } = url_of(operation, things);
    const payload = body ?? file;
    return client.send(operation.method, path, {
      ...(payload ? { body: payload } : {}),
      headers: { 'If-Match': '"1"', ...(file ? { 'Content-Type': 'application/octet-stream' } : {}) },
    });
  };

  for (const operation of all_operations.filter(names_a_thing)) {
    test(`${operation.id} of another organisation's thing is 404, as if it had never been`, async () => {
      const matching = operation.parameters.some(({ name }) => name === 'If-Match');
      for (const [name, client] of strangers) {
        if (name === 'token' && operation.is_session_only) continue;
        const { path, body } = url_of(operation, theirs);
        const headers: Record<string, string> = matching ? { 'If-Match': '"1"' } : {};
        const foreign = await client.send(operation.method, path, { ...(body ? { body } : {}), headers });
        const problem = refused(foreign, 404, 'not_found');
        const nothing = { ...theirs };
        for (const key of Object.keys(nothing) as (keyof Things)[])
          if (/^[0-9a-f]{8}-/.test(nothing[key])) nothing[key] = never_made;
        const unknown = url_of(operation, nothing);
        const absent = await client.send(operation.method, unknown.path, {
          ...(unknown.body ? { body: unknown.body } : {}),
          headers,
        });
        assert.deepEqual(refused(absent, 404, 'not_found'), problem, `${name}: the two answers differ`);
      }
    });
  }

  test("a foreign thing below one's own location is 404 as well", async () => {
    const mixed = { ...theirs, location_id: ours.location_id };
    for (const operation of all_operations.filter(({ path }) => /charge_point_id|evse_uid/.test(path)))
      refused(await ask(stage.second.admin, operation, mixed), 404, 'not_found');
  });

  /** Where an id can stand in a query: what a foreign one gets. */
  const in_queries: Record<string, 'empty' | 'refused' | 'no such parameter'> = {
    'archive_sla move_locations_to': 'refused',
    'list_locations sla_id': 'empty',
    'list_locations customer_id': 'empty',
    'count_locations sla_id': 'empty',
    'count_locations customer_id': 'empty',
    'map_locations sla_id': 'empty',
    'map_locations customer_id': 'empty',
    'export_locations sla_id': 'empty',
    'export_locations customer_id': 'empty',
    'list_incidents location_id': 'empty',
    'list_incidents customer_id': 'empty',
    'list_incidents sla_id': 'empty',
    'preview_deadlines calendar_id': 'no such parameter',
    'list_audit actor_id': 'empty',
    'list_audit entity_id': 'empty',
  };
  const is_id = (name: string, schema: Schema) =>
    name === 'entity_id' || /\/(Id|IdOrNone)$/.test((schema.$ref as string | undefined) ?? '');

  for (const operation of all_operations) {
    for (const { name } of operation.parameters.filter(
      (parameter) => parameter.in === 'query' && is_id(parameter.name, parameter.schema),
    )) {
      const row = in_queries[`${operation.id} ${name}`];
      test(`${operation.id}: another organisation's id as ${name} is ${row ?? 'without a row'}`, async () => {
        assert.ok(row, 'say in in_queries what it gets');
        const { admin, organisation } = stage.second;
        if (row === 'refused') {
          const sla = await make_sla(admin);
          const path = `/api/v1/slas/${sla.id}?${name}=${theirs.sla_id}`;
          const answer = await admin.send(operation.method, path, { headers: { 'If-Match': '"1"' } });
          refused(answer, 422, 'invalid', [name]);
          return;
        }
        if (row === 'no such parameter') {
          const { path } = url_of(operation, ours);
          const answer = await admin.send('GET', `${path}&${name}=${theirs.calendar_id}`);
          refused(answer, 400, 'invalid_parameter', [name]);
          return;
        }
        const foreign: Record<string, string> = {
          location_id: theirs.location_id,
          sla_id: theirs.sla_id,
          customer_id: theirs.customer_id,
          actor_id: stage.first.admin.user.id,
          entity_id: `${theirs.sla_id}&entity_type=sla`,
        };
        const forms: Record<string, string> = {
          export_locations: '&format=json',
          list_incidents: '&state=any',
          map_locations: '&bbox=-180,-90,180,90&zoom=3',
        };
        const form = forms[operation.id] ?? '';
        const answer = await admin.send('GET', `${operation.path}?${name}=${foreign[name]}${form}`);
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        assert.ok(is_empty(answer.body), `${organisation.name} sees ${JSON.stringify(answer.body)}`);
      });
    }
  }

  /** Where an id can stand in a body: whose id is tried, and what it gets. */
  const in_bodies: Record<string, [keyof Things, 'refused' | 'nothing matches' | 'not found']> = {
    '/incident_ids/-': ['incident_id', 'not found'],
    '/into_incident_id': ['incident_id', 'refused'],
    '/assignee_id': ['user_id', 'refused'],
    '/location_id': ['location_id', 'refused'],
    '/operation_id': ['operation_id', 'refused'],
    '/proposed/calendar_id': ['calendar_id', 'refused'],
    '/contact_id': ['contact_id', 'refused'],
    '/calendar_id': ['calendar_id', 'refused'],
    '/customer_id': ['customer_id', 'refused'],
    '/sla_id': ['sla_id', 'refused'],
    '/charge_point_id': ['charge_point_id', 'refused'],
    '/select/ids/-': ['location_id', 'nothing matches'],
    '/select/filter/sla_id': ['sla_id', 'nothing matches'],
    '/select/filter/customer_id': ['customer_id', 'nothing matches'],
  };

  /** What goes with an id, so that it is looked at: the rest of the body for these. */
  const in_company: Record<string, object> = {
    'act_on_incidents /assignee_id': { action: 'assign' },
    'act_on_incidents /contact_id': { action: 'dispatch' },
    'act_on_incidents /into_incident_id': { action: 'merge' },
    'preview_reapplication /calendar_id': { sla_id: undefined },
    'preview_reapplication /location_id': { sla_id: undefined },
    'preview_reapplication /operation_id': { sla_id: undefined },
    'preview_reapplication /proposed/calendar_id': { proposed: sla_levels },
    'reapply_terms /calendar_id': { sla_id: undefined },
    'reapply_terms /location_id': { sla_id: undefined },
    'reapply_terms /operation_id': { sla_id: undefined },
  };

  for (const operation of all_operations.filter(({ body }) => body)) {
    for (const pointer of new Set(id_pointers(operation.body as Schema))) {
      test(`${operation.id}: another organisation's id at ${pointer} is not taken`, async () => {
        const row = in_bodies[pointer];
        assert.ok(row, 'say in in_bodies what it gets');
        const [kind, outcome] = row;
        const { admin } = stage.second;
        const { path, body } = url_of(operation, { ...ours, user_id: stage.second.people.viewer.user.id });
        const cleared = pointer.startsWith('/select')
          ? { ...body, select: {} }
          : { ...body, ...in_company[`${operation.id} ${pointer}`] };
        const role = { '/customer_id': 'customer', '/contact_id': 'installer' }[pointer];
        const as_role = role && operation.id.endsWith('_user') ? { role } : {};
        const loose = outcome !== 'refused' && operation.id === 'bind_locations' ? { atomic: false } : {};
        const answer = await admin.send(operation.method, path, {
          body: { ...with_value(cleared, pointer, theirs[kind]), ...as_role, ...loose },
          headers: { 'If-Match': await current_etag(operation, path) },
        });
        if (outcome === 'refused') {
          refused(answer, 422, 'invalid', [pointer]);
          return;
        }
        if (outcome === 'not found') {
          refused(answer, 404, 'not_found', [pointer.replace('-', '0')]);
          return;
        }
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        assert.equal((answer.body as Schemas['BindPreview']).matched, 0);
      });
    }
  }

  async function current_etag(operation: Operation, path: string): Promise<string> {
    if (!operation.parameters.some(({ name }) => name === 'If-Match')) return '"1"';
    return (await stage.second.admin.send('GET', path)).headers.get('etag') ?? '"1"';
  }

  test('nothing of another organisation is found by name, in a list, an export or a search', async () => {
    const word = unique('Geheimdorp');
    const place = await make_location(stage.first.operator, { name: word, city: word });
    await make_sla(stage.first.operator, { name: word });
    await make_calendar(stage.first.operator, { name: word });
    await make_incident(stage.first.operator, place.id, { title: word });
    const shared_view = saved_view_input({ name: word, shared: true });
    await stage.first.operator.ok('create_saved_view', { body: shared_view });
    await stage.first.operator.ok('create_contact', { body: { name: word, kind: 'oem' } });
    await stage.first.operator.ok('create_customer', { body: { name: word } });
    const { admin } = stage.second;
    const lists = ['locations', 'slas', 'calendars', 'contacts', 'customers', 'users'];
    const views = await admin.ok('list_saved_views');
    assert.ok(!JSON.stringify(views).includes(word));
    for (const path of [...lists, 'incidents', 'locations/count', 'search']) {
      const answer = await admin.send('GET', `/api/v1/${path}?q=${word}`);
      assert.ok(is_empty(answer.body), `${path}: ${JSON.stringify(answer.body)}`);
    }
    const box = { bbox: '-180,-90,180,90', zoom: 3 };
    assert.deepEqual(await admin.ok('map_locations', { query: { ...box, q: word } }), { cells: [] });
    const { body } = await admin.send('GET', `/api/v1/locations/export?format=csv`);
    assert.ok(!String(body).includes(place.id) && !String(body).includes(word));
    const { items } = await admin.ok('list_audit', { query: { limit: 500 } });
    assert.ok(!JSON.stringify(items).includes(word));
  });

  test("a cursor of another organisation's list shows nothing of it", async () => {
    for (const path of [
      'locations',
      'slas',
      'calendars',
      'contacts',
      'customers',
      'users',
      'audit',
      'incidents',
      'imports',
      'tokens',
    ]) {
      const page = await stage.first.admin.send('GET', `/api/v1/${path}?limit=1`);
      const { next, items } = page.body as { next: string | null; items: { id?: string }[] };
      if (next === null) continue;
      const answer = await stage.second.admin.send('GET', `/api/v1/${path}?limit=500&cursor=${next}`);
      if (answer.status === 400) continue;
      assert.equal(answer.status, 200);
      const text = JSON.stringify(answer.body);
      for (const id of [...Object.values(theirs), items[0]?.id, stage.first.organisation.id])
        assert.ok(!(id && /^[0-9a-f]{8}-/.test(id) && text.includes(id)), `${path} shows ${id}`);
    }
  });

  test('an unknown organisation on the local socket is 404', async () => {
    const local = stage.program.local(never_made);
    refused(await local.send('GET', '/api/v1/slas', { checked: false }), 404, 'not_found');
  });

  test('what only the command line may do is not there over the network', async () => {
    for (const path of ['/local/organisations', '/local/setup-link']) {
      for (const method of ['GET', 'POST']) {
        const answer = await stage.first.admin.send(method, path, { checked: false });
        assert.ok([404, 405].includes(answer.status), `${method} ${path}: ${answer.status}`);
      }
    }
  });
});

function is_empty(body: unknown): boolean {
  if (Array.isArray(body)) return body.length === 0;
  const { items, cells, count } = body as { items?: unknown[]; cells?: unknown[]; count?: number };
  return (items ?? cells)?.length === 0 || count === 0;
}
