// Operations Center → Service Level Agreements: all of them, with times, contact and the number of bound locations.
import { Group, Text } from '@mantine/core';
import { IconGavel, IconPhone } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { slasQuery } from '@/api/slas';
import type { Sla } from '@/api/types';
import { ArchivedToggle } from '@/components/archived_toggle';
import { type DataColumn, DataTable } from '@/components/data_table';
import { EmptyState } from '@/components/empty_state';
import { ListPage } from '@/components/list_page';
import { NewButton } from '@/components/new_button';
import classes from '@/components/page.module.css';
import { RelativeTime } from '@/components/relative_time';
import { TermsCell } from '@/components/sla_words';
import { formatNumber } from '@/lib/format';
import type { SlaListSearch } from '@/lib/search_params';
import { useCan } from '@/lib/session';
import { useList } from '@/lib/use_list';
import { DefaultBadge } from './default_badge';

export function SlaListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/operations/slas' });
  const list = useList(slasQuery(search));
  const columns = useColumns();
  const change = (part: Partial<SlaListSearch>) =>
    void navigate({ to: '/operations/slas', search: { ...search, ...part }, replace: true });
  const create = can('create_sla') && <NewButton to="/operations/slas/new" label={t('slas.new')} />;

  return (
    <ListPage
      title={t('slas.title')}
      count={list.rows.length > 0 && !list.hasMore && t('slas.count', { count: list.rows.length })}
      actions={create}
      search={{
        label: t('slas.search'),
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
          <EmptyState icon={IconGavel} title={t('slas.empty_archived')} />
        ) : (
          <EmptyState icon={IconGavel} title={t('slas.empty_title')} text={t('slas.empty_text')}>
            {create}
          </EmptyState>
        )
      }
    >
      <DataTable
        label={t('slas.title')}
        columns={columns}
        rows={list.rows}
        idOf={(sla) => sla.id}
        nameOf={(sla) => sla.name}
        sort={search.sort ?? 'name'}
        onSort={(sort) => change({ sort: sort as SlaListSearch['sort'] })}
        onOpen={(sla) => void navigate({ to: '/operations/slas/$slaId', params: { slaId: sla.id } })}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onEnd={list.more}
      />
    </ListPage>
  );
}

function useColumns(): DataColumn<Sla>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('slas.column_name'),
        width: 30,
        sorts: ['name'],
        card: 'title',
        cell: (sla) => (
          <Group gap={8} wrap="nowrap">
            <Link to="/operations/slas/$slaId" params={{ slaId: sla.id }} className={classes.rowLink}>
              {sla.name}
            </Link>
            {sla.is_default && <DefaultBadge />}
          </Group>
        ),
      },
      {
        id: 'first',
        header: t('slas.column_first'),
        width: 15,
        card: 'line',
        cell: (sla) => <TermsCell terms={sla.first_level} calendar={sla.calendar?.name} />,
      },
      {
        id: 'second',
        header: t('slas.column_second'),
        width: 15,
        card: 'line',
        cell: (sla) => <TermsCell terms={sla.second_level} calendar={sla.calendar?.name} />,
      },
      {
        id: 'contact',
        header: t('slas.column_contact'),
        width: 22,
        card: 'line',
        cell: (sla) =>
          sla.contact && (
            <Group gap={6} wrap="nowrap">
              <IconPhone size={14} aria-hidden="true" />
              <span>
                {sla.contact.name}{' '}
                <Text span c="dimmed" size="xs">
                  {t(`contacts.short_${sla.contact.kind}`)}
                </Text>
              </span>
            </Group>
          ),
      },
      {
        id: 'locations',
        header: t('slas.column_locations'),
        width: 10,
        numeric: true,
        sorts: ['locations'],
        largestFirst: true,
        card: 'side',
        cell: (sla) => formatNumber(sla.location_count, i18n.language),
      },
      {
        id: 'updated',
        header: t('slas.column_updated'),
        width: 12,
        sorts: ['updated'],
        largestFirst: true,
        cell: (sla) => <RelativeTime at={sla.updated_at} />,
      },
    ],
    [t, i18n.language],
  );
}
