// The mark of the default agreement: a dot and the word.
import { useTranslation } from 'react-i18next';
import { Tag } from '@/components/tag';

export function DefaultBadge() {
  const { t } = useTranslation();
  return (
    <Tag tone="info" title={t('slas.default_hint')}>
      ● {t('slas.default')}
    </Tag>
  );
}
