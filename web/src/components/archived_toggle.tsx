// Switches a list between what is in use and what is archived.
import { Chip } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function ArchivedToggle({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Chip size="xs" radius="sm" checked={on} onChange={onChange}>
      {t('words.show_archived')}
    </Chip>
  );
}
