// All customers: the organisations that own sites.
import { IconBuildingStore } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { customersQuery } from '@/api/customers';
import type { Customer } from '@/api/types';
import { ArchivedToggle } from '@/components/archived_toggle';
import { type DataColumn, DataTable } from '@/components/data_table';
import { EmptyState } from '@/components/empty_state';
import { ListPage } from '@/components/list_page';
import { NewButton } from '@/components/new_button';
import classes from '@/components/page.module.css';
import { RelativeTime } from '@/components/relative_time';
import { formatNumber } from '@/lib/format';
import type { ListSearch } from '@/lib/search_params';
import { useCan } from '@/lib/session';
import { useList } from '@/lib/use_list';

export function CustomerListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/customers' });
  const list = useList(customersQuery(search));
  const columns = useColumns();
  const change = (part: Partial<ListSearch>) =>
    void navigate({ to: '/customers', search: { ...search, ...part }, replace: true });
  const create = can('create_customer') && <NewButton to="/customers/new" label={t('customers.new')} />;
  return (
    <ListPage
      title={t('customers.title')}
      count={list.rows.length > 0 && !list.hasMore && t('customers.count', { count: list.rows.length })}
      actions={create}
      search={{
        label: t('customers.search'),
        value: search.q ?? '',
        onChange: (q) => change({ q: q || undefined }),
      }}
      filters={
        <ArchivedToggle
          on={search.archived === 'true'}
          onChange={(on) => change({ archived: on ? 'true' : undefined })}
        />
      }
      list={list}
      narrowed={Boolean(search.q)}
      empty={
        search.archived ? (
          <EmptyState icon={IconBuildingStore} title={t('customers.empty_archived')} />
        ) : (
          <EmptyState
            icon={IconBuildingStore}
            title={t('customers.empty_title')}
            text={t('customers.empty_text')}
          >
            {create}
          </EmptyState>
        )
      }
    >
      <DataTable
        label={t('customers.title')}
        columns={columns}
        rows={list.rows}
        idOf={(customer) => customer.id}
        nameOf={(customer) => customer.name}
        onOpen={(customer) =>
          void navigate({ to: '/customers/$customerId', params: { customerId: customer.id } })
        }
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onEnd={list.more}
      />
    </ListPage>
  );
}

function useColumns(): DataColumn<Customer>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('words.name'),
        width: 32,
        card: 'title',
        cell: (customer) => (
          <Link to="/customers/$customerId" params={{ customerId: customer.id }} className={classes.rowLink}>
            {customer.name}
          </Link>
        ),
      },
      {
        id: 'reference',
        header: t('customers.reference'),
        width: 24,
        card: 'line',
        cell: (customer) => customer.reference,
      },
      {
        id: 'locations',
        header: t('customers.locations'),
        width: 14,
        numeric: true,
        card: 'side',
        cell: (customer) => (
          <Link className={classes.rowLink} to="/locations" search={{ customer_id: customer.id }}>
            {formatNumber(customer.location_count, i18n.language)}
          </Link>
        ),
      },
      {
        id: 'updated',
        header: t('words.updated_at'),
        width: 12,
        cell: (customer) => <RelativeTime at={customer.updated_at} />,
      },
    ],
    [t, i18n.language],
  );
}
