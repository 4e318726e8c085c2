// Settings → Queue: how much each reason counts, with what the numbers do to five made-up incidents, and what revenue
// at risk is computed from. Everybody but an admin and an operator only reads it.
import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { queueSettingsQuery } from '@/api/queue_settings';
import type { QueueSettings } from '@/api/types';
import { EditorPage } from '@/components/editor_page';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useCan } from '@/lib/session';
import { useEditor } from '@/lib/use_editor';
import { Failure } from '@/shell/dead_ends';
import { QueueExample } from './queue_example_list';
import { ReopenField, RevenueFields, StatusSwitch, WeightFields } from './queue_settings_fields';
import {
  checkQueueSettings,
  type QueueValues,
  queueFields,
  readQueueSettings,
  toQueueUpdate,
} from './queue_settings_values';

export function QueueSettingsPage() {
  const { t } = useTranslation();
  const settings = useQuery(queueSettingsQuery);
  if (settings.isError && !settings.data) {
    return <Failure error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  if (!settings.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <QueueSettingsEditor settings={settings.data} />;
}

function QueueSettingsEditor({ settings }: { settings: QueueSettings }) {
  const { t } = useTranslation();
  const can = useCan();
  const cache = useQueryClient();
  const editor = useEditor<QueueSettings, QueueValues>({
    thing: settings,
    blank: readQueueSettings(settings),
    read: readQueueSettings,
    fields: queueFields(t),
    validate: (values) => checkQueueSettings(t, values),
    save: (values, base) =>
      body(
        api.PUT('/api/v1/queue-settings', {
          params: { header: ifMatch((base ?? settings).version) },
          body: toQueueUpdate(values),
        }),
      ),
    onSaved: (saved) => {
      cache.setQueryData(queueSettingsQuery.queryKey, saved);
      notifyDone(t('queue_settings.saved'));
      void refresh('incidents');
    },
  });
  return (
    <EditorPage title={t('queue_settings.title')} editor={editor} readOnly={!can('update_queue_settings')}>
      <WeightFields editor={editor}>
        <QueueExample values={editor.form.values} saved={editor.base ?? settings} />
      </WeightFields>
      <RevenueFields editor={editor} />
      <ReopenField editor={editor} />
      <StatusSwitch editor={editor} />
    </EditorPage>
  );
}
