// What was refused, at the head of a form. The fields themselves say what is wrong with them.
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function FieldErrors({ problem }: { problem: string | null }) {
  const { t } = useTranslation();
  if (!problem) return null;
  return (
    <Alert
      color="red"
      role="alert"
      mb="md"
      title={t('problems.title')}
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
    >
      {problem}
    </Alert>
  );
}
