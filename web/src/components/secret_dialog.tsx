// Shows a secret once (a link, a token) with a button that copies it. Closes only by saying that one has it.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface SecretDialogProps {
  title: string;
  text: string;
  label: string;
  secret: string;
  copyLabel: string;
  onClose: () => void;
}

export function SecretDialog({ title, text, label, secret, copyLabel, onClose }: SecretDialogProps) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 4000 });
  return (
    <Modal opened onClose={() => {}} withCloseButton={false} closeOnEscape={false} title={title} size="lg">
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        <TextInput
          label={label}
          value={secret}
          readOnly
          data-testid="secret"
          onFocus={(event) => event.currentTarget.select()}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <Group justify="flex-end" gap="xs">
          <Button
            variant="light"
            data-autofocus
            leftSection={
              clipboard.copied ? (
                <IconCheck size={16} aria-hidden="true" />
              ) : (
                <IconCopy size={16} aria-hidden="true" />
              )
            }
            onClick={() => clipboard.copy(secret)}
          >
            {clipboard.copied ? t('words.copied') : copyLabel}
          </Button>
          <Button onClick={onClose}>{t('settings.link_done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
