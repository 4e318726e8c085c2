// Takes one file: dropped on it, or chosen by button (which is what the keyboard uses).
import { Button, FileButton, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '@/lib/format';
import classes from './drop_zone.module.css';

interface DropZoneProps {
  file: File | null;
  onFile: (file: File) => void;
  disabled: boolean;
}

export function DropZone({ file, onFile, disabled }: DropZoneProps) {
  const { t, i18n } = useTranslation();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !disabled) onFile(dropped);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a target for the mouse; the button inside is for the keyboard
    <div
      className={classes.zone}
      data-over={over || undefined}
      data-testid="drop-zone"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack gap={6} align="center">
        <IconFileImport size={30} stroke={1.5} aria-hidden="true" />
        {file ? (
          <Text fw={600} data-testid="chosen-file">
            {file.name}{' '}
            <Text span c="dimmed" size="sm">
              {formatBytes(file.size, i18n.language)}
            </Text>
          </Text>
        ) : (
          <Text fw={600}>{t('imports.drop')}</Text>
        )}
        <FileButton
          onChange={(chosen) => chosen && onFile(chosen)}
          accept=".json,.jsonl,.ndjson,.csv,.gz"
          disabled={disabled}
        >
          {(props) => (
            <Button {...props} variant="light" size="compact-md" disabled={disabled}>
              {file ? t('imports.drop_change') : t('imports.drop_or')}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed">
          {t('imports.drop_hint')}
        </Text>
      </Stack>
    </div>
  );
}
