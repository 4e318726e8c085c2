// Tokens for programs: which there are, when they expire, a new one, revoking one.
import { Button, Text } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { Token } from '@/api/types';
import { tokensQuery } from '@/api/users';
import { ConfirmDialog } from '@/components/confirm_dialog';
import { type DataColumn, DataTable } from '@/components/data_table';
import { EmptyState } from '@/components/empty_state';
import { ListPage } from '@/components/list_page';
import { RelativeTime } from '@/components/relative_time';
import { SecretDialog } from '@/components/secret_dialog';
import { Tag } from '@/components/tag';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useShortcut } from '@/lib/shortcuts';
import { useList } from '@/lib/use_list';
import { TokenDialog } from './token_dialog';

function tokenState(token: Token, now: number): 'valid' | 'expired' | 'revoked' {
  if (token.revoked_at !== null) return 'revoked';
  return Date.parse(token.expires_at) <= now ? 'expired' : 'valid';
}

const kTones = { valid: 'good', expired: 'neutral', revoked: 'neutral' } as const;

export function TokensPage() {
  const { t } = useTranslation();
  const list = useList(tokensQuery);
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<{ name: string; secret: string } | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const columns = useColumns(setRevoking);
  useShortcut('n', t('shell.keys_new'), 'list', () => {
    setCreating(true);
    return true;
  });
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setCreating(true)}>
      {t('settings.token_new')}
    </Button>
  );
  const revoke = async (token: Token) => {
    await api.DELETE('/api/v1/tokens/{token_id}', { params: { path: { token_id: token.id } } });
    setRevoking(null);
    notifyDone(t('settings.token_revoked_done', { name: token.name }));
    await refresh('tokens');
  };
  return (
    <>
      <ListPage
        title={t('settings.tokens')}
        count={
          list.rows.length > 0 && !list.hasMore && t('settings.tokens_count', { count: list.rows.length })
        }
        actions={create}
        filters={
          <Text size="sm" c="dimmed">
            {t('settings.tokens_text')}
          </Text>
        }
        list={list}
        narrowed={false}
        empty={
          <EmptyState
            icon={IconKey}
            title={t('settings.tokens_empty_title')}
            text={t('settings.tokens_empty_text')}
          >
            {create}
          </EmptyState>
        }
      >
        <DataTable
          label={t('settings.tokens')}
          columns={columns}
          rows={list.rows}
          idOf={(token) => token.id}
          nameOf={(token) => token.name}
          hasMore={list.hasMore}
          loadingMore={list.loadingMore}
          onEnd={list.more}
        />
      </ListPage>
      {creating && (
        <TokenDialog
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false);
            setSecret(made);
          }}
        />
      )}
      {secret && (
        <SecretDialog
          title={t('settings.token_secret_title', { name: secret.name })}
          text={t('settings.token_secret_text')}
          label={t('settings.token_secret_label')}
          secret={secret.secret}
          copyLabel={t('settings.token_copy')}
          onClose={() => setSecret(null)}
        />
      )}
      {revoking && (
        <ConfirmDialog
          opened
          danger
          title={t('settings.token_revoke_title', { name: revoking.name })}
          confirm={t('settings.token_revoke')}
          onClose={() => setRevoking(null)}
          onConfirm={() => revoke(revoking)}
        >
          {t('settings.token_revoke_text')}
        </ConfirmDialog>
      )}
    </>
  );
}

function useColumns(onRevoke: (token: Token) => void): DataColumn<Token>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('words.name'),
        width: 20,
        card: 'title',
        cell: (token) => (
          <Text size="sm" fw={550} truncate>
            {token.name}
          </Text>
        ),
      },
      {
        id: 'scopes',
        header: t('settings.token_scopes'),
        width: 26,
        card: 'line',
        cell: (token) => <span title={token.scopes.join(', ')}>{token.scopes.join(', ')}</span>,
      },
      {
        id: 'role',
        header: t('settings.token_by'),
        width: 14,
        card: 'line',
        cell: (token) => t(`settings.role_${token.role}`),
      },
      {
        id: 'expires',
        header: t('settings.token_expires'),
        width: 12,
        cell: (token) => <RelativeTime at={token.expires_at} />,
      },
      {
        id: 'used',
        header: t('settings.token_last_used'),
        width: 12,
        cell: (token) => <RelativeTime at={token.last_used_at} />,
      },
      {
        id: 'state',
        header: t('settings.token_state'),
        width: 10,
        card: 'side',
        cell: (token) => {
          const state = tokenState(token, Date.now());
          return <Tag tone={kTones[state]}>{t(`settings.token_${state}`)}</Tag>;
        },
      },
      {
        id: 'revoke',
        header: '',
        width: 120,
        fixed: true,
        card: 'side',
        cell: (token) =>
          tokenState(token, Date.now()) === 'valid' && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('settings.token_revoke_named', { name: token.name })}
              onClick={() => onRevoke(token)}
            >
              {t('settings.token_revoke')}
            </Button>
          ),
      },
    ],
    [t, onRevoke],
  );
}
