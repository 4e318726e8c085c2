// Plays random calls (random_calls.ts) against one program and tells each answer in a form that does not depend on ids,
// instants or cursors, so that two programs can be compared. Keeps which things were made, in order.
import type { Answer, Client, Schemas } from './client.ts';
import { type About, incident_request, type Raw } from './incident_calls.ts';
import type { Call, Which } from './random_calls.ts';
import { unique } from './samples.ts';

type Kind =
  | 'sla'
  | 'contact'
  | 'customer'
  | 'location'
  | 'charge_point'
  | 'operation'
  | 'incident'
  | 'action';

interface Thing {
  id: string;
  version: number;
}

export interface Told {
  request: string;
  answer: unknown;
}

const never_made = '019aaf5e-7c1a-7d3e-9b1f-5a2c3d4e5f60';
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

const takes_key = /^(create_|restore_|mark_|bind_locations|undo_|act_on_|reapply_)/;

export class Replay {
  readonly #client: Client;
  readonly #things = new Map<Kind, Thing[]>();
  readonly #charge_point_place = new Map<string, string>();
  readonly #evse_versions = new Map<string, number>();
  readonly #named = new Map<string, string>();
  readonly #cursors = new Map<string, string>();
  readonly #keys = Array.from({ length: 21 }, () => unique('key'));
  #count = 0;
  #settings_version = 0;
  readonly #revenue_versions = new Map<string, number>();

  constructor(client: Client) {
    this.#client = client;
  }

