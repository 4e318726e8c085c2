// A small editor in a dialog. Closing it with something typed asks first; Ctrl-S and Enter save.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/lib/shortcuts';
import type { Editor } from '@/lib/use_editor';
import { ConflictDialog } from './conflict_dialog';
import { FieldErrors } from './field_errors';

interface FormDialogProps<Thing extends { version: number }, Values extends Record<string, unknown>> {
  title: string;
  editor: Editor<Thing, Values>;
  submitLabel?: string;
  size?: string;
  onClose: () => void;
  children: ReactNode;
}

export function FormDialog<Thing extends { version: number }, Values extends Record<string, unknown>>(
  props: FormDialogProps<Thing, Values>,
) {
  const { title, editor, submitLabel, size = 'md', onClose, children } = props;
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  const close = () => {
    if (editor.mayLeave() || leaving) onClose();
    else setLeaving(true);
  };
  useShortcut('mod+s', t('shell.keys_save'), 'editor', () => {
    void editor.submit();
    return true;
  });
  return (
    <>
      <Modal
        opened
        onClose={close}
        title={title}
        size={size}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('words.close') }}
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void editor.submit();
          }}
        >
          <FieldErrors problem={editor.problem} />
          <Stack gap="sm">
            {children}
            {leaving && (
              <Text size="sm" role="alert" c="var(--cw-warn-text)" bg="var(--cw-warn-ground)" p="xs">
                {t('words.unsaved_text')}
              </Text>
            )}
            <Group justify="flex-end" gap="xs" mt="xs">
              <Button variant="default" onClick={leaving ? onClose : close}>
                {leaving ? t('words.unsaved_leave') : t('words.cancel')}
              </Button>
              <Button type="submit" loading={editor.saving}>
                {submitLabel ?? t('words.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
      {editor.conflict && (
        <ConflictDialog
          conflict={editor.conflict}
          fields={editor.fields}
          onResolve={editor.resolve}
          onClose={editor.closeConflict}
        />
      )}
    </>
  );
}
