// Binds the selected locations to an agreement, or takes it away: shows what they are bound to now before it
// happens, and offers to undo it afterwards.
import { Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { bindPreviewQuery } from '@/api/locations';
import { isProblem } from '@/api/problem';
import type { LocationSelection } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm_dialog';
import classes from '@/components/page.module.css';
import { formatNumber } from '@/lib/format';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone, notifyUndo } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useReapplication } from '@/pages/slas/reapply/use_reapplication';

interface BindDialogProps {
  /** Nothing: unbind. */
  sla: { id: string; name: string } | null;
  selection: LocationSelection;
  onClose: () => void;
  onDone: () => void;
}

export default function BindDialog({ sla, selection, onClose, onDone }: BindDialogProps) {
  const { t, i18n } = useTranslation();
  const keyFor = useIdempotencyKey();
  const reapplication = useReapplication();
  const sla_id = sla?.id ?? null;
  const preview = useQuery(bindPreviewQuery(sla_id, selection));
  const matched = preview.data?.matched ?? 0;
  const unchanged = preview.data?.unchanged ?? 0;
  const moving = matched - unchanged;

  const bind = async () => {
    const input = { sla_id, select: selection, expected_count: matched, atomic: true };
    try {
      const done = await body(
        api.POST('/api/v1/locations/bind', { body: input, params: { header: keyFor(input) } }),
      );
      const message = sla
        ? t('slas.bound', { count: done.bound, name: sla.name })
        : t('slas.unbound', { count: done.bound });
      notifyUndo(message, () => undo(done.id));
      void refresh('locations', 'slas', 'search');
      if (done.bound > 0) await reapplication.offer({ operation_id: done.id });
      onDone();
    } catch (error) {
      if (isProblem(error, 'count_changed')) await preview.refetch();
      throw error;
    }
  };
  const undo = async (operation_id: string) => {
    const params = { path: { operation_id } };
    const { restored, skipped } = await body(
      api.POST('/api/v1/bulk-operations/{operation_id}/undo', { params }),
    );
    const parts = [t('slas.undone', { count: restored })];
    if (skipped > 0) parts.push(t('slas.undone_skipped', { count: skipped }));
    notifyDone(parts.join(' '));
    await refresh('locations', 'slas', 'search');
  };

  if (reapplication.dialog) return reapplication.dialog;
  return (
    <ConfirmDialog
      opened
      title={sla ? t('slas.bind_title', { name: sla.name }) : t('slas.unbind_title')}
      confirm={sla ? t('slas.bind_confirm', { count: moving }) : t('slas.unbind_confirm', { count: moving })}
      disabled={!preview.data || moving === 0}
      onClose={onClose}
      onConfirm={bind}
    >
      {preview.error && <Text size="sm">{t('words.page_failed_text')}</Text>}
      {!preview.data && !preview.error && <Loader size="sm" aria-label={t('words.loading')} />}
      {preview.data && (
        <Stack gap="xs" data-testid="bind-preview">
          <Text size="sm">{t('slas.bind_matched', { count: matched })}</Text>
          {preview.data.by_sla.length > 0 && (
            <>
              <Text size="sm" fw={600}>
                {t('slas.bind_now')}
              </Text>
              <table className={classes.plainTable}>
                <tbody>
                  {preview.data.by_sla.map((row) => (
                    <tr key={row.sla?.id ?? 'none'}>
                      <th scope="row">{row.sla?.name ?? t('slas.bind_now_none')}</th>
                      <td className={classes.numeric}>{formatNumber(row.count, i18n.language)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
          {moving > 0 && (
            <Text size="sm" c="dimmed">
              {t('reapply.bind_note')}
            </Text>
          )}
          {moving === 0 ? (
            <Text size="sm">{t('slas.bind_nothing')}</Text>
          ) : (
            unchanged > 0 && (
              <Text size="sm" c="dimmed">
                {t('slas.bind_unchanged', { count: unchanged })}
              </Text>
            )
          )}
        </Stack>
      )}
    </ConfirmDialog>
  );
}
