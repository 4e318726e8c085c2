// The map of all locations by their state, with the filters of the list of locations. What is looked at, the filters and the chosen
// location stand in the address: a link shows a colleague the same map.
import { ActionIcon, Button, Loader, Text, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconFocusCentered, IconList, IconMap2, IconMinus, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { extentQuery, kWholeEarth, mapQuery } from '@/api/map';
import type { LocationMapCell } from '@/api/types';
import { EmptyState } from '@/components/empty_state';
import pageClasses from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import { SearchField } from '@/components/search_field';
import { activeFilters } from '@/lib/location_search';
import { formatView, kZoomMax, type MapSearch, type MapView, parseView } from '@/lib/map_search';
import { boxOf, fitView, nearer } from '@/lib/map_view';
import { useCan } from '@/lib/session';
import { tileSource } from '@/lib/tile_source';
import { LocationCount } from '@/pages/locations/location_browser';
import { useSeesSla } from '@/pages/locations/location_columns';
import { LocationFilters } from '@/pages/locations/location_filters';
import { Failure } from '@/shell/dead_ends';
import { CellList } from './cell_list';
import { LocationCard } from './location_card';
import classes from './map_page.module.css';
import { StateSign } from './state_sign';

const MapCanvas = lazy(() => import('./map_canvas'));

const kNoCells: LocationMapCell[] = [];

export function MapPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const { view: view_text, location, ...filters } = useSearch({ from: '/signed-in/map' });
  const go = (part: Partial<MapSearch>) =>
    void navigate({ to: '/map', search: (search) => ({ ...search, ...part }), replace: true });
  const { ref, width, height } = useElementSize();
  const size = { width, height };
  const everything = useQuery({ ...extentQuery(filters), enabled: !view_text });
  const known = parseView(view_text);
  const fitted = width > 0 ? fitView(everything.data ?? [], size) : undefined;
  const view = known ?? fitted;
  const box = view && width > 0 ? boxOf(view, size) : undefined;
  const found = useQuery({
    ...mapQuery(filters, box ?? kWholeEarth, view?.zoom ?? 0),
    enabled: box !== undefined,
  });
  const nothing = !known && everything.data?.length === 0;
  const narrowed = Boolean(filters.q) || activeFilters(filters).length > 0;
  const error = found.error ?? everything.error;
  const look = (next: MapView) => go({ view: formatView(next) });
  const pick = (cell: LocationMapCell) => {
    if (cell.location_id) go({ location: cell.location_id });
    else if (view) look(nearer(cell, view));
  };
  return (
    <div className={pageClasses.page}>
      <PageHeader title={t('map.title')} beside={<LocationCount search={filters} />}>
        <Button
          renderRoot={(props) => <Link {...props} to="/locations" search={filters} />}
          variant="default"
          leftSection={<IconList size={16} aria-hidden="true" />}
        >
          {t('map.as_list')}
        </Button>
      </PageHeader>
      <div className={pageClasses.toolbar}>
        <SearchField
          label={t('locations.search')}
          value={filters.q ?? ''}
          onChange={(q) => go({ q: q || undefined })}
        />
        <LocationFilters search={filters} onChange={(part) => go(part)} />
      </div>
      {error && <Failure error={error} onRetry={() => void (found.error ? found : everything).refetch()} />}
      {!error && nothing && <Nothing narrowed={narrowed} mayCreate={can('create_location')} />}
      {!error && !nothing && (
        <div className={classes.split}>
          <section ref={ref} className={classes.map} aria-label={t('map.title')}>
            {view ? (
              <Drawn
                view={view}
                cells={found.data ?? kNoCells}
                chosen={location}
                onView={look}
                onPick={pick}
              />
            ) : (
              <Loader size="sm" m="xl" aria-label={t('words.loading')} />
            )}
            {view && (
              <Controls
                zoom={view.zoom}
                onZoom={(zoom) => look({ ...view, zoom })}
                onAll={() => go({ view: undefined })}
              />
            )}
            <Legend />
            {location && <LocationCard locationId={location} onClose={() => go({ location: undefined })} />}
          </section>
          <section
            className={classes.list}
            aria-labelledby="map-list-title"
            aria-busy={found.isPending || found.isPlaceholderData}
          >
            <h2 id="map-list-title" className={classes.listTitle}>
              {t('map.in_view')}
              <InView cells={found.data} />
            </h2>
            {found.data && found.data.length > 0 && (
              <CellList cells={found.data} chosen={location} onPick={pick} />
            )}
            {found.data?.length === 0 && <NothingHere onAll={() => go({ view: undefined })} />}
          </section>
        </div>
      )}
    </div>
  );
}

