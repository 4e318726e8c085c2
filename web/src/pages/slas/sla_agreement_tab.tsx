// The editor of an agreement.
import { Button, Group, Text } from '@mantine/core';
import { IconArchive, IconRestore } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { slaQuery } from '@/api/slas';
import type { Sla } from '@/api/types';
import { EditorPage } from '@/components/editor_page';
import { notifyDone, notifyProblem } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';
import { ArchiveSlaDialog, restoreSla } from './archive_sla_dialog';
import { DefaultBadge } from './default_badge';
import { DefaultDialog } from './default_dialog';
import { useReapplication } from './reapply/use_reapplication';
import {
  checkSla,
  kBlankSla,
  readSla,
  SlaFields,
  type SlaValues,
  slaFieldList,
  toSlaInput,
} from './sla_fields';
import { SlaTabs } from './sla_tabs';
import { proposalOf, sameTerms } from './terms_proposal';
import { useSla } from './use_sla';

export function SlaAgreementTab() {
  const { t } = useTranslation();
  const sla = useSla();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [dialog, setDialog] = useState<'archive' | 'default' | null>(null);
  const remember = (saved: Sla) => cache.setQueryData(slaQuery(saved.id).queryKey, saved);
  const editor = useEditor<Sla, SlaValues>({
    thing: sla,
    blank: kBlankSla,
    read: readSla,
    fields: slaFieldList(t),
    validate: (values) => checkSla(t, values),
    save: (values, base) =>
      body(
        api.PUT('/api/v1/slas/{sla_id}', {
          params: { path: { sla_id: sla.id }, header: ifMatch(base?.version ?? sla.version) },
          body: toSlaInput(values),
        }),
      ),
    onSaved: (saved) => {
      remember(saved);
      notifyDone(t('words.saved'));
      void refresh('slas', 'locations', 'search');
    },
  });
  const reapplication = useReapplication();
  const submit = () => {
    const { values } = editor.form;
    const valid = Object.values(checkSla(t, values)).every((problem) => problem === null);
    if (!valid || sameTerms(values, readSla(editor.base ?? sla))) return editor.submit();
    const proposed = { sla_id: sla.id, proposed: proposalOf(values) };
    return reapplication.aroundSave({ sla_id: sla.id }, proposed, editor.submit);
  };
  const archived = sla.archived_at !== null;
  return (
    <EditorPage
      title={sla.name}
      back={{ to: '/operations/slas', label: t('slas.title') }}
      beside={sla.is_default && <DefaultBadge />}
      editor={{ ...editor, submit, saving: editor.saving || reapplication.asking }}
      archived={archived}
      tabs={<SlaTabs sla={sla} />}
      actions={
        archived ? (
          <Button
            variant="default"
            leftSection={<IconRestore size={16} aria-hidden="true" />}
            onClick={() =>
              void restoreSla(sla).then(
                () => notifyDone(t('words.restored_named', { name: sla.name })),
                notifyProblem,
              )
            }
          >
            {t('words.restore')}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconArchive size={16} aria-hidden="true" />}
            onClick={() => setDialog('archive')}
          >
            {t('words.archive')}
          </Button>
        )
      }
      after={
        <>
          {reapplication.dialog}
          {dialog === 'archive' && (
            <ArchiveSlaDialog
              sla={sla}
              onClose={() => setDialog(null)}
              onArchived={() => void navigate({ to: '/operations/slas' })}
            />
          )}
          {dialog === 'default' && (
            <DefaultDialog
              sla={editor.base ?? sla}
              onClose={() => setDialog(null)}
              onMarked={(marked) => {
                editor.adopt(marked, 'is_default');
                remember(marked);
              }}
            />
          )}
        </>
      }
    >
      <SlaFields
        editor={editor}
        defaultPart={
          sla.is_default ? (
            <Text size="sm">
              {t('slas.default_is')} {t('slas.default_change')}
            </Text>
          ) : (
            <Group>
              <Button variant="light" onClick={() => setDialog('default')} disabled={archived}>
                {t('slas.default_mark')}
              </Button>
              <Text size="sm" c="dimmed">
                {t('slas.default_hint')}
              </Text>
            </Group>
          )
        }
      />
    </EditorPage>
  );
}
