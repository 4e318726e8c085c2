// One user: role and name, a new link for the password, disabling.
import { Button, Loader, Tooltip } from '@mantine/core';
import { IconKey, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import type { OneTimeLink, User } from '@/api/types';
import { userQuery } from '@/api/users';
import { ConfirmDialog } from '@/components/confirm_dialog';
import { DetailTabs } from '@/components/detail_tabs';
import { EditorPage } from '@/components/editor_page';
import { Tag } from '@/components/tag';
import { notifyDone, notifyProblem } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';
import { Failure } from '@/shell/dead_ends';
import { LinkDialog } from './link_dialog';
import { belongings, checkUser, readUser, UserFields, type UserValues, userFieldList } from './user_fields';
import { kUserTones } from './user_list_page';

export function UserPage() {
  const { t } = useTranslation();
  const { userId } = useParams({ from: '/signed-in/settings/users/$userId' });
  const user = useQuery(userQuery(userId));
  if (user.isError && !user.data) return <Failure error={user.error} onRetry={() => void user.refetch()} />;
  if (!user.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <UserEditor key={userId} user={user.data} />;
}

function UserEditor({ user }: { user: User }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const disabled = user.status === 'disabled';
  const patch = (thing: User, change: object) =>
    body(
      api.PATCH('/api/v1/users/{user_id}', {
        params: { path: { user_id: user.id }, header: ifMatch(thing.version) },
        body: change,
      }),
    );
  const remember = (saved: User) => {
    cache.setQueryData(userQuery(saved.id).queryKey, saved);
    void refresh('users');
  };
  const editor = useEditor<User, UserValues>({
    thing: user,
    blank: readUser(user),
    read: readUser,
    fields: userFieldList(t),
    validate: (values) => checkUser(t, values),
    save: (values, base) => {
      const { name, role, locale } = values;
      return patch(base ?? user, { name: name.trim(), role, locale, ...belongings(values) });
    },
    onSaved: (saved) => {
      remember(saved);
      notifyDone(t('words.saved'));
    },
  });
  const setDisabled = async (next: boolean) => {
    remember(await patch(user, { disabled: next }));
    setAsking(false);
    const name = user.name;
    notifyDone(next ? t('settings.disabled_done', { name }) : t('settings.enabled_done', { name }));
  };
  const makeLink = async () => {
    const params = { path: { user_id: user.id } };
    setLink(await body(api.POST('/api/v1/users/{user_id}/link', { params })));
    await refresh('users');
  };
  return (
    <EditorPage
      title={user.name}
      back={{ to: '/settings/users', label: t('settings.users') }}
      beside={<Tag tone={kUserTones[user.status]}>{t(`settings.status_${user.status}`)}</Tag>}
      editor={editor}
      actions={
        <>
          {!disabled && (
            <Tooltip label={t('settings.reset_hint', { name: user.name })}>
              <Button
                variant="default"
                leftSection={<IconKey size={16} aria-hidden="true" />}
                onClick={() => void makeLink().catch(notifyProblem)}
              >
                {t('settings.reset')}
              </Button>
            </Tooltip>
          )}
          {disabled ? (
            <Button
              variant="default"
              leftSection={<IconUserCheck size={16} aria-hidden="true" />}
              onClick={() => void setDisabled(false).catch(notifyProblem)}
            >
              {t('settings.enable')}
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconUserOff size={16} aria-hidden="true" />}
              onClick={() => setAsking(true)}
            >
              {t('settings.disable')}
            </Button>
          )}
        </>
      }
      after={
        <>
          <ConfirmDialog
            opened={asking}
            danger
            title={t('settings.disable_title', { name: user.name })}
            confirm={t('settings.disable')}
            onClose={() => setAsking(false)}
            onConfirm={() => setDisabled(true)}
          >
            {t('settings.disable_text')}
          </ConfirmDialog>
          {link && (
            <LinkDialog
              name={user.name}
              link={link.one_time_link}
              expires_at={link.expires_at}
              onClose={() => setLink(null)}
            />
          )}
        </>
      }
    >
      <DetailTabs type="user" id={user.id}>
        <UserFields editor={editor} />
      </DetailTabs>
    </EditorPage>
  );
}
