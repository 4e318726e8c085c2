// The state of an import as a word with a colour.
import { useTranslation } from 'react-i18next';
import type { Import } from '@/api/types';
import { Tag, type Tone } from '@/components/tag';

const kTones: Record<Import['status'], Tone> = {
  queued: 'neutral',
  running: 'info',
  done: 'good',
  failed: 'bad',
  interrupted: 'warn',
};

export function ImportStatus({ status }: { status: Import['status'] }) {
  const { t } = useTranslation();
  return (
    <Tag tone={kTones[status]} testId="import-status">
      {t(`imports.status_${status}`)}
    </Tag>
  );
}
