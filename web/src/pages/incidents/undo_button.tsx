// Takes back the last step for as long as the server allows it, also when its message has gone; "u" does the same.
import { Button, Kbd } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/lib/clock';
import { useLastStep } from '@/lib/last_step';
import { notifyProblem } from '@/lib/notify';
import { useShortcut } from '@/lib/shortcuts';
import { useUndo } from './use_incident_actions';

const kMinuteMs = 60_000;

export function UndoButton() {
  const { t } = useTranslation();
  const now = useNow();
  const step = useLastStep(now);
  const undo = useUndo();
  const run = () => {
    if (!step) return false;
    undo(step.operation_id).catch(notifyProblem);
    return true;
  };
  useShortcut(step ? 'u' : null, t('incidents.undo_last'), 'incident', run);
  if (!step) return null;
  const minutes = Math.max(1, Math.ceil((step.until - now) / kMinuteMs));
  return (
    <Button
      variant="default"
      leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
      rightSection={
        <Kbd size="xs" aria-hidden="true" visibleFrom="sm">
          U
        </Kbd>
      }
      aria-keyshortcuts="u"
      title={t('incidents.undo_until', { step: step.text, minutes })}
      onClick={run}
    >
      {t('words.undo')}
    </Button>
  );
}
