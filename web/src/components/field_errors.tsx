// What was refused, at the head of a form. The fields themselves say what is wrong with them.
import { Box } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice';

export function FieldErrors({ problem }: { problem: string | null }) {
  const { t } = useTranslation();
  if (!problem) return null;
  return (
    <Box mb="md">
      <Notice tone="bad" role="alert" title={t('problems.title')}>
        {problem}
      </Notice>
    </Box>
  );
}
