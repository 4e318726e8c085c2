// Gives a name to the filters of a list.
import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import type { SavedView } from '@/api/types';
import { FormDialog } from '@/components/form_dialog';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';

interface Values extends Record<string, unknown> {
  name: string;
  shared: boolean;
}

/** Views are replaced, not edited. */
type Saved = SavedView & { version: number };

interface SaveViewDialogProps {
  page: SavedView['page'];
  query: string;
  onClose: () => void;
}

export default function SaveViewDialog({ page, query, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const editor = useEditor<Saved, Values>({
    blank: { name: '', shared: false },
    read: ({ name, shared }) => ({ name, shared }),
    fields: [
      { path: 'name', label: t('words.name') },
      { path: 'shared', label: t('incidents.view_share') },
    ],
    validate: (values) => ({ name: values.name.trim() ? null : t('problems.field.required') }),
    save: async ({ name, shared }) => {
      const input = { name: name.trim(), page, query, shared };
      const params = { header: keyFor(input) };
      return { ...(await body(api.POST('/api/v1/saved-views', { body: input, params }))), version: 1 };
    },
    onSaved: (view) => {
      notifyDone(t('words.created', { name: view.name }));
      onClose();
      void refresh('saved_views');
    },
  });
  const { form } = editor;
  return (
    <FormDialog title={t('incidents.view_save_title')} editor={editor} onClose={onClose}>
      <TextInput label={t('words.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <Checkbox label={t('incidents.view_share')} {...form.getInputProps('shared', { type: 'checkbox' })} />
    </FormDialog>
  );
}
