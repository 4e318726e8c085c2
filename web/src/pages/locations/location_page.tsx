// One location: what it is, its agreement and flag, whom to call, its equipment, its history.
import { Box, Button, Loader } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { locationQuery } from '@/api/locations';
import type { LocationDetail } from '@/api/types';
import { ArchiveButton } from '@/components/archive_button';
import { FlagBadge } from '@/components/flag_badge';
import { HistoryList } from '@/components/history_list';
import { LinkTabs } from '@/components/link_tabs';
import { Notice } from '@/components/notice';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import { Tag } from '@/components/tag';
import { refresh } from '@/lib/query_client';
import { useCan } from '@/lib/session';
import { OpenIncidentsPanel } from '@/pages/incidents/open_incidents_panel';
import { Failure } from '@/shell/dead_ends';
import { AgreementPanel } from './agreement_panel';
import { EquipmentPanel } from './equipment_panel';
import { FactsPanel } from './facts_panel';
import { useSeesSla } from './location_columns';
import own from './location_page.module.css';
import { UpSummary } from './power_summary';

export const refreshLocations = () => refresh('locations', 'slas', 'customers', 'search');

export function LocationPage() {
  const { t } = useTranslation();
  const { locationId } = useParams({ from: '/signed-in/locations/$locationId' });
  const location = useQuery(locationQuery(locationId));
  if (location.isError && !location.data) {
    return <Failure error={location.error} onRetry={() => void location.refetch()} />;
  }
  if (!location.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <Detail location={location.data} />;
}

function Detail({ location }: { location: LocationDetail }) {
  const { t } = useTranslation();
  const can = useCan();
  const { tab } = useSearch({ from: '/signed-in/locations/$locationId' });
  const params = { locationId: location.id };
  const archived = location.archived_at !== null;
  return (
    <div className={classes.page}>
      <PageHeader
        title={location.name}
        back={{ to: '/locations', label: t('locations.title') }}
        beside={
          <>
            <FlagBadge location={location} size={20} />
            <UpSummary location={location} />
            {archived && <Tag tone="neutral">{t('words.archived')}</Tag>}
          </>
        }
      >
        {can('archive_location') && <ArchiveLocation location={location} />}
        {can('update_location') && !archived && (
          <Button
            component={Link}
            to={`/locations/${location.id}/edit`}
            leftSection={<IconEdit size={16} aria-hidden="true" />}
          >
            {t('words.edit')}
          </Button>
        )}
      </PageHeader>
      {can('get_history') && (
        <LinkTabs
          tabs={[
            { label: t('locations.overview'), link: { to: '/locations/$locationId', params, search: {} } },
            {
              label: t('words.history'),
              link: { to: '/locations/$locationId', params, search: { tab: 'history' } },
            },
          ]}
        />
      )}
      <div className={classes.body}>
        {archived && (
          <Box mb="md">
            <Notice tone="neutral">{t('locations.removed_text')}</Notice>
          </Box>
        )}
        {tab === 'history' && can('get_history') ? (
          <HistoryList type="location" id={location.id} zone={location.time_zone} />
        ) : (
          <Overview location={location} />
        )}
      </div>
    </div>
  );
}

function Overview({ location }: { location: LocationDetail }) {
  const seesSla = useSeesSla();
  return (
    <div className={own.grid}>
      <div className={own.column}>
        {seesSla && <AgreementPanel location={location} />}
        <FactsPanel location={location} />
      </div>
      <div className={own.column}>
        <OpenIncidentsPanel of={{ location_id: location.id }} />
        <EquipmentPanel location={location} />
      </div>
    </div>
  );
}

function ArchiveLocation({ location }: { location: LocationDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const params = (thing: LocationDetail) => ({
    path: { location_id: thing.id },
    header: ifMatch(thing.version),
  });
  return (
    <ArchiveButton
      thing={location}
      title={t('locations.archive_title', { name: location.name })}
      text={t('locations.archive_text')}
      archive={(thing) => body(api.DELETE('/api/v1/locations/{location_id}', { params: params(thing) }))}
      restore={(thing) =>
        body(api.POST('/api/v1/locations/{location_id}/restore', { params: params(thing) }))
      }
      refresh={refreshLocations}
      onArchived={() => void navigate({ to: '/locations' })}
    />
  );
}
