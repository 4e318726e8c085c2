// Asks before a file is removed from an incident: its bytes do not come back.
import { useTranslation } from 'react-i18next';
import { removeAttachment } from '@/api/incident_extras';
import type { Attachment, Incident } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm_dialog';

interface RemoveAttachmentDialogProps {
  incident: Incident;
  attachment: Attachment;
  onClose: () => void;
}

export default function RemoveAttachmentDialog(props: RemoveAttachmentDialogProps) {
  const { incident, attachment, onClose } = props;
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      opened
      danger
      title={t('incident_extras.remove', { name: attachment.name })}
      confirm={t('incident_extras.remove_short')}
      onClose={onClose}
      onConfirm={async () => {
        await removeAttachment(incident.id, attachment.id);
        onClose();
      }}
    >
      {t('incident_extras.remove_text')}
    </ConfirmDialog>
  );
}
