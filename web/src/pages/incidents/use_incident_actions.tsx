// Does things with incidents, one or hundreds: at once or after a question, with a message that can undo it, and with the
// reasons of those that refused.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnIncidents, undoIncidentAction } from '@/api/incidents';
import { ApiProblem, isProblem } from '@/api/problem';
import type { Incident, IncidentAction, IncidentActionInput, IncidentActionResult } from '@/api/types';
import { randomKey, useIdempotencyKey } from '@/lib/idempotency';
import { forgetStep, rememberStep } from '@/lib/last_step';
import { notifyDone, notifyProblem, notifyUndo } from '@/lib/notify';
import { type AskingAction, asksFirst, kSelectedMax, thoseThatMay } from './incident_actions';
import type { Refused } from './refused_dialog';

const ActionDialog = lazy(() => import('./action_dialog'));
const RefusedDialog = lazy(() => import('./refused_dialog'));

/** What goes with an action: a text, a person, a reason. */
export type ActionDetails = Omit<IncidentActionInput, 'incident_ids' | 'action' | 'atomic'>;

export interface IncidentActions {
  run: (action: IncidentAction, incidents: readonly Incident[], onDone?: () => void) => void;
  perform: (action: IncidentAction, incidents: readonly Incident[], details?: ActionDetails) => Promise<void>;
  busy: ReadonlySet<string>;
  /** Whether a question is open. */
  asking: boolean;
  /** To be shown somewhere on the page. */
  dialogs: ReactNode;
}

interface Asked {
  action: AskingAction;
  incidents: Incident[];
  onDone: (() => void) | undefined;
}

export function useUndo() {
  const { t } = useTranslation();
  return async (operation_id: string) => {
    const { undone, skipped } = await undoIncidentAction(operation_id);
    forgetStep(operation_id);
    const parts = [t('incidents.undone', { count: undone })];
    if (skipped > 0) parts.push(t('incidents.undone_skipped', { count: skipped }));
    notifyDone(parts.join(' '));
  };
}

function refusedOf(result: IncidentActionResult, incidents: readonly Incident[]): Refused[] {
  return result.results.flatMap(({ incident_id, refusal }) => {
    const incident = incidents.find(({ id }) => id === incident_id);
    return refusal && incident ? [{ incident, detail: refusal.detail }] : [];
  });
}

export function useIncidentActions(): IncidentActions {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const undo = useUndo();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<Refused[]>([]);

  const announce = (action: IncidentAction, result: IncidentActionResult, skipped: number) => {
    const count = result.results.filter(({ refusal }) => refusal === null).length;
    if (count === 0) return;
    const parts = [t(`incidents.done_${action}`, { count })];
    if (skipped > 0) parts.push(t('incidents.done_skipped', { count: skipped }));
    const text = parts.join(' ');
    if (!result.undoable_until) {
      notifyDone(text);
      return;
    }
    const { operation_id } = result;
    rememberStep({ operation_id, text, until: Date.parse(result.undoable_until) });
    notifyUndo(text, () => undo(operation_id));
  };

  const perform: IncidentActions['perform'] = async (action, incidents, details = {}) => {
    const able = thoseThatMay(action, incidents).slice(0, kSelectedMax);
    const incident_ids = able.map(({ id }) => id);
    setBusy(new Set(incident_ids));
    try {
      const input = { ...details, incident_ids, action, atomic: able.length === 1 };
      const result = await actOnIncidents(input, keyFor(input)).catch((error: unknown) => {
        if (!isProblem(error, 'network')) keyFor(randomKey());
        throw error;
      });
      // The same comment twice is meant twice, once the first one was answered.
      keyFor(result.operation_id);
      setRefused(refusedOf(result, able));
      announce(action, result, incidents.length - able.length);
    } finally {
      setBusy(new Set());
    }
  };

  const run: IncidentActions['run'] = (action, incidents, onDone) => {
    const able = thoseThatMay(action, incidents);
    if (able.length === 0) {
      if (incidents.length > 0) notifyProblem(notNow(t(`incidents.cannot_${action}`)));
      return;
    }
    if (asksFirst(action)) setAsked({ action, incidents: [...incidents], onDone });
    else perform(action, incidents).then(onDone, notifyProblem);
  };

  const dialogs = (
    <Suspense fallback={null}>
      {asked && (
        <ActionDialog
          action={asked.action}
          incidents={asked.incidents}
          perform={(details) => perform(asked.action, asked.incidents, details).then(asked.onDone)}
          onClose={() => setAsked(null)}
        />
      )}
      {refused.length > 0 && <RefusedDialog refused={refused} onClose={() => setRefused([])} />}
    </Suspense>
  );
  return { run, perform, busy, asking: asked !== null, dialogs };
}

/** A refusal that the page knows of without asking. */
function notNow(detail: string): ApiProblem {
  return new ApiProblem({
    status: 409,
    code: 'incident_move_refused',
    detail,
    errors: [{ pointer: '/incident_ids/0', code: 'not_allowed', detail }],
  });
}