interface DrawnProps {
  view: MapView;
  cells: readonly LocationMapCell[];
  chosen: string | undefined;
  onView: (view: MapView) => void;
  onPick: (cell: LocationMapCell) => void;
}

function Drawn(props: DrawnProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const attribution = tileSource()?.attribution;
  return (
    <>
      <Suspense fallback={<Loader size="sm" m="xl" aria-label={t('words.loading')} />}>
        <MapCanvas {...props} scheme={scheme} />
      </Suspense>
      {attribution && <small className={classes.attribution}>{attribution}</small>}
    </>
  );
}

function InView({ cells }: { cells: readonly LocationMapCell[] | undefined }) {
  const { t } = useTranslation();
  if (!cells) return null;
  const count = cells.reduce((sum, cell) => sum + cell.count, 0);
  const down = cells.reduce((sum, cell) => sum + cell.down_count, 0);
  return (
    <Text span size="xs" c="dimmed" fw={400} aria-live="polite" data-testid="map-count">
      {[t('locations.count', { count }), down > 0 && t('map.down', { count: down })]
        .filter(Boolean)
        .join(' · ')}
    </Text>
  );
}

interface ControlsProps {
  zoom: number;
  onZoom: (zoom: number) => void;
  onAll: () => void;
}

function Controls({ zoom, onZoom, onAll }: ControlsProps) {
  const { t } = useTranslation();
  const button = { variant: 'default', size: 'lg' } as const;
  return (
    <div className={classes.controls}>
      <ActionIcon.Group orientation="vertical">
        <ActionIcon
          {...button}
          aria-label={t('map.zoom_in')}
          disabled={zoom >= kZoomMax}
          onClick={() => onZoom(Math.min(kZoomMax, zoom + 1))}
        >
          <IconPlus size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          {...button}
          aria-label={t('map.zoom_out')}
          disabled={zoom <= 0}
          onClick={() => onZoom(Math.max(0, zoom - 1))}
        >
          <IconMinus size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon {...button} aria-label={t('map.show_all')} title={t('map.show_all')} onClick={onAll}>
          <IconFocusCentered size={18} aria-hidden="true" />
        </ActionIcon>
      </ActionIcon.Group>
    </div>
  );
}

function Legend() {
  const { t } = useTranslation();
  const seesSla = useSeesSla();
  return (
    <ul className={classes.legend} aria-label={t('map.legend')}>
      {(['up', 'some', 'out', 'none'] as const).map((state) => (
        <li key={state}>
          <StateSign state={state} />
          {t(`map.state_${state}`)}
        </li>
      ))}
      {seesSla && (
        <li>
          <span className={classes.flag}>⚑</span>
          {t('map.state_flag')}
        </li>
      )}
    </ul>
  );
}

function Nothing({ narrowed, mayCreate }: { narrowed: boolean; mayCreate: boolean }) {
  const { t } = useTranslation();
  if (narrowed) return <EmptyState title={t('words.nothing_found')} text={t('words.nothing_found_hint')} />;
  return (
    <EmptyState
      icon={IconMap2}
      title={t('map.empty_title')}
      text={mayCreate ? t('map.empty_text') : t('map.empty_text_read')}
    >
      <Button component={Link} to="/locations" variant="default">
        {t('locations.title')}
      </Button>
    </EmptyState>
  );
}

function NothingHere({ onAll }: { onAll: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.nothing}>
      <Text size="sm" c="dimmed">
        {t('map.nothing_here')}
      </Text>
      <Button variant="default" size="compact-sm" onClick={onAll}>
        {t('map.show_all')}
      </Button>
    </div>
  );
}
