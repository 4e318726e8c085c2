// The queue: first things first, why, and what an organisation may set about it. In a program of its own, whose queue is empty.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { refused, type Schemas } from '../support/client.ts';
import { engine } from '../support/database.ts';
import { acted, always, incident_of, make_site, type Site, seconds_ago } from '../support/incidents.ts';
import { Program } from '../support/program.ts';
import {
  all_pages,
  connector_input,
  dc_connector,
  evse_input,
  make_incident,
  make_location,
  queue_settings,
} from '../support/samples.ts';
import { complete_setup, type Person } from '../support/world.ts';

const hour_ms = 3_600_000;

describe('the queue', () => {
  let program: Program;
  let admin: Person;
  let site: Site;
  before(async () => {
    program = await Program.start({ engine });
    admin = await complete_setup(program);
    site = await make_site(admin, [600, 600]);
  });
  after(async () => {
    await program.dispose();
  });

  const queue = () =>
    all_pages((page) => admin.ok('list_incidents', { query: { sort: 'queue', ...page } }), 3);

  /** The order of these in the queue, by their names here. */
  async function order_of(named: Record<string, string>): Promise<string[]> {
    const names = new Map(Object.entries(named).map(([name, id]) => [id, name]));
    return (await queue()).flatMap(({ id }) => names.get(id) ?? []);
  }

  async function clear(ids: string[]): Promise<void> {
    await admin.ok('act_on_incidents', { body: { incident_ids: ids, action: 'resolve' } });
  }

  const part = (incident: Schemas['Incident'], name: Schemas['PriorityPartName']) =>
    incident.priority?.parts.find((one) => one.name === name);

  async function save(body: Schemas['QueueSettingsUpdate']): Promise<Schemas['QueueSettings']> {
    const { version } = await admin.ok('get_queue_settings');
    return admin.ok('update_queue_settings', { version, body });
  }

  test('OPS-03 as long as nobody has changed the settings they are version 0, and then go up', async () => {
    const at_first = await admin.call('get_queue_settings');
    assert.equal(at_first.headers.get('etag'), '"0"');
    const { version, updated_at, ...rest } = at_first.body;
    assert.deepEqual([version, updated_at], [0, null]);
    assert.deepEqual(rest, queue_settings());
    const saved = await admin.ok('update_queue_settings', {
      version: 0,
      body: queue_settings({ age_factor: 0.2 }),
    });
    assert.deepEqual([saved.version, saved.weights.age_factor], [1, 0.2]);
    assert.ok(saved.updated_at);
    const late = await admin.call('update_queue_settings', { version: 0, body: queue_settings() });
    assert.equal(refused(late, 412, 'precondition_failed').current?.version, 1);
    const back = await save(queue_settings());
    assert.equal(back.version, 2);
    assert.equal((await save(queue_settings())).version, 2, 'the same again is no change');
    const { items } = await admin.ok('list_audit', {
      query: { entity_type: 'queue_settings', entity_id: 'queue' },
    });
    assert.deepEqual(items[0]?.changes, [{ field: 'weights.age_factor', from: 0.2, to: 0.1 }]);
  });

  test('OPS-03 safety comes first, then what is breached, then what is due first; what is paused comes last', async () => {
    const long = await make_site(admin, [3000, 3000]);
    const short = await make_site(admin, [1, 1]);
    const none = await make_location(admin, { sla_id: null });
    const named = {
      paused: (await make_incident(admin, site.place.id)).id,
      later: (await make_incident(admin, long.place.id)).id,
      none: (await make_incident(admin, none.id)).id,
      due: (await make_incident(admin, site.place.id)).id,
      critical: (await make_incident(admin, site.place.id, { severity: 'critical' })).id,
      breached: (await make_incident(admin, short.place.id, { reported_at: seconds_ago(600) })).id,
      safety: (await make_incident(admin, long.place.id, { severity: 'safety' })).id,
    };
    await acted(admin, named.paused, 'pause', { reason: 'parts' });
    assert.deepEqual(await order_of(named), [
      'safety',
      'breached',
      'critical',
      'due',
      'later',
      'none',
      'paused',
    ]);
    const places = (await queue()).map(({ priority }) => priority?.place_at ?? '');
    assert.deepEqual(places, places.toSorted());

    const safety = await incident_of(admin, named.safety);
    assert.equal(part(safety, 'safety')?.hours, 8760);
    assert.equal(part(safety, 'time_left')?.due_at, safety.deadlines?.next_due_at);
    assert.equal(part(await incident_of(admin, named.breached), 'breached')?.hours, 168);
    assert.equal(part(await incident_of(admin, named.critical), 'severity')?.hours, 24);
    await acted(admin, named.paused, 'resume');
    assert.deepEqual((await order_of(named)).slice(2, 5).toSorted(), ['critical', 'due', 'paused']);
    await clear(Object.values(named));
    assert.deepEqual(await order_of(named), []);
  });

  test('OPS-03 the parts of a place make its score, which is 0 at place_at', async () => {
    const incident = await make_incident(admin, site.place.id, {
      severity: 'critical',
      reported_at: seconds_ago(7200),
    });
    const before_ms = Date.now();
    const now = await incident_of(admin, incident.id);
    const after_ms = Date.now();
    const score = now.priority?.parts.reduce((sum, { hours }) => sum + hours, 0) ?? 0;
    // score(t) = (1 + age factor) (t - place_at)
    const at_ms = Date.parse(now.priority?.place_at ?? '') + (score / 1.1) * hour_ms;
    assert.ok(at_ms > before_ms - 5 && at_ms < after_ms + 5, `${before_ms} <= ${at_ms} <= ${after_ms}`);
    await clear([incident.id]);
  });

  test('OPS-03 a change of the weights puts all active incidents in their new order at once', async () => {
    const long = await make_site(admin, [900, 900]);
    const named = {
      due: (await make_incident(admin, site.place.id, { severity: 'minor' })).id,
      critical: (await make_incident(admin, long.place.id, { severity: 'critical' })).id,
    };
    assert.deepEqual(await order_of(named), ['critical', 'due']);
    await save(queue_settings({ critical_hours: 0 }));
    assert.deepEqual(await order_of(named), ['due', 'critical']);
    await save(queue_settings());
    assert.deepEqual(await order_of(named), ['critical', 'due']);
    await clear(Object.values(named));
  });

  test('OPS-03 the parts of a place are of the site as it is: EVSEs that fail, come and go move its incidents', async () => {
    const { place, evse_uid } = await make_site(admin, [600, 600], { place: { sla_id: site.sla.id } });
    const path = { location_id: place.id };
    await admin.ok('create_evse', { path, body: evse_input({ uid: 'second' }) });
    const { id } = await make_incident(admin, place.id);
    const alternatives = async () => {
      const found = part(await incident_of(admin, id), 'alternatives');
      return [found?.evses_up, found?.evses];
    };
    assert.deepEqual(await alternatives(), [undefined, undefined], 'all are up');
    const before = (await incident_of(admin, id)).priority?.place_at;
    const { version } = await admin.ok('get_evse', { path: { ...path, evse_uid } });
    const down = { path: { ...path, evse_uid }, version, body: { status: 'OUTOFORDER' as const } };
    await admin.ok('update_evse', down);
    assert.deepEqual(await alternatives(), [1, 2]);
    assert.notEqual((await incident_of(admin, id)).priority?.place_at, before);
    await admin.ok('create_evse', { path, body: evse_input({ uid: 'third' }) });
    assert.deepEqual(await alternatives(), [2, 3]);
    const third = await admin.ok('get_evse', { path: { ...path, evse_uid: 'third' } });
    await admin.ok('archive_evse', { path: { ...path, evse_uid: 'third' }, version: third.version });
    assert.deepEqual(await alternatives(), [1, 2]);
    const { items } = await admin.ok('list_incidents', { query: { location_id: place.id } });
    await clear(items.map((item) => item.id));
  });

  test('OPS-03 price and use of a location make its revenue at risk, one by one and by list', async () => {
    const places: { place: Awaited<ReturnType<typeof make_site>>['place']; uid: string }[] = [];
    for (let index = 0; index < 2; index += 1) {
      const { place } = await make_site(admin, [600, 600], { place: { sla_id: site.sla.id } });
      const connectors = [connector_input(dc_connector)];
      const { uid } = await admin.ok('create_evse', {
        path: { location_id: place.id },
        body: evse_input({ connectors }),
      });
      places.push({ place, uid });
    }
    const [poor, rich] = places as [(typeof places)[0], (typeof places)[0]];
    const named = {
      poor: (await make_incident(admin, poor.place.id, { evse_uid: poor.uid })).id,
      rich: (await make_incident(admin, rich.place.id, { evse_uid: rich.uid })).id,
    };
    assert.deepEqual(await order_of(named), ['poor', 'rich']);
    const at_first = (await incident_of(admin, named.rich)).priority;
    assert.deepEqual(
      [at_first?.currency, at_first?.revenue_minor_per_hour],
      ['EUR', Math.floor((150 * 59 * 12) / 100)],
    );

    const path = { location_id: rich.place.id };
    assert.deepEqual(await admin.ok('get_location_revenue', { path }), {
      price_minor_per_kwh: null,
      utilisation_percent: null,
      version: 0,
    });
    const body = { price_minor_per_kwh: 80, utilisation_percent: 50 };
    const put = await admin.call('put_location_revenue', { path, version: 0, body });
    assert.deepEqual([put.body, put.headers.get('etag')], [{ ...body, version: 1 }, '"1"']);
    refused(
      await admin.call('put_location_revenue', {
        path,
        version: 0,
        body: { ...body, price_minor_per_kwh: 1 },
      }),
      412,
      'precondition_failed',
    );
    const risk = part(await incident_of(admin, named.rich), 'revenue');
    assert.deepEqual([risk?.revenue_minor_per_hour, risk?.hours], [150 * 80 * 0.5, 2 * (60 / 10)]);
    assert.deepEqual(await order_of(named), ['rich', 'poor']);

    const key = ({ place }: (typeof places)[0]) => ({
      country_code: place.country_code,
      party_id: place.party_id,
      ocpi_id: place.ocpi_id,
    });
    const items = [
      { ...key(poor), price_minor_per_kwh: 99, utilisation_percent: 90 },
      { ...key(rich), ...body },
    ];
    assert.deepEqual(await admin.ok('import_location_revenues', { body: { items } }), {
      changed: 1,
      unchanged: 1,
    });
    assert.deepEqual(await order_of(named), ['poor', 'rich']);
    const unknown = { ...items[0], ocpi_id: 'nowhere' } as (typeof items)[0];
    const wrong = { ...items[0], utilisation_percent: 101 } as (typeof items)[0];
    const answer = await admin.call('import_location_revenues', {
      body: { items: [{ ...items[1], price_minor_per_kwh: 1 } as (typeof items)[0], unknown, wrong] },
    });
    refused(answer, 422, 'invalid', ['/items/1', '/items/2/utilisation_percent']);
    assert.equal(
      (await admin.ok('get_location_revenue', { path })).price_minor_per_kwh,
      80,
      'nothing is changed',
    );
    const { items: history } = await admin.ok('list_audit', {
      query: { entity_type: 'location', entity_id: rich.place.id, limit: 1 },
    });
    assert.deepEqual(
      history[0]?.changes.map(({ field, from, to }) => [field, from, to]),
      [
        ['price_minor_per_kwh', null, 80],
        ['utilisation_percent', null, 50],
      ],
    );
    await clear(Object.values(named));
  });

  test('OPS-03 the fewer EVSEs are left on a site, the earlier', async () => {
    const { place, evse_uid } = site;
    const path = { location_id: place.id, evse_uid };
    const incident = await make_incident(admin, place.id, { evse_uid });
    const up = part(incident, 'alternatives');
    const { version } = await admin.ok('get_evse', { path });
    await admin.ok('update_evse', { path, version, body: { status: 'OUTOFORDER' } });
    const other = await make_incident(admin, place.id, { evse_uid });
    const down = part(other, 'alternatives');
    assert.equal(up, undefined, 'all are up');
    assert.deepEqual([down?.hours, down?.evses_up, down?.evses], [12, 0, 1]);
    await clear([incident.id, other.id]);
  });

  test('OPS-03 settings that make no sense are refused at the field', async () => {
    const good = queue_settings();
    const weights = good.weights;
    const rows: [object, string[]][] = [
      [
        {},
        [
          '/currency',
          '/opens_from_status',
          '/price_minor_per_kwh',
          '/reopen_window_hours',
          '/utilisation_percent',
          '/weights',
        ],
      ],
      [{ ...good, weights: { ...weights, safety_hours: -1 } }, ['/weights/safety_hours']],
      [{ ...good, weights: { ...weights, age_factor: 101 } }, ['/weights/age_factor']],
      [{ ...good, weights: { ...weights, major_hours: 'many' } }, ['/weights/major_hours']],
      [{ ...good, weights: { ...weights, minor_hours: undefined } }, ['/weights/minor_hours']],
      [{ ...good, currency: 'euro' }, ['/currency']],
      [{ ...good, price_minor_per_kwh: -1 }, ['/price_minor_per_kwh']],
      [{ ...good, utilisation_percent: 101 }, ['/utilisation_percent']],
      [{ ...good, reopen_window_hours: 8761 }, ['/reopen_window_hours']],
      [{ ...good, price_minor_per_kwh: 1.5 }, ['/price_minor_per_kwh']],
      [{ ...good, opens_from_status: 1 }, ['/opens_from_status']],
    ];
    const { version } = await admin.ok('get_queue_settings');
    const headers = { 'If-Match': `"${version}"` };
    for (const [body, pointers] of rows)
      refused(await admin.send('PUT', '/api/v1/queue-settings', { body, headers }), 422, 'invalid', pointers);
    const read_only = { ...good, version };
    refused(
      await admin.send('PUT', '/api/v1/queue-settings', { body: read_only, headers }),
      400,
      'read_only_field',
      ['/version'],
    );
    assert.equal((await admin.ok('get_queue_settings')).version, version);
  });

  test('OPS-03 what is handed over stands by the deadline of its level', async () => {
    const { place } = await make_site(admin, [10, 600], { sla: { first_level: always(10) } });
    const incident = await make_incident(admin, place.id);
    const { incident: handed_over } = await acted(admin, incident.id, 'hand_over');
    assert.equal(part(incident, 'time_left')?.due_at, incident.deadlines?.first_due_at);
    assert.equal(part(handed_over, 'time_left')?.due_at, handed_over.deadlines?.second_due_at);
    await clear([incident.id]);
  });
});
