// The mark of the default agreement: a dot and the word.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function DefaultBadge() {
  const { t } = useTranslation();
  return (
    <Badge size="sm" variant="light" radius="sm" tt="none" title={t('slas.default_hint')}>
      ● {t('slas.default')}
    </Badge>
  );
}
