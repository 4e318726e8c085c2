// The page of a list: title, count, search, filters, actions, and the table or what to do when it is empty.
import { Loader, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/shell/dead_ends';
import { EmptyState } from './empty_state';
import classes from './page.module.css';
import { PageHeader } from './page_header';
import { SearchField } from './search_field';

interface ListState {
  rows: readonly unknown[];
  loading: boolean;
  error: Error | null;
  retry: () => void;
}

interface ListPageProps {
  title: string;
  count?: ReactNode;
  actions?: ReactNode;
  search?: { label: string; value: string; onChange: (value: string) => void };
  filters?: ReactNode;
  list: ListState;
  /** Whether a search or a filter is on: then an empty list is a matter of filters. */
  narrowed: boolean;
  empty: ReactNode;
  children: ReactNode;
}

export function ListPage(props: ListPageProps) {
  const { title, count, actions, search, filters, list, narrowed, empty, children } = props;
  return (
    <div className={classes.page}>
      <PageHeader title={title} beside={count && <Count>{count}</Count>}>
        {actions}
      </PageHeader>
      {(search || filters) && (
        <div className={classes.toolbar}>
          {search && <SearchField {...search} />}
          {filters}
        </div>
      )}
      <ListBody list={list} narrowed={narrowed} empty={empty}>
        {children}
      </ListBody>
    </div>
  );
}

export function Count({ children }: { children: ReactNode }) {
  return (
    <Text span c="dimmed" size="sm" data-testid="list-count" aria-live="polite">
      {children}
    </Text>
  );
}

export function ListBody({
  list,
  narrowed,
  empty,
  children,
}: Pick<ListPageProps, 'list' | 'narrowed' | 'empty' | 'children'>) {
  const { t } = useTranslation();
  if (list.error) return <Failure error={list.error} onRetry={list.retry} />;
  if (list.loading) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  if (list.rows.length > 0) return children;
  if (!narrowed) return empty;
  return <EmptyState title={t('words.nothing_found')} text={t('words.nothing_found_hint')} />;
}
