// Short messages in the corner: done, done with a way back, failed. What shows them is loaded with the first one.
import { Button, Group, Text } from '@mantine/core';
import type { NotificationData } from '@mantine/notifications';
import i18next from 'i18next';
import { problemText } from '@/api/problem';
import { randomKey } from './idempotency';

const kUndoShownMs = 12_000;

function show(data: NotificationData) {
  void import('./message_corner').then(({ showMessage }) => showMessage(data));
}

function hide(id: string) {
  void import('./message_corner').then(({ hideMessage }) => hideMessage(id));
}

function look(color: string) {
  return { color, withBorder: true, closeButtonProps: { 'aria-label': i18next.t('words.close') } };
}

export function notifyDone(message: string) {
  show({ ...look('petrol'), message });
}

export function notifyProblem(error: unknown) {
  const { t } = i18next;
  show({
    title: t('problems.title'),
    message: problemText(t, error),
    ...look('red.9'),
    autoClose: kUndoShownMs,
  });
}

/** Says what was done and offers to take it back. */
export function notifyUndo(message: string, undo: () => Promise<void>) {
  const id = randomKey();
  show({
    id,
    ...look('petrol'),
    autoClose: kUndoShownMs,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            hide(id);
            undo().catch(notifyProblem);
          }}
        >
          {i18next.t('words.undo')}
        </Button>
      </Group>
    ),
  });
}
