// Marking an agreement as default: says who loses the mark and how many locations will carry a flag, before it happens.
import { List, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { slaDefaultPreviewQuery } from '@/api/slas';
import type { Sla } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm_dialog';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';

interface DefaultMeaningProps {
  name: string;
  from: string | null;
  flagged: number;
}

export function DefaultMeaning({ name, from, flagged }: DefaultMeaningProps) {
  const { t } = useTranslation();
  return (
    <List size="sm" spacing={6}>
      <List.Item>{from ? t('slas.default_takes', { from }) : t('slas.default_first')}</List.Item>
      <List.Item data-testid="flagged-after">
        {flagged === 0 ? t('slas.default_flags_zero') : t('slas.default_flags', { count: flagged })}
      </List.Item>
      <List.Item>{t('slas.default_binds', { name })}</List.Item>
    </List>
  );
}

interface DefaultDialogProps {
  sla: Sla;
  onClose: () => void;
  onMarked: (sla: Sla) => void;
}

export function DefaultDialog({ sla, onClose, onMarked }: DefaultDialogProps) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const preview = useQuery(slaDefaultPreviewQuery(sla.id));
  const mark = async () => {
    const marked = await body(
      api.POST('/api/v1/slas/{sla_id}/default', {
        params: {
          path: { sla_id: sla.id },
          header: { ...ifMatch(sla.version), ...keyFor([sla.id, sla.version]) },
        },
      }),
    );
    notifyDone(t('slas.default_done', { name: sla.name }));
    onMarked(marked);
    onClose();
    await refresh('slas', 'locations', 'search');
  };
  return (
    <ConfirmDialog
      opened
      title={t('slas.default_title', { name: sla.name })}
      confirm={t('slas.default_mark')}
      disabled={!preview.data}
      onClose={onClose}
      onConfirm={mark}
    >
      {preview.data ? (
        <DefaultMeaning
          name={sla.name}
          from={preview.data.current_default?.name ?? null}
          flagged={preview.data.flagged_after}
        />
      ) : (
        <Loader size="sm" aria-label={t('words.loading')} />
      )}
    </ConfirmDialog>
  );
}
