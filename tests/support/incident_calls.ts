// The random calls that are about incidents, as requests: for replay.ts, which knows the things that were made.
import type { Call } from './random_calls.ts';

export type Raw = [method: string, path: string, body?: object, headers?: Record<string, string>];

/** The ids of the things that a call is about, and the headers of its If-Match for a version. */
export interface About {
  incident: { id: string; version: number };
  other_id: string;
  place_id: string;
  sla_id: string;
  contact_id: string;
  action_id: string;
  settings_version: number;
  revenue_version: number;
  never_made: string;
  tag: (version: number) => Record<string, string>;
  query: (allowed: string[]) => string;
}

const weights = {
  safety_hours: 8760,
  breached_hours: 168,
  major_hours: 4,
  minor_hours: 0,
  revenue_hours_per_10: 2,
  no_alternative_hours: 12,
  age_factor: 0.1,
  without_sla_hours: 168,
};

function order_of(call: Call, about: About): object {
  const { body, options } = call;
  const { action, reason, text, atomic } = body;
  const assignee = {
    one: {},
    absent: {},
    null: { assignee_id: null },
    unknown: { assignee_id: about.never_made },
  };
  return {
    incident_ids: body.by_filter ? [about.incident.id, about.other_id] : [about.incident.id],
    action,
    atomic,
    ...(text === '' ? {} : { text }),
    ...(action === 'pause' ? { reason } : {}),
    ...(action === 'assign' ? assignee[options.sla] : {}),
    ...(action === 'dispatch' && options.sla === 'one' ? { contact_id: about.contact_id } : {}),
    ...(action === 'merge' ? { into_incident_id: about.other_id } : {}),
  };
}

function description_of(call: Call): object {
  const { title, severity, fault_family, uid, by_filter } = call.body;
  return { title, severity, fault_family, ...(by_filter ? { evse_uid: uid } : {}) };
}

/** Nothing when the call is about something else. */
export function incident_request(call: Call, about: About): Raw | undefined {
  const { body, kind } = call;
  const at = `/api/v1/incidents/${about.incident.id}`;
  const selected = body.by_filter ? { sla_id: about.sla_id } : { location_id: about.place_id };
  switch (kind) {
    case 'create_incident':
      return ['POST', '/api/v1/incidents', { location_id: about.place_id, ...description_of(call) }];
    case 'update_incident':
      return ['PATCH', at, description_of(call), about.tag(about.incident.version)];
    case 'act_on_incidents':
      return ['POST', '/api/v1/incidents/actions', order_of(call, about)];
    case 'undo_incident_action':
      return ['POST', `/api/v1/incidents/actions/${about.action_id}/undo`];
    case 'get_incident':
      return ['GET', at];
    case 'list_incidents': {
      const filters = ['q', 'level', 'paused', 'severity', 'assignee', 'limit'];
      const query = about.query(body.by_filter ? filters : [...filters, 'state', 'cursor']);
      return ['GET', `/api/v1/incidents${query}${body.by_filter ? '&sort=queue' : ''}`];
    }
    case 'count_incidents':
      return ['GET', '/api/v1/incidents/counts'];
    case 'list_incident_events':
      return ['GET', `${at}/events${about.query(['limit'])}`];
    case 'preview_reapplication':
      return ['POST', '/api/v1/incidents/reapply-preview', selected];
    case 'reapply_terms':
      return ['POST', '/api/v1/incidents/reapply', selected];
    case 'update_queue_settings': {
      const settings = {
        currency: 'EUR',
        price_minor_per_kwh: 59,
        utilisation_percent: 12,
        reopen_window_hours: 72,
        opens_from_status: true,
      };
      const changed = { ...settings, weights: { ...weights, critical_hours: body.critical_hours } };
      return ['PUT', '/api/v1/queue-settings', changed, about.tag(about.settings_version)];
    }
    case 'put_location_revenue': {
      const { price_minor_per_kwh, utilisation_percent } = body;
      const path = `/api/v1/locations/${about.place_id}/revenue`;
      return ['PUT', path, { price_minor_per_kwh, utilisation_percent }, about.tag(about.revenue_version)];
    }
    default:
      return undefined;
  }
}
