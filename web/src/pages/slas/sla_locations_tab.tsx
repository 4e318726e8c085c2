// The Locations tab of an agreement: search all locations, see what they are bound to, bind and unbind them.
import { Button, SegmentedControl } from '@mantine/core';
import { IconLink, IconLinkOff, IconMapPin } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty_state';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import type { LocationSearch } from '@/lib/location_search';
import { LocationBrowser, LocationCount } from '@/pages/locations/location_browser';
import { DefaultBadge } from './default_badge';
import { SlaTabs } from './sla_tabs';
import { useSla } from './use_sla';

export function SlaLocationsTab() {
  const { t } = useTranslation();
  const sla = useSla();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/operations/slas/$slaId/locations' });
  const change = (part: Partial<LocationSearch>) =>
    void navigate({
      to: '/operations/slas/$slaId/locations',
      params: { slaId: sla.id },
      search: { ...search, ...part },
      replace: true,
    });
  const onlyThis = search.sla_id === sla.id;
  return (
    <div className={classes.page}>
      <PageHeader
        title={sla.name}
        back={{ to: '/operations/slas', label: t('slas.title') }}
        beside={sla.is_default && <DefaultBadge />}
      >
        <LocationCount search={search} />
      </PageHeader>
      <SlaTabs sla={sla} />
      <LocationBrowser
        name="sla-locations"
        search={search}
        onSearch={change}
        extraFilters={
          <SegmentedControl
            size="xs"
            aria-label={t('slas.tab_locations')}
            value={onlyThis ? 'bound' : 'all'}
            onChange={(value) => change({ sla_id: value === 'bound' ? sla.id : undefined })}
            data={[
              { value: 'all', label: t('words.all') },
              { value: 'bound', label: t('slas.loc_bound') },
            ]}
          />
        }
        bulkActions={(bind) => (
          <>
            {sla.archived_at === null && (
              <Button
                size="compact-md"
                leftSection={<IconLink size={16} aria-hidden="true" />}
                onClick={() => bind({ id: sla.id, name: sla.name })}
              >
                {t('slas.loc_bind', { name: sla.name })}
              </Button>
            )}
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconLinkOff size={16} aria-hidden="true" />}
              onClick={() => bind(null)}
            >
              {t('slas.loc_unbind')}
            </Button>
          </>
        )}
        empty={
          <EmptyState icon={IconMapPin} title={t('locations.empty_title')} text={t('locations.empty_text')} />
        }
      />
    </div>
  );
}
