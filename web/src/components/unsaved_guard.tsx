// Asks before unsaved changes are left behind, also when the browser's tab is closed.
import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function UnsavedGuard({ mayLeave }: { mayLeave: () => boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: () => !mayLeave(),
    enableBeforeUnload: () => !mayLeave(),
    withResolver: true,
  });
  const stay = () => blocker.reset?.();
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={stay}
      title={t('words.unsaved_title')}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <Text size="sm" mb="md">
        {t('words.unsaved_text')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('words.unsaved_leave')}
        </Button>
        <Button data-autofocus onClick={stay}>
          {t('words.unsaved_stay')}
        </Button>
      </Group>
    </Modal>
  );
}
