// All locations of the organisation (or, for a customer, its own).
import { Button, Group } from '@mantine/core';
import { IconFileImport, IconMap2, IconMapPin } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty_state';
import { NewButton } from '@/components/new_button';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import type { LocationSearch } from '@/lib/location_search';
import { useCan } from '@/lib/session';
import { ExportMenu } from './export_menu';
import { LocationBrowser, LocationCount } from './location_browser';

const BindMenu = lazy(() => import('./bind_menu'));

export function LocationListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/locations' });
  const create = can('create_location') && <NewButton to="/locations/new" label={t('locations.new')} />;
  const load = can('create_import') && (
    <Button
      component={Link}
      to="/import"
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden="true" />}
    >
      {t('shell.imports')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <PageHeader title={t('locations.title')} beside={<LocationCount search={search} />}>
        <MapLink search={search} />
        {load}
        {can('export_locations') && <ExportMenu search={search} />}
        {create}
      </PageHeader>
      <LocationBrowser
        name="location-list"
        search={search}
        onSearch={(part) =>
          void navigate({ to: '/locations', search: { ...search, ...part }, replace: true })
        }
        bulkActions={(bind) => (
          <Suspense fallback={null}>
            <BindMenu onPick={bind} />
          </Suspense>
        )}
        empty={
          <EmptyState
            icon={IconMapPin}
            title={t('locations.empty_title')}
            text={can('create_location') ? t('locations.empty_text') : t('locations.empty_text_read')}
          >
            <Group justify="center">
              {load}
              {create}
            </Group>
          </EmptyState>
        }
      />
    </div>
  );
}

/** The same locations on the map. */
function MapLink({ search: { sort: _sort, ...filters } }: { search: LocationSearch }) {
  const { t } = useTranslation();
  return (
    <Button
      renderRoot={(props) => <Link {...props} to="/map" search={filters} />}
      variant="default"
      leftSection={<IconMap2 size={16} aria-hidden="true" />}
    >
      {t('shell.map')}
    </Button>
  );
}
