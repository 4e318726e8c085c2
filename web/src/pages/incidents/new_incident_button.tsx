// The button that opens a new incident; "n" does the same.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/lib/shortcuts';
import { type NewIncidentAt, useNewIncident } from './new_incident_dialog';

export function NewIncidentButton({ at }: { at?: NewIncidentAt }) {
  const { t } = useTranslation();
  const { open } = useNewIncident();
  useShortcut('n', t('incidents.new'), 'list', () => {
    open(at);
    return true;
  });
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      aria-keyshortcuts="n"
      onClick={() => open(at)}
    >
      {t('incidents.new')}
    </Button>
  );
}
