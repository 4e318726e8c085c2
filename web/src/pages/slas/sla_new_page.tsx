// A new agreement. If it shall be the default at once, the same questions are asked as when marking one.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { slaChoicesQuery } from '@/api/slas';
import type { Sla } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm_dialog';
import { EditorPage } from '@/components/editor_page';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';
import { DefaultMeaning } from './default_dialog';
import {
  checkSla,
  DefaultCheckbox,
  kBlankSla,
  readSla,
  SlaFields,
  type SlaValues,
  slaFieldList,
  toSlaInput,
} from './sla_fields';

export function SlaNewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keyFor = useIdempotencyKey();
  const { data: others = [] } = useQuery(slaChoicesQuery);
  const currentDefault = others.find((sla) => sla.is_default);
  const flagged = others.reduce((sum, sla) => sum + sla.location_count, 0);
  const [asking, setAsking] = useState<((go: boolean) => void) | null>(null);

  const editor = useEditor<Sla, SlaValues>({
    blank: kBlankSla,
    read: readSla,
    fields: slaFieldList(t),
    validate: (values) => checkSla(t, values),
    save: (values) => {
      const input = toSlaInput(values);
      return body(api.POST('/api/v1/slas', { body: input, params: { header: keyFor(input) } }));
    },
    onSaved: (sla) => {
      notifyDone(t('words.created', { name: sla.name }));
      void refresh('slas', 'locations', 'search');
      void navigate({ to: '/operations/slas/$slaId', params: { slaId: sla.id } });
    },
  });
  const { name, is_default } = editor.form.values;
  const valid = Object.values(checkSla(t, editor.form.values)).every((problem) => problem === null);
  const submit = async () => {
    if (is_default && currentDefault && valid) {
      const go = await new Promise<boolean>((resolve) => setAsking(() => resolve));
      setAsking(null);
      if (!go) return false;
    }
    return editor.submit();
  };

  return (
    <EditorPage
      title={t('slas.new')}
      back={{ to: '/operations/slas', label: t('slas.title') }}
      editor={{ ...editor, submit }}
      after={
        asking && (
          <ConfirmDialog
            opened
            title={t('slas.default_title', { name })}
            confirm={t('slas.default_mark')}
            onClose={() => asking(false)}
            onConfirm={() => asking(true)}
          >
            <DefaultMeaning name={name} from={currentDefault?.name ?? null} flagged={flagged} />
          </ConfirmDialog>
        )
      }
    >
      <SlaFields editor={editor} defaultPart={<DefaultCheckbox editor={editor} />} />
    </EditorPage>
  );
}
