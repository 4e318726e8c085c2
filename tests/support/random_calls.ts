// Random calls of the API as values: what is called on which of the things made so far, with which fields, right and wrong
// ones. Made by fast-check from a seed; run against any program by tests/api/engines.test.ts.
import * as fc from 'fast-check';

/** Which thing of its kind, counted from the newest; and whether the version that is sent is the current one. */
export interface Which {
  newest: number;
  match: 'current' | 'old' | 'none';
}

export interface Call {
  kind: string;
  which: Which;
  other: Which;
  name: string;
  body: Record<string, unknown>;
  query: Record<string, string>;
  options: {
    sla: 'one' | 'null' | 'absent' | 'unknown';
    move: 'one' | 'none' | 'absent';
    key: number | null;
  };
}

// Few names and words, so that they meet each other; some that sort or fold differently on a careless engine.
const names = [
  'Standard',
  'standard',
  'DC hub',
  'Zuid',
  'zuidas 2',
  'Ålesund',
  'ålesund',
  'Zürich',
  'Straße',
  'STRASSE',
  '-1',
  '_x',
  'é',
  'e\u0301',
  ' padded ',
  '🔌 hub',
  "O'Hare",
  '50%',
  'a_b',
  'İzmir',
];
const words = ['zui', 'ST', 'å', 'ß', 'ss', '%', '_', '1', 'hub', 'é', "'", '🔌', 'Almere', 'kade'];
const cities = ['Almere', 'almere', 'Ålesund', 'Zürich', 'Hoorn'];

const weighted = (kinds: Record<string, number>) =>
  fc.oneof(...Object.entries(kinds).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) })));

const kind = weighted({
  create_sla: 5,
  update_sla: 6,
  mark_sla_default: 4,
  archive_sla: 3,
  restore_sla: 2,
  get_sla: 2,
  list_slas: 4,
  list_sla_versions: 2,
  preview_sla_default: 2,
  create_contact: 2,
  update_contact: 2,
  archive_contact: 1,
  restore_contact: 1,
  list_contacts: 2,
  create_customer: 2,
  update_customer: 2,
  archive_customer: 1,
  restore_customer: 1,
  list_customers: 2,
  create_location: 8,
  update_location: 8,
  archive_location: 2,
  restore_location: 2,
  get_location: 3,
  list_locations: 10,
  count_locations: 4,
  map_locations: 3,
  create_charge_point: 2,
  update_charge_point: 2,
  archive_charge_point: 1,
  create_evse: 4,
  update_evse: 4,
  archive_evse: 1,
  put_connector: 3,
  delete_connector: 1,
  preview_binding: 3,
  bind_locations: 4,
  undo_bulk_operation: 2,
  create_incident: 8,
  update_incident: 3,
  act_on_incidents: 14,
  undo_incident_action: 3,
  get_incident: 2,
  list_incidents: 6,
  count_incidents: 2,
  list_incident_events: 3,
  preview_reapplication: 3,
  reapply_terms: 2,
  update_queue_settings: 1,
  put_location_revenue: 2,
  search: 3,
  get_history: 3,
  list_audit: 2,
});

const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: bad });

const name = mostly(
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom('', ...Array.from({ length: 30 }, (_, number) => ` ${number}`)),
    )
    .map(([word, number]) => word + number),
  fc.constantFrom('', 'x'.repeat(121)),
) as fc.Arbitrary<string>;
// Long ones: no deadline may come while the calls are made, at another moment on each engine.
const minutes = fc.constantFrom<unknown>(600, 1440, 525_600, 0, -1, 525_601, 1.5, '60', null);
const level = fc.record({ resolution_minutes: minutes, restrict_to_weekdays: fc.boolean() });
const good_level = fc.record({
  resolution_minutes: fc.constantFrom(600, 1440, 2880, 525_600),
  restrict_to_weekdays: fc.boolean(),
});

const power = fc.record({
  standard: fc.constantFrom('IEC_62196_T2', 'IEC_62196_T2_COMBO', 'NEW_PLUG'),
  format: fc.constantFrom('SOCKET', 'CABLE'),
  power_type: mostly(fc.constantFrom('DC', 'AC_3_PHASE', 'AC_1_PHASE'), fc.constant('STEAM')),
  max_voltage: fc.constantFrom(0, 230, 920),
  max_amperage: fc.constantFrom(16, 400),
  max_electric_power: fc.constantFrom(null, 11_000, 150_000, 1_000_000),
});

