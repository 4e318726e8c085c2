// Archives an agreement; when locations are bound to it, asks where they go, in the same step.
import { Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { slaChoicesQuery } from '@/api/slas';
import type { Sla } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm_dialog';
import { notifyUndo } from '@/lib/notify';
import { refresh } from '@/lib/query_client';

const kNone = 'none';

export async function restoreSla({ id, version }: Sla) {
  const params = { path: { sla_id: id }, header: ifMatch(version) };
  await body(api.POST('/api/v1/slas/{sla_id}/restore', { params }));
  await refresh('slas', 'locations', 'search');
}

interface ArchiveSlaDialogProps {
  sla: Sla;
  onClose: () => void;
  onArchived: () => void;
}

export function ArchiveSlaDialog({ sla, onClose, onArchived }: ArchiveSlaDialogProps) {
  const { t } = useTranslation();
  const [target, setTarget] = useState<string | null>(null);
  const { data: slas = [] } = useQuery(slaChoicesQuery);
  const used = sla.location_count > 0;
  const choices = [
    ...slas.filter((other) => other.id !== sla.id).map((other) => ({ value: other.id, label: other.name })),
    { value: kNone, label: t('slas.archive_target_none') },
  ];
  const archive = async () => {
    const archived = await body(
      api.DELETE('/api/v1/slas/{sla_id}', {
        params: {
          path: { sla_id: sla.id },
          query: used && target ? { move_locations_to: target } : {},
          header: ifMatch(sla.version),
        },
      }),
    );
    onArchived();
    notifyUndo(t('words.archived_named', { name: sla.name }), () => restoreSla(archived));
    await refresh('slas', 'locations', 'search');
  };
  return (
    <ConfirmDialog
      opened
      danger
      title={t('slas.archive_title', { name: sla.name })}
      confirm={t('words.archive')}
      disabled={used && target === null}
      hideConfirm={sla.is_default}
      onClose={onClose}
      onConfirm={archive}
    >
      {sla.is_default ? (
        <Text size="sm">{t('slas.archive_is_default')}</Text>
      ) : used ? (
        <Stack gap="sm">
          <Text size="sm">{t('slas.archive_used', { count: sla.location_count })}</Text>
          <Select
            label={t('slas.archive_target')}
            placeholder={t('slas.archive_target_pick')}
            data={choices}
            value={target}
            onChange={setTarget}
            searchable
          />
          <Text size="xs" c="dimmed">
            {t('slas.archive_kept')}
          </Text>
        </Stack>
      ) : (
        <Text size="sm">{t('slas.archive_unused')}</Text>
      )}
    </ConfirmDialog>
  );
}
