// The moves of an incident: their keys, their order on the page, and which of them ask for something first.
import type { Incident, IncidentAction } from '@/api/types';

/** In the order of an incident's life; what is allowed is said by each incident itself. */
export const kActions: readonly IncidentAction[] = [
  'acknowledge',
  'claim',
  'assign',
  'comment',
  'pause',
  'resume',
  'hand_over',
  'dispatch',
  'resolve',
  'reopen',
  'merge',
  'close',
];

/** Closing is rare (it comes by itself), so it has no key. */
export const kActionKeys: Record<IncidentAction, string | null> = {
  acknowledge: 'a',
  claim: 'c',
  assign: 'i',
  comment: 'm',
  pause: 'p',
  resume: 'r',
  hand_over: 'h',
  dispatch: 'd',
  resolve: 'e',
  reopen: 'o',
  merge: 'g',
  close: null,
};

export type AskingAction = 'assign' | 'comment' | 'pause' | 'dispatch' | 'resolve' | 'merge';

const kAsking = new Set<IncidentAction>(['assign', 'comment', 'pause', 'dispatch', 'resolve', 'merge']);

export function asksFirst(action: IncidentAction): action is AskingAction {
  return kAsking.has(action);
}

/** The most that one call takes. */
export const kSelectedMax = 500;

export function allowedOf(incidents: readonly Incident[]): IncidentAction[] {
  return kActions.filter((action) => incidents.some((one) => one.allowed_actions.includes(action)));
}

export function thoseThatMay(action: IncidentAction, incidents: readonly Incident[]): Incident[] {
  return incidents.filter((incident) => incident.allowed_actions.includes(action));
}
