// "?": the keys that work here and now, and the switch for single letters.
import { Group, Kbd, Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Shortcut, setSingleKeysEnabled, singleKeysEnabled, useShortcuts } from '@/lib/shortcuts';

const kGroups = ['everywhere', 'list', 'incident', 'editor'] as const;
const kNames: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵' };

function shownKeys(keys: string): string[] {
  return keys.split('+').map((part) => (part === 'mod' ? 'Ctrl' : (kNames[part] ?? part.toUpperCase())));
}

function unique(shortcuts: readonly Shortcut[]): Shortcut[] {
  return [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
}

export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const shortcuts = unique(useShortcuts());
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell.keys')}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <Stack gap="md">
        {kGroups.map((group) => {
          const here = shortcuts.filter((shortcut) => shortcut.group === group);
          if (here.length === 0) return null;
          return (
            <section key={group}>
              <Title order={3} mb={6}>
                {t(`shell.keys_${group}`)}
              </Title>
              {here.map((shortcut) => (
                <Group key={shortcut.keys} justify="space-between" py={3}>
                  <Text size="sm">{shortcut.label}</Text>
                  <Group gap={4}>
                    {shownKeys(shortcut.keys).map((key) => (
                      <Kbd key={key} size="xs">
                        {key}
                      </Kbd>
                    ))}
                  </Group>
                </Group>
              ))}
            </section>
          );
        })}
        <Group justify="space-between" py={3}>
          <Text size="sm">{t('shell.keys_escape')}</Text>
          <Kbd size="xs">Esc</Kbd>
        </Group>
        <Switch
          label={t('shell.keys_single')}
          description={t('shell.keys_single_hint')}
          defaultChecked={singleKeysEnabled()}
          onChange={(event) => setSingleKeysEnabled(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}
