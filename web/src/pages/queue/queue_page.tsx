// The queue: what to do first, in one order, counting down; what can be done with one key stands behind every row.
import { Button, Kbd } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queueQuery } from '@/api/incidents';
import type { Incident, IncidentAction } from '@/api/types';
import { ColumnChooser, useHiddenColumns } from '@/components/column_chooser';
import { DataTable } from '@/components/data_table';
import { EmptyState } from '@/components/empty_state';
import { ListBody } from '@/components/list_page';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import { SearchField } from '@/components/search_field';
import { activeIncidentFilters, endOfToday, queueSearch } from '@/lib/incident_search';
import { parsePlainSearch, stringifyPlainSearch } from '@/lib/search_params';
import { useCan } from '@/lib/session';
import { useShortcut } from '@/lib/shortcuts';
import { useList } from '@/lib/use_list';
import { useToday } from '@/lib/use_today';
import { IncidentBulkBar } from '@/pages/incidents/incident_bulk_bar';
import { IncidentFilters, type SearchPart } from '@/pages/incidents/incident_filters';
import { IncidentKeys } from '@/pages/incidents/incident_keys';
import { NewIncidentButton } from '@/pages/incidents/new_incident_button';
import { SavedViewsMenu } from '@/pages/incidents/saved_views_menu';
import { UndoButton } from '@/pages/incidents/undo_button';
import { useIncidentActions } from '@/pages/incidents/use_incident_actions';
import { useIncidentSelection } from '@/pages/incidents/use_incident_selection';
import own from './queue.module.css';
import { useQueueColumns } from './queue_columns';
import { QueueCounts } from './queue_counts';
import { useAnswered } from './use_answered';
import { useCalmRows } from './use_calm_rows';
import { useHold } from './use_hold';

export function QueuePage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/queue' });
  const today_ends = endOfToday(useToday());
  const onSearch = (part: SearchPart) =>
    void navigate({ to: '/queue', search: queueSearch({ ...search, ...part }), replace: true });
  const filters = stringifyPlainSearch({ ...search }).slice(1);
  return (
    <div className={classes.page}>
      <PageHeader title={t('incidents.queue')}>
        <UndoButton />
        <SavedViewsMenu
          page="queue"
          query={filters}
          onPick={(query) =>
            void navigate({ to: '/queue', search: queueSearch(parsePlainSearch(query)), replace: true })
          }
        />
        {can('create_incident') && <NewIncidentButton />}
      </PageHeader>
      <div className={classes.toolbar}>
        <QueueCounts search={search} today_ends={today_ends} onSearch={onSearch} />
      </div>
      <QueueList search={search} today_ends={today_ends} onSearch={onSearch} />
    </div>
  );
}

interface QueueListProps {
  search: ReturnType<typeof queueSearch>;
  today_ends: string;
  onSearch: (part: SearchPart) => void;
}

function QueueList({ search, today_ends, onSearch }: QueueListProps) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const list = useList(queueQuery(search, today_ends));
  const columns = useQueueColumns();
  const [hidden, setHidden] = useHiddenColumns('queue', {});
  const actions = useIncidentActions();
  const hold = useHold();
  const shown = useRef<HTMLDivElement>(null);
  const asked = JSON.stringify(search);
  const answered = useAnswered(asked, list.previous || list.loading);
  const calm = useCalmRows(list.rows, hold.held || actions.asking, answered);
  const selected = useIncidentSelection(calm.rows);
  const mayAct = can('act_on_incidents');
  const narrowed = Boolean(search.q) || activeIncidentFilters(search).length > 0;

  const atHand = (): Incident[] => {
    if (selected.incidents.length > 0) return selected.incidents;
    const row = document.activeElement?.closest<HTMLElement>('[data-id]');
    if (!row || !shown.current?.contains(row)) return [];
    return calm.rows.filter(({ id }) => id === row.dataset.id);
  };
  const run = (action: IncidentAction, incidents: readonly Incident[]) =>
    actions.run(action, incidents, selected.clear);
  useShortcut(calm.waiting > 0 ? '.' : null, t('incidents.show_changes'), 'list', () => {
    calm.show();
    return true;
  });

  return (
    <>
      <div className={classes.toolbar}>
        <SearchField
          label={t('incidents.search')}
          value={search.q ?? ''}
          onChange={(q) => onSearch({ q: q || undefined })}
        />
        <IncidentFilters search={search} onChange={onSearch} />
        <ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />
      </div>
      <ListBody
        list={{ ...list, rows: calm.rows }}
        narrowed={narrowed}
        empty={
          <EmptyState
            icon={IconListCheck}
            title={t('incidents.queue_empty_title')}
            text={t('incidents.queue_empty_text')}
          />
        }
      >
        <div ref={shown} className={own.list} data-testid="queue-list" {...hold.handlers}>
          <Waiting count={calm.waiting} onShow={calm.show} />
          <DataTable
            label={t('incidents.queue')}
            columns={columns}
            rows={calm.rows}
            idOf={(incident) => incident.id}
            nameOf={(incident) => incident.title}
            hidden={hidden}
            selection={mayAct ? selected.table : undefined}
            stateOf={({ id }) => (actions.busy.has(id) ? 'busy' : calm.gone.has(id) ? 'gone' : undefined)}
            onOpen={({ id }) => void navigate({ to: '/incidents/$incidentId', params: { incidentId: id } })}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onEnd={list.more}
          />
        </div>
      </ListBody>
      {mayAct && (
        <>
          <IncidentKeys targets={atHand} run={run} />
          <IncidentBulkBar selected={selected} onAction={(action) => run(action, selected.incidents)} />
          {actions.dialogs}
        </>
      )}
    </>
  );
}

function Waiting({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={own.waiting}>
      {count > 0 && (
        <Button
          size="compact-md"
          aria-keyshortcuts="."
          onClick={onShow}
          rightSection={
            <Kbd size="xs" aria-hidden="true">
              .
            </Kbd>
          }
        >
          {t('incidents.changes_wait', { count })}
        </Button>
      )}
    </div>
  );
}
