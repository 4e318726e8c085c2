// All incidents, also those that are over, with filters in the URL; for customers their own, for installers those sent to them.
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { incidentsQuery } from '@/api/incidents';
import type { Incident, IncidentAction } from '@/api/types';
import { ColumnChooser, useHiddenColumns } from '@/components/column_chooser';
import { DataTable } from '@/components/data_table';
import { EmptyState } from '@/components/empty_state';
import { ListPage } from '@/components/list_page';
import { activeIncidentFilters, endOfToday, incidentSearch, withoutDeadlines } from '@/lib/incident_search';
import { parsePlainSearch, stringifyPlainSearch } from '@/lib/search_params';
import { useCan } from '@/lib/session';
import { useList } from '@/lib/use_list';
import { useToday } from '@/lib/use_today';
import { IncidentBulkBar } from './incident_bulk_bar';
import { kHiddenAtFirst, useIncidentColumns, useSeesDeadlines } from './incident_columns';
import { IncidentFilters, type SearchPart } from './incident_filters';
import { IncidentKeys } from './incident_keys';
import { NewIncidentButton } from './new_incident_button';
import { SavedViewsMenu } from './saved_views_menu';
import { UndoButton } from './undo_button';
import { useIncidentActions } from './use_incident_actions';
import { useIncidentSelection } from './use_incident_selection';

export function IncidentListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const asked = useSearch({ from: '/signed-in/incidents' });
  const search = useSeesDeadlines() ? asked : withoutDeadlines(asked);
  const list = useList(incidentsQuery(search, endOfToday(useToday())));
  const columns = useIncidentColumns();
  const [hidden, setHidden] = useHiddenColumns('incidents', kHiddenAtFirst);
  const actions = useIncidentActions();
  const selected = useIncidentSelection(list.rows);
  const mayAct = can('act_on_incidents');
  const onSearch = (part: SearchPart) =>
    void navigate({ to: '/incidents', search: incidentSearch({ ...search, ...part }), replace: true });

  const atHand = (): Incident[] => {
    if (selected.incidents.length > 0) return selected.incidents;
    const row = document.activeElement?.closest<HTMLElement>('[data-id]');
    return row ? list.rows.filter(({ id }) => id === row.dataset.id) : [];
  };
  const run = (action: IncidentAction, incidents: readonly Incident[]) =>
    actions.run(action, incidents, selected.clear);

  return (
    <ListPage
      title={t('incidents.incidents')}
      actions={
        <>
          <UndoButton />
          <SavedViewsMenu
            page="incidents"
            query={stringifyPlainSearch({ ...search }).slice(1)}
            onPick={(query) =>
              void navigate({
                to: '/incidents',
                search: incidentSearch(parsePlainSearch(query)),
                replace: true,
              })
            }
          />
          {can('create_incident') && <NewIncidentButton />}
        </>
      }
      search={{
        label: t('incidents.search'),
        value: search.q ?? '',
        onChange: (q) => onSearch({ q: q || undefined }),
      }}
      filters={
        <>
          <IncidentFilters search={search} onChange={onSearch} withState />
          <ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />
        </>
      }
      list={list}
      narrowed={Boolean(search.q) || activeIncidentFilters(search).length > 0}
      empty={
        <EmptyState
          icon={IconAlertTriangle}
          title={t('incidents.empty_title')}
          text={can('create_incident') ? t('incidents.empty_text') : t('incidents.empty_text_read')}
        />
      }
    >
      <DataTable
        label={t('incidents.incidents')}
        columns={columns}
        rows={list.rows}
        idOf={(incident) => incident.id}
        nameOf={(incident) => incident.title}
        hidden={hidden}
        sort={search.sort ?? '-opened_at'}
        onSort={(sort) => onSearch({ sort: sort as (typeof search)['sort'] })}
        selection={mayAct ? selected.table : undefined}
        stateOf={({ id }) => (actions.busy.has(id) ? 'busy' : undefined)}
        onOpen={({ id }) => void navigate({ to: '/incidents/$incidentId', params: { incidentId: id } })}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onEnd={list.more}
      />
      {mayAct && (
        <>
          <IncidentKeys targets={atHand} run={run} />
          <IncidentBulkBar selected={selected} onAction={(action) => run(action, selected.incidents)} />
          {actions.dialogs}
        </>
      )}
    </ListPage>
  );
}