const body = fc.record({
  description: mostly(fc.constantFrom('', 'for the south', 'x'.repeat(4000)), fc.constant('x'.repeat(4001))),
  first_level: mostly(good_level, level),
  second_level: mostly(good_level, level),
  is_default: fc.boolean(),
  calendar_id: fc.constant(null),
  pauses_allowed: fc.boolean(),
  reminder_percents: mostly(
    fc.constantFrom([], [75, 90], [50]),
    fc.constantFrom([90, 75], [0], [1, 2, 3, 4, 5]),
  ),
  kind: mostly(fc.constantFrom('installer', 'oem'), fc.constant('friend')),
  phone: mostly(fc.constantFrom(null, '+31 20 555 0100'), fc.constant('')),
  reference: fc.constantFrom(null, 'K-1', 'k-1'),
  city: fc.constantFrom(...cities),
  country: mostly(fc.constantFrom('NLD', 'NOR', 'CHE', 'DEU'), fc.constantFrom('USA', 'QQQ')),
  time_zone: mostly(fc.constantFrom(null, 'Europe/Amsterdam', 'Europe/Oslo'), fc.constant('Mars/Olympus')),
  coordinates: mostly(
    fc.constantFrom(null, { latitude: 52.37, longitude: 5.21 }, { latitude: -33.9, longitude: 151.2 }),
    fc.constant({ latitude: 555, longitude: 5 }),
  ),
  status: fc.constantFrom('AVAILABLE', 'CHARGING', 'OUTOFORDER', 'REMOVED', 'PLANNED', 'UNKNOWN'),
  uid: fc.constantFrom('1', '2', 'E 3', 'a'),
  identity: fc.constantFrom(null, 'CP-1', 'CP-2'),
  connector: power,
  connector_id: fc.constantFrom('1', '2'),
  colour: fc.constantFrom<unknown>(...Array(30).fill(undefined), 'red'),
  by_filter: fc.boolean(),
  atomic: fc.boolean(),
  title: mostly(fc.constantFrom('No current', 'Ålesund stands still', 'x'), fc.constantFrom('', ' ')),
  severity: mostly(fc.constantFrom('safety', 'critical', 'major', 'minor'), fc.constant('huge')),
  fault_family: fc.constantFrom('connector', 'power', 'other'),
  action: mostly(
    fc.constantFrom(
      'acknowledge',
      'claim',
      'assign',
      'comment',
      'pause',
      'resume',
      'hand_over',
      'dispatch',
      'resolve',
      'close',
      'reopen',
      'merge',
    ),
    fc.constant('explode'),
  ),
  reason: mostly(fc.constantFrom('parts', 'site_access', 'other'), fc.constant('mood')),
  text: fc.constantFrom('Noted.', 'Zürich', ''),
  price_minor_per_kwh: mostly(fc.constantFrom(null, 49, 79), fc.constant(-1)),
  utilisation_percent: mostly(fc.constantFrom(null, 0, 50, 100), fc.constant(101)),
  critical_hours: fc.constantFrom(0, 24, 48),
});

const query = fc.record(
  {
    q: fc.constantFrom(...words),
    archived: fc.constantFrom('true', 'false'),
    sort: fc.constantFrom('name', '-name', 'city', '-city', 'created_at'),
    limit: fc.constantFrom('1', '3', '50', '0'),
    flagged: fc.constantFrom('true', 'false'),
    sla_id: fc.constantFrom('none', 'one'),
    customer_id: fc.constantFrom('none', 'one'),
    power_type: fc.constantFrom('ac', 'dc'),
    min_power: fc.constantFrom('0', '11000', '150000'),
    city: fc.constantFrom(...cities),
    country: fc.constantFrom('NLD', 'NOR'),
    status: fc.constantFrom('up', 'down'),
    time_zone_source: fc.constantFrom('set', 'derived'),
    state: fc.constantFrom('any', 'active', 'open', 'acknowledged', 'resolved', 'closed'),
    level: fc.constantFrom('first', 'second'),
    paused: fc.constantFrom('true', 'false'),
    severity: fc.constantFrom('critical', 'major'),
    assignee: fc.constantFrom('me', 'none'),
    cursor: fc.constant('last'),
  },
  { requiredKeys: [] },
);

/** Few filters at once, so that something is found. */
const few = query.chain((all) =>
  fc.subarray(Object.entries(all), { maxLength: 3 }).map((some) => Object.fromEntries(some)),
);

const which = fc.record<Which>({
  newest: fc.oneof({ weight: 4, arbitrary: fc.nat(5) }, { weight: 1, arbitrary: fc.nat(60) }),
  match: fc.constantFrom('current', 'current', 'current', 'current', 'current', 'old', 'none'),
});

const call: fc.Arbitrary<Call> = fc.record({
  kind,
  which,
  other: which,
  name,
  body,
  query: few,
  options: fc.record({
    sla: fc.constantFrom('one', 'one', 'null', 'absent', 'absent', 'unknown'),
    move: fc.constantFrom('one', 'none', 'absent'),
    key: fc.oneof({ weight: 11, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(20) }),
  }),
});

export function random_calls(count: number, seed: number): Call[] {
  return fc.sample(call, { numRuns: count, seed });
}
