// The state of an import as a word with a colour.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Import } from '@/api/types';

const kColors: Record<Import['status'], string> = {
  queued: 'gray',
  running: 'petrol',
  done: 'green.9',
  failed: 'red.9',
  interrupted: 'yellow.9',
};

export function ImportStatus({ status }: { status: Import['status'] }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={kColors[status]} radius="sm" tt="none" data-testid="import-status">
      {t(`imports.status_${status}`)}
    </Badge>
  );
}
