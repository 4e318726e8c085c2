// What can be done with the incident that is open: exactly what the server allows this person now.
import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentAction } from '@/api/types';
import { allowedOf, kActionKeys } from './incident_actions';
import type { IncidentActions } from './use_incident_actions';

/** What most likely comes next is the button that stands out. */
function nextOf(allowed: IncidentAction[]): IncidentAction | undefined {
  return (['acknowledge', 'resume', 'resolve', 'reopen'] as const).find((action) => allowed.includes(action));
}

export function ActionButtons({ incident, actions }: { incident: Incident; actions: IncidentActions }) {
  const { t } = useTranslation();
  const allowed = allowedOf([incident]).filter((action) => action !== 'comment');
  const next = nextOf(allowed);
  const busy = actions.busy.has(incident.id);
  return allowed.map((action) => {
    const key = kActionKeys[action];
    return (
      <Button
        key={action}
        size="compact-md"
        variant={action === next ? 'filled' : 'default'}
        disabled={busy}
        {...(key && { 'aria-keyshortcuts': key })}
        onClick={() => actions.run(action, [incident])}
      >
        {t(`incidents.action_${action}`)}
        {key && (
          <Kbd size="xs" ml={7} aria-hidden="true" visibleFrom="sm">
            {key.toUpperCase()}
          </Kbd>
        )}
      </Button>
    );
  });
}
