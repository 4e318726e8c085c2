// Agreement | Locations 1 140 | Versions 3
import { useTranslation } from 'react-i18next';
import type { Sla } from '@/api/types';
import { LinkTabs } from '@/components/link_tabs';
import { formatNumber } from '@/lib/format';

export function SlaTabs({ sla }: { sla: Sla }) {
  const { t, i18n } = useTranslation();
  const params = { slaId: sla.id };
  return (
    <LinkTabs
      tabs={[
        { label: t('slas.tab_agreement'), link: { to: '/operations/slas/$slaId', params } },
        {
          label: t('slas.tab_locations'),
          count: formatNumber(sla.location_count, i18n.language),
          link: { to: '/operations/slas/$slaId/locations', params },
        },
        { label: t('slas.tab_versions'), link: { to: '/operations/slas/$slaId/versions', params } },
      ]}
    />
  );
}
