// A file of an incident as a row: its small picture or sign, name, size, who and when; and one that is still on its way.
import { ActionIcon, Anchor, Progress, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconDownload, IconFileText, IconFileTypePdf, IconTrash, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { attachmentUrl } from '@/api/incident_extras';
import type { Attachment, Incident } from '@/api/types';
import { ActorName } from '@/components/actor_name';
import { RelativeTime } from '@/components/relative_time';
import { formatBytes } from '@/lib/format';
import own from './attachments.module.css';
import type { Sending } from './use_attaching';

interface AttachmentRowProps {
  incident: Incident;
  attachment: Attachment;
  onView: () => void;
  onRemove: () => void;
}

export function AttachmentRow({ incident, attachment, onView, onRemove }: AttachmentRowProps) {
  const { t, i18n } = useTranslation();
  const { name, removable } = attachment;
  const url = attachmentUrl(incident.id, attachment.id);
  return (
    <li className={own.row} data-testid="attachment">
      <Sign attachment={attachment} url={url} onView={onView} />
      <div className={own.what}>
        <Anchor href={url} download={name} size="sm" className={own.name}>
          {name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {formatBytes(attachment.size_bytes, i18n.language)} · <ActorName actor={attachment.attached_by} /> ·{' '}
          <RelativeTime at={attachment.attached_at} zone={incident.location.time_zone} />
        </Text>
      </div>
      <div className={own.buttons}>
        <Tooltip label={t('incident_extras.download', { name })}>
          <ActionIcon
            component="a"
            href={url}
            download={name}
            variant="subtle"
            aria-label={t('incident_extras.download', { name })}
          >
            <IconDownload size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
        {removable && (
          <Tooltip label={t('incident_extras.remove', { name })}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('incident_extras.remove', { name })}
              onClick={onRemove}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </li>
  );
}

function Sign({ attachment, url, onView }: { attachment: Attachment; url: string; onView: () => void }) {
  const { t } = useTranslation();
  const { name, content_type } = attachment;
  if (content_type.startsWith('image/')) {
    return (
      <UnstyledButton className={own.sign} onClick={onView} aria-label={t('incident_extras.view', { name })}>
        <img src={url} alt="" loading="lazy" className={own.thumbnail} />
      </UnstyledButton>
    );
  }
  const Icon = content_type === 'application/pdf' ? IconFileTypePdf : IconFileText;
  return (
    <span className={own.sign}>
      <Icon size={24} stroke={1.5} aria-hidden="true" />
    </span>
  );
}

export function SendingRow({ sending, onDismiss }: { sending: Sending; onDismiss: () => void }) {
  const { t, i18n } = useTranslation();
  const { name, size, sent, error, cancel } = sending;
  const stop = error === null ? t('incident_extras.cancel', { name }) : t('words.close');
  return (
    <li className={own.row} data-testid="sending">
      <span className={own.sign}>
        <IconFileText size={24} stroke={1.5} aria-hidden="true" />
      </span>
      <div className={own.what}>
        <Text size="sm" className={own.name}>
          {name}{' '}
          <Text span size="xs" c="dimmed">
            {formatBytes(size, i18n.language)}
          </Text>
        </Text>
        {error === null ? (
          <Progress
            value={size === 0 ? 100 : (sent / size) * 100}
            size="sm"
            aria-label={t('incident_extras.sending', { name })}
          />
        ) : (
          <Text size="sm" role="alert" className={own.error}>
            {error}
          </Text>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={stop}
        onClick={error === null ? cancel : onDismiss}
      >
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
