// What can be done with the selected locations; stands below the list while something is selected.
import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '@/components/bulk_bar.module.css';
import type { Selected } from './use_location_selection';

interface BulkBarProps {
  selected: Selected;
  total: number | undefined;
  /** Archived locations can't be selected by filter. */
  canSelectAll: boolean;
  children: ReactNode;
}

export function BulkBar({ selected, total, canSelectAll, children }: BulkBarProps) {
  const { t } = useTranslation();
  if (selected.count === 0) return null;
  const offerAll = canSelectAll && !selected.all && total !== undefined && total > selected.count;
  return (
    <section className={classes.bar} aria-label={t('words.more_actions')} data-testid="bulk-bar">
      <Group gap="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {selected.all
            ? t('slas.loc_all_selected', { count: selected.count })
            : t('slas.loc_selected', { count: selected.count })}
        </Text>
        {offerAll && (
          <Button size="compact-sm" variant="subtle" onClick={selected.selectAll}>
            {t('slas.loc_select_all', { count: total })}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          onClick={selected.clear}
        >
          {t('slas.loc_select_none')}
        </Button>
      </Group>
      <Group gap="xs">{children}</Group>
    </section>
  );
}
