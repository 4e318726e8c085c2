// What can be done with the selected incidents; stands below the list while some are selected.
import { Button, Group, Kbd, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IncidentAction } from '@/api/types';
import bar from '@/components/bulk_bar.module.css';
import { allowedOf, kActionKeys } from './incident_actions';
import type { SelectedIncidents } from './use_incident_selection';

interface IncidentBulkBarProps {
  selected: SelectedIncidents;
  onAction: (action: IncidentAction) => void;
}

export function IncidentBulkBar({ selected, onAction }: IncidentBulkBarProps) {
  const { t } = useTranslation();
  const count = selected.incidents.length;
  if (count === 0) return null;
  return (
    <section className={bar.bar} aria-label={t('words.more_actions')} data-testid="bulk-bar">
      <Group gap="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {selected.full ? t('incidents.selected_full', { count }) : t('incidents.selected', { count })}
        </Text>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          onClick={selected.clear}
        >
          {t('incidents.select_none')}
        </Button>
      </Group>
      <Group gap={6}>
        {allowedOf(selected.incidents).map((action) => (
          <Button key={action} size="compact-sm" variant="default" onClick={() => onAction(action)}>
            {t(`incidents.action_${action}`)}
            {kActionKeys[action] && (
              <Kbd size="xs" ml={6} aria-hidden="true" visibleFrom="sm">
                {kActionKeys[action].toUpperCase()}
              </Kbd>
            )}
          </Button>
        ))}
      </Group>
    </section>
  );
}
