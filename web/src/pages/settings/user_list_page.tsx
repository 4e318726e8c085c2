// The users of the organisation.
import { IconUsers } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '@/api/types';
import { usersQuery } from '@/api/users';
import { type DataColumn, DataTable } from '@/components/data_table';
import { EmptyState } from '@/components/empty_state';
import { ListPage } from '@/components/list_page';
import { NewButton } from '@/components/new_button';
import classes from '@/components/page.module.css';
import { RelativeTime } from '@/components/relative_time';
import { Tag } from '@/components/tag';
import { useList } from '@/lib/use_list';

export const kUserTones = { active: 'good', invited: 'info', disabled: 'neutral' } as const;

export function UserListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/settings/users' });
  const list = useList(usersQuery(search.q));
  const columns = useColumns();
  const invite = <NewButton to="/settings/users/new" label={t('settings.invite')} />;
  return (
    <ListPage
      title={t('settings.users')}
      count={list.rows.length > 0 && !list.hasMore && t('settings.users_count', { count: list.rows.length })}
      actions={invite}
      search={{
        label: t('settings.users_search'),
        value: search.q ?? '',
        onChange: (q) => void navigate({ to: '/settings/users', search: q ? { q } : {}, replace: true }),
      }}
      list={list}
      narrowed={Boolean(search.q)}
      empty={
        <EmptyState
          icon={IconUsers}
          title={t('settings.users_empty_title')}
          text={t('settings.users_empty_text')}
        >
          {invite}
        </EmptyState>
      }
    >
      <DataTable
        label={t('settings.users')}
        columns={columns}
        rows={list.rows}
        idOf={(user) => user.id}
        nameOf={(user) => user.name}
        onOpen={(user) => void navigate({ to: '/settings/users/$userId', params: { userId: user.id } })}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onEnd={list.more}
      />
    </ListPage>
  );
}

function useColumns(): DataColumn<User>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('words.name'),
        width: 26,
        card: 'title',
        cell: (user) => (
          <Link to="/settings/users/$userId" params={{ userId: user.id }} className={classes.rowLink}>
            {user.name}
          </Link>
        ),
      },
      { id: 'email', header: t('words.email'), width: 28, card: 'line', cell: (user) => user.email },
      {
        id: 'role',
        header: t('settings.role'),
        width: 20,
        card: 'line',
        cell: (user) => t(`settings.role_${user.role}`),
      },
      {
        id: 'status',
        header: t('settings.status'),
        width: 12,
        card: 'side',
        cell: (user) => <Tag tone={kUserTones[user.status]}>{t(`settings.status_${user.status}`)}</Tag>,
      },
      {
        id: 'last',
        header: t('settings.last_sign_in'),
        width: 14,
        cell: (user) => <RelativeTime at={user.last_sign_in_at} />,
      },
    ],
    [t],
  );
}
