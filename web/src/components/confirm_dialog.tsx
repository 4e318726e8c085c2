// Asks before something happens; stays open while it runs, and shows why it failed.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { Notice } from './notice';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  confirm: string;
  danger?: boolean;
  disabled?: boolean;
  hideConfirm?: boolean;
  onClose: () => void;
  onConfirm: () => Promise<void> | void;
  children?: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, confirm, danger, disabled, hideConfirm, onClose, onConfirm, children } = props;
  const { t } = useTranslation();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const run = async () => {
    setRunning(true);
    setError(null);
    try {
      await onConfirm();
    } catch (problem) {
      setError(problem);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <Stack gap="md">
        {typeof children === 'string' ? <Text size="sm">{children}</Text> : children}
        {error !== null && (
          <Notice tone="bad" role="alert" title={t('problems.title')}>
            {problemText(t, error)}
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('words.cancel')}
          </Button>
          {!hideConfirm && (
            <Button
              color={danger ? 'red.9' : undefined}
              loading={running}
              disabled={disabled ?? false}
              onClick={() => void run()}
              data-autofocus={danger ? undefined : true}
            >
              {confirm}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
