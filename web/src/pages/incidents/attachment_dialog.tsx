// A picture that is attached to an incident, as large as there is room.
import { Button, Group, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { attachmentUrl } from '@/api/incident_extras';
import type { Attachment, Incident } from '@/api/types';
import own from './attachments.module.css';

interface AttachmentDialogProps {
  incident: Incident;
  attachment: Attachment;
  onClose: () => void;
}

export default function AttachmentDialog({ incident, attachment, onClose }: AttachmentDialogProps) {
  const { t } = useTranslation();
  const url = attachmentUrl(incident.id, attachment.id);
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      title={attachment.name}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <img src={url} alt={attachment.name} className={own.picture} />
      <Group justify="flex-end" mt="sm">
        <Button
          component="a"
          href={url}
          download={attachment.name}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
        >
          {t('incident_extras.download_short')}
        </Button>
      </Group>
    </Modal>
  );
}
