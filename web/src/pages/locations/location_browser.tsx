// Search, filters, table and selection of locations: the list itself, and the Locations tab of an agreement.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { locationCountQuery, locationsQuery } from '@/api/locations';
import type { LocationSelection } from '@/api/types';
import { ColumnChooser, useHiddenColumns } from '@/components/column_chooser';
import { DataTable } from '@/components/data_table';
import { ListBody } from '@/components/list_page';
import classes from '@/components/page.module.css';
import { SearchField } from '@/components/search_field';
import { withTexts } from '@/i18n';
import { activeFilters, type LocationSearch } from '@/lib/location_search';
import { useCan } from '@/lib/session';
import { useList } from '@/lib/use_list';
import { BulkBar } from './bulk_bar';
import { kHiddenAtFirst, useLocationColumns } from './location_columns';
import { LocationFilters } from './location_filters';
import { useLocationSelection } from './use_location_selection';

const BindDialog = lazy(withTexts(() => import('./bind_dialog'), 'reapply'));

type BindTarget = { id: string; name: string } | null;

interface LocationBrowserProps {
  name: string;
  search: LocationSearch;
  onSearch: (part: Partial<LocationSearch>) => void;
  extraFilters?: ReactNode;
  empty: ReactNode;
  bulkActions: (bind: (sla: BindTarget) => void) => ReactNode;
}

export function LocationBrowser({
  name,
  search,
  onSearch,
  extraFilters,
  empty,
  bulkActions,
}: LocationBrowserProps) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const list = useList(locationsQuery(search));
  const count = useQuery(locationCountQuery(search));
  const columns = useLocationColumns();
  const [hidden, setHidden] = useHiddenColumns('locations', kHiddenAtFirst);
  const loaded = useMemo(() => list.rows.map((location) => location.id), [list.rows]);
  const selected = useLocationSelection(search, count.data, loaded);
  const [binding, setBinding] = useState<{ sla: BindTarget; selection: LocationSelection } | null>(null);
  const mayBind = can('bind_locations');
  const archived = search.archived === 'true';
  const narrowed = Boolean(search.q) || activeFilters(search).length > 0;

  return (
    <div className={classes.page} data-testid={name}>
      <div className={classes.toolbar}>
        <SearchField
          label={t('locations.search')}
          value={search.q ?? ''}
          onChange={(q) => onSearch({ q: q || undefined })}
        />
        {extraFilters}
        <LocationFilters search={search} onChange={onSearch} />
        <ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />
      </div>
      <ListBody list={list} narrowed={narrowed} empty={empty}>
        <DataTable
          label={t('locations.title')}
          columns={columns}
          rows={list.rows}
          total={count.data}
          idOf={(location) => location.id}
          nameOf={(location) => location.name}
          hidden={hidden}
          sort={search.sort ?? (search.q ? 'created_at' : 'name')}
          onSort={(sort) => onSearch({ sort: sort as LocationSearch['sort'] })}
          onOpen={(location) =>
            void navigate({ to: '/locations/$locationId', params: { locationId: location.id } })
          }
          selection={mayBind && !archived ? selected.table : undefined}
          hasMore={list.hasMore}
          loadingMore={list.loadingMore}
          onEnd={list.more}
        />
      </ListBody>
      {mayBind && (
        <BulkBar selected={selected} total={count.data} canSelectAll={!archived}>
          {bulkActions((sla) => setBinding({ sla, selection: selected.toSelection() }))}
        </BulkBar>
      )}
      <Suspense fallback={null}>
        {binding && (
          <BindDialog
            sla={binding.sla}
            selection={binding.selection}
            onClose={() => setBinding(null)}
            onDone={() => {
              setBinding(null);
              selected.clear();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

/** "1 140 of 39 921", or only how many there are. */
export function LocationCount({ search }: { search: LocationSearch }) {
  const { t } = useTranslation();
  const narrowed = Boolean(search.q) || activeFilters(search).length > 0;
  const shown = useQuery(locationCountQuery(search));
  const total = useQuery({ ...locationCountQuery({}), enabled: narrowed });
  if (shown.data === undefined) return null;
  return (
    <Text span c="dimmed" size="sm" data-testid="list-count" aria-live="polite">
      {narrowed && total.data !== undefined
        ? t('words.count_of', { shown: shown.data, total: total.data })
        : t('locations.count', { count: shown.data })}
    </Text>
  );
}
