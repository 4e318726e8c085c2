// Incidents for tests: opened Friday 15:00 UTC, 4 hours for the 1st level, 12 for the 2nd, every day.
import type { Incident, IncidentDeadlines } from '@/api/types';

export const kNow = Date.parse('2026-03-06T16:00:00Z');

const kFirst = { resolution_minutes: 240, restrict_to_weekdays: false };
const kSecond = { resolution_minutes: 720, restrict_to_weekdays: false };

export function makeDeadlines(part: Partial<IncidentDeadlines> = {}): IncidentDeadlines {
  return {
    terms: {
      sla_id: 'sla',
      sla_name: 'DC hub',
      sla_version: 1,
      first_level: kFirst,
      second_level: kSecond,
      calendar_name: null,
      time_zone: 'Europe/Amsterdam',
      pauses_allowed: true,
      reminder_percents: [75, 90],
    },
    first_due_at: '2026-03-06T19:00:00Z',
    second_due_at: '2026-03-07T07:00:00Z',
    total_due_at: '2026-03-07T07:00:00Z',
    next_due_at: '2026-03-06T19:00:00Z',
    first_left_seconds: null,
    second_left_seconds: null,
    total_left_seconds: null,
    first_breached_at: null,
    second_breached_at: null,
    total_breached_at: null,
    starts_at: '2026-03-06T15:00:00Z',
    ...part,
  };
}

export function makeIncident(part: Partial<Incident> = {}): Incident {
  return {
    id: 'one',
    number: 1042,
    location: {
      id: 'place',
      name: 'P+R Zuidoost',
      address: 'Zuid 1',
      city: 'Amsterdam',
      time_zone: 'Europe/Amsterdam',
      flagged: false,
      sla: null,
    },
    customer: null,
    evse_uid: '3',
    title: 'No power',
    description: '',
    severity: 'major',
    fault_family: 'power',
    source: 'person',
    state: 'open',
    level: 'first',
    paused: null,
    assignee: null,
    dispatched_to: null,
    merged_into: null,
    opened_at: '2026-03-06T15:00:00Z',
    reported_at: null,
    received_at: '2026-03-06T15:00:00Z',
    acknowledged_at: null,
    handed_over_at: null,
    handed_over_by_program: false,
    resolved_at: null,
    resolution: null,
    closed_at: null,
    pauses: [],
    deadlines: makeDeadlines(),
    priority: null,
    allowed_actions: ['acknowledge', 'comment'],
    version: 1,
    created_at: '2026-03-06T15:00:00Z',
    updated_at: '2026-03-06T15:00:00Z',
    ...part,
  };
}
