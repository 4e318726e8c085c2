// Archiving an EVSE or a charge point of a location.
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import type { ChargePoint, Evse, LocationDetail } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm_dialog';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';

interface ArchiveEvseDialogProps {
  location: LocationDetail;
  evse: Evse;
  onClose: () => void;
}

export function ArchiveEvseDialog({ location, evse, onClose }: ArchiveEvseDialogProps) {
  const { t } = useTranslation();
  const name = evse.evse_id ?? evse.uid;
  return (
    <ConfirmDialog
      opened
      danger
      title={t('equipment.archive_evse_title', { name })}
      confirm={t('words.archive')}
      onClose={onClose}
      onConfirm={async () => {
        await body(
          api.DELETE('/api/v1/locations/{location_id}/evses/{evse_uid}', {
            params: { path: { location_id: location.id, evse_uid: evse.uid }, header: ifMatch(evse.version) },
          }),
        );
        onClose();
        notifyDone(t('words.archived_named', { name }));
        await refresh('locations');
      }}
    >
      {t('equipment.archive_evse_text')}
    </ConfirmDialog>
  );
}

interface ArchiveChargePointDialogProps {
  charge_point: ChargePoint;
  onClose: () => void;
}

export function ArchiveChargePointDialog({ charge_point, onClose }: ArchiveChargePointDialogProps) {
  const { t } = useTranslation();
  const { id, name, location_id, version } = charge_point;
  return (
    <ConfirmDialog
      opened
      danger
      title={t('equipment.archive_charge_point_title', { name })}
      confirm={t('words.archive')}
      onClose={onClose}
      onConfirm={async () => {
        await body(
          api.DELETE('/api/v1/locations/{location_id}/charge-points/{charge_point_id}', {
            params: { path: { location_id, charge_point_id: id }, header: ifMatch(version) },
          }),
        );
        onClose();
        notifyDone(t('words.archived_named', { name }));
        await refresh('locations');
      }}
    >
      {t('equipment.archive_charge_point_text')}
    </ConfirmDialog>
  );
}
