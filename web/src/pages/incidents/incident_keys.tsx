// One key for each action, for whatever is at hand: the selected incidents, the row one is at, or the incident that is open.
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentAction } from '@/api/types';
import { useShortcut } from '@/lib/shortcuts';
import { kActionKeys, kActions } from './incident_actions';

interface IncidentKeysProps {
  /** Asked when a key is pressed. */
  targets: () => Incident[];
  run: (action: IncidentAction, incidents: readonly Incident[]) => void;
}

export function IncidentKeys({ targets, run }: IncidentKeysProps) {
  return kActions.map((action) => <ActionKey key={action} action={action} targets={targets} run={run} />);
}

function ActionKey({ action, targets, run }: IncidentKeysProps & { action: IncidentAction }) {
  const { t } = useTranslation();
  useShortcut(kActionKeys[action], t(`incidents.action_${action}`), 'incident', () => {
    const incidents = targets();
    if (incidents.length === 0) return false;
    run(action, incidents);
    return true;
  });
  return null;
}