  #pick(kind: Kind, { newest }: Which): Thing {
    return this.#things.get(kind)?.at(-1 - newest) ?? { id: never_made, version: 1 };
  }

  #tag({ match }: Which, version: number): Record<string, string> {
    if (match === 'none') return {};
    return { 'If-Match': `"${match === 'current' ? version : version - 1}"` };
  }

  /** A body of the fields that an operation takes; and now and then one that it does not. */
  #body(call: Call, fields: string[], more: object = {}): object {
    const picked = Object.fromEntries(fields.map((field) => [field, call.body[field]]));
    return { ...picked, ...(call.body.colour ? { colour: call.body.colour } : {}), ...more };
  }

  #sla_of(call: Call): object {
    const { sla } = call.options;
    if (sla === 'absent') return {};
    return { sla_id: { one: this.#pick('sla', call.other).id, null: null, unknown: never_made }[sla] };
  }

  #query(call: Call, allowed: string[]): string {
    const entries = Object.entries(call.query).filter(([name]) => allowed.includes(name));
    const parameters = new URLSearchParams();
    for (const [name, value] of entries) {
      const id = name === 'sla_id' ? this.#pick('sla', call.which).id : this.#pick('customer', call.which).id;
      parameters.set(
        name,
        name === 'cursor' ? (this.#cursors.get(call.kind) ?? 'none') : value === 'one' ? id : value,
      );
    }
    return `?${parameters}`;
  }

  #filter(call: Call): object {
    const { q, flagged, power_type, city, status } = call.query;
    const filter = { q, power_type, city, status, ...(flagged ? { flagged: flagged === 'true' } : {}) };
    return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  }

  #about(call: Call): About {
    const { which, other } = call;
    const place_id = this.#pick('location', which).id;
    return {
      incident: this.#pick('incident', which),
      other_id: this.#pick('incident', other).id,
      place_id,
      sla_id: this.#pick('sla', which).id,
      contact_id: this.#pick('contact', other).id,
      action_id: this.#pick('action', which).id,
      settings_version: this.#settings_version,
      revenue_version: this.#revenue_versions.get(place_id) ?? 0,
      never_made,
      tag: (version) => this.#tag(which, version),
      query: (allowed) => this.#query(call, allowed),
    };
  }

  /** Method, path, body and headers of a call at this moment. */
  #request(call: Call): Raw {
    const about_incidents = incident_request(call, this.#about(call));
    if (about_incidents) return about_incidents;
    const { which, other, name, kind, body } = call;
    const sla_fields = [
      'description',
      'first_level',
      'second_level',
      'is_default',
      'calendar_id',
      'pauses_allowed',
      'reminder_percents',
    ];
    const list = ['q', 'archived', 'limit', 'cursor'];
    const filters = [
      'q',
      'archived',
      'flagged',
      'sla_id',
      'customer_id',
      'power_type',
      'min_power',
      'city',
      'country',
      'status',
      'time_zone_source',
    ];
    const group = /^(?:create|update|archive|restore)_(sla|contact|customer|location)$/.exec(kind)?.[1] as
      | Kind
      | undefined;
    if (group) {
      const base = `/api/v1/${group}s`;
      const thing = this.#pick(group, which);
      const contact_id = call.options.sla === 'one' ? this.#pick('contact', other).id : null;
      const writable = {
        sla: () => this.#body(call, sla_fields, { name, contact_id }),
        contact: () => this.#body(call, ['kind', 'phone'], { name }),
        customer: () => this.#body(call, ['reference'], { name }),
        location: () =>
          this.#body(call, ['city', 'country', 'time_zone', 'coordinates'], { name, ...this.#sla_of(call) }),
      }[group as 'sla']();
      const tag = this.#tag(which, thing.version);
      if (kind.startsWith('create')) {
        this.#count += 1;
        const key = { address: 'Kade 1', ocpi_id: `L${this.#count % 400}` };
        return ['POST', base, group === 'location' ? { ...writable, ...key } : writable];
      }
      if (kind.startsWith('update'))
        return [group === 'sla' ? 'PUT' : 'PATCH', `${base}/${thing.id}`, writable, tag];
      if (kind.startsWith('restore')) return ['POST', `${base}/${thing.id}/restore`, undefined, tag];
      const target = {
        one: `?move_locations_to=${this.#pick('sla', other).id}`,
        none: '?move_locations_to=none',
        absent: '',
      };
      return [
        'DELETE',
        `${base}/${thing.id}${group === 'sla' ? target[call.options.move] : ''}`,
        undefined,
        tag,
      ];
    }
    const sla = this.#pick('sla', which);
    const place = this.#pick('location', which);
    const at = `/api/v1/locations/${place.id}`;
    const evse = `${at}/evses/${encodeURIComponent(body.uid as string)}`;
    const evse_tag = this.#tag(other, this.#evse_versions.get(`${place.id}/${body.uid}`) ?? 1);
    const cabinet = this.#pick('charge_point', other);
    const cabinet_at = `/api/v1/locations/${this.#charge_point_place.get(cabinet.id) ?? place.id}/charge-points/${cabinet.id}`;
    const select = body.by_filter
      ? { filter: this.#filter(call) }
      : { ids: [place.id, this.#pick('location', other).id] };
    const target = { sla_id: null, ...this.#sla_of(call) };
    const entity = body.by_filter ? `sla/${sla.id}` : `location/${place.id}`;
    switch (kind) {
      case 'mark_sla_default':
        return ['POST', `/api/v1/slas/${sla.id}/default`, undefined, this.#tag(which, sla.version)];
      case 'get_sla':
        return ['GET', `/api/v1/slas/${sla.id}`];
      case 'list_slas':
        return ['GET', `/api/v1/slas${this.#query(call, list)}${body.by_filter ? '&sort=locations' : ''}`];
      case 'list_sla_versions':
        return ['GET', `/api/v1/slas/${sla.id}/versions${this.#query(call, ['limit'])}`];
      case 'preview_sla_default':
        return ['GET', `/api/v1/slas/${sla.id}/default-preview`];
      case 'list_contacts':
      case 'list_customers':
        return ['GET', `/api/v1/${kind.slice(5)}${this.#query(call, list)}`];
      case 'get_location':
        return ['GET', at];
      case 'list_locations':
        return ['GET', `/api/v1/locations${this.#query(call, [...filters, 'sort', 'limit', 'cursor'])}`];
      case 'count_locations':
        return ['GET', `/api/v1/locations/count${this.#query(call, filters)}`];
      case 'map_locations': {
        const where = call.query.q === undefined ? 'bbox=-180,-90,180,90&zoom=2' : 'bbox=4,51,6,53&zoom=12';
        const query = this.#query(call, filters).slice(1);
        return ['GET', `/api/v1/locations/map?${where}${query && `&${query}`}`];
      }
      case 'create_charge_point':
        return ['POST', `${at}/charge-points`, this.#body(call, ['identity'], { name })];
      case 'update_charge_point':
        return [
          'PATCH',
          cabinet_at,
          this.#body(call, ['identity'], { name }),
          this.#tag(other, cabinet.version),
        ];
      case 'archive_charge_point':
        return ['DELETE', cabinet_at, undefined, this.#tag(other, cabinet.version)];
      case 'create_evse':
        return [
          'POST',
          `${at}/evses`,
          this.#body(call, ['uid', 'status'], { connectors: [{ ...(body.connector as object), id: '1' }] }),
        ];
      case 'update_evse':
        return [
          'PATCH',
          evse,
          this.#body(call, ['status'], body.by_filter ? { charge_point_id: cabinet.id } : {}),
          evse_tag,
        ];
      case 'archive_evse':
        return ['DELETE', evse, undefined, evse_tag];
      case 'put_connector':
        return ['PUT', `${evse}/connectors/${body.connector_id}`, body.connector as object, evse_tag];
      case 'delete_connector':
        return ['DELETE', `${evse}/connectors/${body.connector_id}`, undefined, evse_tag];
      case 'preview_binding':
        return ['POST', '/api/v1/locations/bind-preview', { ...target, select }];
      case 'bind_locations':
        return ['POST', '/api/v1/locations/bind', { ...target, select, atomic: body.atomic }];
      case 'undo_bulk_operation':
        return ['POST', `/api/v1/bulk-operations/${this.#pick('operation', which).id}/undo`];
      case 'search':
        return ['GET', `/api/v1/search?q=${encodeURIComponent(call.query.q ?? 'hub')}`];
      case 'get_history':
        return ['GET', `/api/v1/history/${entity}${this.#query(call, ['limit'])}`];
      default:
        return ['GET', `/api/v1/audit${this.#query(call, ['limit'])}`];
    }
  }

  async play(call: Call): Promise<Told> {
    const [method, path, body, tag] = this.#request(call);
    const { key } = call.options;
    const headers = {
      ...tag,
      ...(key !== null && takes_key.test(call.kind) ? { 'Idempotency-Key': this.#keys[key] as string } : {}),
    };
    const answer = await this.#client.send(method, path, { ...(body ? { body } : {}), headers });
    this.#remember(call, path, answer);
    return {
      request: this.#told(`${method} ${path} ${JSON.stringify(body ?? null)}`).slice(0, 2000),
      answer: {
        status: answer.status,
        etag: answer.headers.get('etag'),
        body: JSON.parse(this.#told(JSON.stringify(answer.body, this.#without))),
      },
    };
  }

  /** Cursors are opaque, and numbers of the record go up with gaps that differ. */
  #without(name: string, value: unknown): unknown {
    if (name === 'next') return value === null ? null : 'a cursor';
    // These depend on the moment, or have gaps.
    if (name === 'hours' || name === 'number' || name.endsWith('_left_seconds')) return 'so many';
    return name === 'sequence' ? undefined : value;
  }

  #told(text: string): string {
    // Numbers of incidents may have gaps.
    const named = text.replace(/#\d+ /g, '').replace(uuid, (id) => {
      const name = this.#named.get(id) ?? `#${this.#named.size}`;
      this.#named.set(id, name);
      return name;
    });
    return named.replace(instant, '@').replace(/cursor=[\w-]+/, 'cursor=@');
  }

  #remember(call: Call, path: string, answer: Answer): void {
    const body = answer.body as {
      id?: string;
      uid?: string;
      version?: number;
      next?: string | null;
      kind?: string;
      location_id?: string;
    };
    if (typeof body.next === 'string') this.#cursors.set(call.kind, body.next);
    if (call.kind === 'act_on_incidents') this.#meet_moved(answer);
    if (answer.status === 412) this.#meet(call, path, answer.problem.current as typeof body);
    if (answer.status >= 300) return;
    this.#meet(call, path, body);
  }

  #meet_moved(answer: Answer): void {
    if (answer.status !== 200) return;
    const { operation_id, results } = answer.body as Schemas['IncidentActionResult'];
    const made = this.#things.get('action') ?? [];
    this.#things.set('action', [...made, { id: operation_id, version: 1 }]);
    for (const { incident } of results) {
      const known = this.#things.get('incident')?.find(({ id }) => id === incident?.id);
      if (known && incident) known.version = incident.version;
    }
  }

  /** A thing as an answer showed it. */
  #meet(
    call: Call,
    path: string,
    body: { id?: string; uid?: string; version?: number; location_id?: string },
  ): void {
    if (call.kind === 'update_queue_settings') this.#settings_version = body.version ?? 0;
    if (call.kind === 'put_location_revenue')
      this.#revenue_versions.set(path.split('/')[4] as string, body.version ?? 0);
    if (body.uid !== undefined && body.version !== undefined) {
      const place = path.split('/')[4] as string;
      this.#evse_versions.set(`${place}/${body.uid}`, body.version);
      return;
    }
    if (body.id === undefined) return;
    const kind = kind_of(call.kind);
    if (!kind) return;
    const made = this.#things.get(kind) ?? [];
    this.#things.set(kind, made);
    const known = made.find(({ id }) => id === body.id);
    if (known) known.version = body.version ?? 1;
    else made.push({ id: body.id, version: body.version ?? 1 });
    if (kind === 'charge_point') this.#charge_point_place.set(body.id, body.location_id as string);
  }
}

function kind_of(call: string): Kind | null {
  if (call === 'bind_locations') return 'operation';
  if (call === 'mark_sla_default') return 'sla';
  return (/^(?:create|update|archive|restore|get)_(sla|contact|customer|location|charge_point|incident)$/.exec(
    call,
  )?.[1] ?? null) as Kind | null;
}
