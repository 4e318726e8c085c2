// Which columns a list shows; remembered in this browser.
import { ActionIcon, Checkbox, Menu, Stack, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Choosable {
  id: string;
  header: string;
  always?: boolean;
}

export function useHiddenColumns(list: string, first: Record<string, boolean>) {
  return useLocalStorage<Record<string, boolean>>({
    key: `chargeward.columns.${list}`,
    defaultValue: first,
    getInitialValueInEffect: false,
  });
}

interface ColumnChooserProps {
  columns: Choosable[];
  hidden: Record<string, boolean>;
  onChange: (hidden: Record<string, boolean>) => void;
}

export function ColumnChooser({ columns, hidden, onChange }: ColumnChooserProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={t('words.columns')}>
          <ActionIcon variant="default" size="lg" aria-label={t('words.columns')} visibleFrom="sm">
            <IconColumns3 size={18} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown p="sm">
        <Stack gap={10}>
          {columns
            .filter((column) => !column.always)
            .map((column) => (
              <Checkbox
                key={column.id}
                label={column.header}
                checked={hidden[column.id] !== false}
                onChange={(event) => onChange({ ...hidden, [column.id]: event.currentTarget.checked })}
              />
            ))}
        </Stack>
      </Menu.Dropdown>
    </Menu>
  );
}
