// All contacts: installers and manufacturers.
import { Anchor } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { contactsQuery } from '@/api/contacts';
import type { Contact } from '@/api/types';
import { ArchivedToggle } from '@/components/archived_toggle';
import { type DataColumn, DataTable } from '@/components/data_table';
import { EmptyState } from '@/components/empty_state';
import { ListPage } from '@/components/list_page';
import { NewButton } from '@/components/new_button';
import classes from '@/components/page.module.css';
import { RelativeTime } from '@/components/relative_time';
import type { ListSearch } from '@/lib/search_params';
import { useCan } from '@/lib/session';
import { useList } from '@/lib/use_list';

export function ContactListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/operations/contacts' });
  const list = useList(contactsQuery(search));
  const columns = useColumns();
  const change = (part: Partial<ListSearch>) =>
    void navigate({ to: '/operations/contacts', search: { ...search, ...part }, replace: true });
  const create = can('create_contact') && (
    <NewButton to="/operations/contacts/new" label={t('contacts.new')} />
  );
  return (
    <ListPage
      title={t('contacts.title')}
      count={list.rows.length > 0 && !list.hasMore && t('contacts.count', { count: list.rows.length })}
      actions={create}
      search={{
        label: t('contacts.search'),
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
          <EmptyState icon={IconAddressBook} title={t('contacts.empty_archived')} />
        ) : (
          <EmptyState
            icon={IconAddressBook}
            title={t('contacts.empty_title')}
            text={t('contacts.empty_text')}
          >
            {create}
          </EmptyState>
        )
      }
    >
      <DataTable
        label={t('contacts.title')}
        columns={columns}
        rows={list.rows}
        idOf={(contact) => contact.id}
        nameOf={(contact) => contact.name}
        onOpen={(contact) =>
          void navigate({ to: '/operations/contacts/$contactId', params: { contactId: contact.id } })
        }
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onEnd={list.more}
      />
    </ListPage>
  );
}

function useColumns(): DataColumn<Contact>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('words.name'),
        width: 32,
        card: 'title',
        cell: (contact) => (
          <Link
            to="/operations/contacts/$contactId"
            params={{ contactId: contact.id }}
            className={classes.rowLink}
          >
            {contact.name}
          </Link>
        ),
      },
      {
        id: 'kind',
        header: t('contacts.kind'),
        width: 18,
        card: 'side',
        cell: (contact) => t(`contacts.kind_${contact.kind}`),
      },
      {
        id: 'phone',
        header: t('words.phone'),
        width: 18,
        card: 'line',
        cell: (contact) => contact.phone && <Anchor href={`tel:${contact.phone}`}>{contact.phone}</Anchor>,
      },
      {
        id: 'email',
        header: t('words.email'),
        width: 24,
        card: 'line',
        cell: (contact) => contact.email && <Anchor href={`mailto:${contact.email}`}>{contact.email}</Anchor>,
      },
      {
        id: 'updated',
        header: t('words.updated_at'),
        width: 12,
        cell: (contact) => <RelativeTime at={contact.updated_at} />,
      },
    ],
    [t],
  );
}
