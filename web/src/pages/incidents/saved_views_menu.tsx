// "Saved views ▾": named filters, one's own and shared ones; saves what the list shows now.
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { savedViewsQuery } from '@/api/saved_views';
import type { SavedView } from '@/api/types';
import { notifyDone, notifyProblem } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useCan, useSession } from '@/lib/session';

const SaveViewDialog = lazy(() => import('./save_view_dialog'));

const kMenuHeight = 320;

interface SavedViewsMenuProps {
  page: SavedView['page'];
  /** The filters as they stand in the address, without the question mark. */
  query: string;
  onPick: (query: string) => void;
}

export function SavedViewsMenu({ page, query, onPick }: SavedViewsMenuProps) {
  const { t } = useTranslation();
  const can = useCan();
  const [saving, setSaving] = useState(false);
  const { data = [] } = useQuery({ ...savedViewsQuery, enabled: can('list_saved_views') });
  if (!can('list_saved_views')) return null;
  const views = data.filter((view) => view.page === page);
  const current = views.find((view) => view.query === query);
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} aria-hidden="true" />}
            rightSection={<IconChevronDown size={16} aria-hidden="true" />}
          >
            {current?.name ?? t('incidents.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <div style={{ maxHeight: kMenuHeight, overflowY: 'auto' }}>
            {views.length === 0 && (
              <Text size="sm" c="dimmed" px="sm" py={6}>
                {t('incidents.views_none')}
              </Text>
            )}
            {views.map((view) => (
              <ViewItem key={view.id} view={view} onPick={onPick} />
            ))}
          </div>
          {can('create_saved_view') && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                disabled={query === ''}
                onClick={() => setSaving(true)}
              >
                {query === '' ? t('incidents.view_save_none') : t('incidents.view_save')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {saving && <SaveViewDialog page={page} query={query} onClose={() => setSaving(false)} />}
      </Suspense>
    </>
  );
}

function ViewItem({ view, onPick }: { view: SavedView; onPick: (query: string) => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const { user } = useSession();
  const mine = view.owner.id === user.id;
  const mayDelete = can('delete_saved_view') && (mine || user.role === 'admin');
  const remove = async () => {
    await body(
      api.DELETE('/api/v1/saved-views/{saved_view_id}', { params: { path: { saved_view_id: view.id } } }),
    );
    notifyDone(t('incidents.view_deleted', { name: view.name }));
    await refresh('saved_views');
  };
  return (
    <Group gap={0} wrap="nowrap">
      <Menu.Item
        onClick={() => onPick(view.query)}
        leftSection={view.shared && <IconUsers size={14} aria-label={t('incidents.view_shared')} />}
      >
        {view.name}
        {!mine && (
          <Text span size="xs" c="dimmed">
            {' '}
            {view.owner.name}
          </Text>
        )}
      </Menu.Item>
      {mayDelete && (
        <Menu.Item
          w={38}
          component="div"
          p={4}
          aria-label={t('incidents.view_delete', { name: view.name })}
          onClick={() => void remove().catch(notifyProblem)}
        >
          <ActionIcon component="span" variant="subtle" color="gray" c="dimmed" size="sm">
            <IconTrash size={15} aria-hidden="true" />
          </ActionIcon>
        </Menu.Item>
      )}
    </Group>
  );
}
