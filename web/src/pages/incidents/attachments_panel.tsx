// The files of an incident: chosen, dropped here, or pasted anywhere on the page; with a small picture of those that are one.
import { Button, Kbd, Loader, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentsQuery, kAccepted } from '@/api/incident_extras';
import type { Attachment, Incident } from '@/api/types';
import { Panel } from '@/components/panel';
import { useCan } from '@/lib/session';
import { useShortcut } from '@/lib/shortcuts';
import { Failure } from '@/shell/dead_ends';
import { AttachmentRow, SendingRow } from './attachment_rows';
import own from './attachments.module.css';
import { type Attaching, useAttaching } from './use_attaching';

const AttachmentDialog = lazy(() => import('./attachment_dialog'));
const RemoveAttachmentDialog = lazy(() => import('./remove_attachment_dialog'));

export function AttachmentsPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const can = useCan();
  const mayAttach = can('create_attachment') && incident.allowed_actions.includes('comment');
  const attaching = useAttaching(incident.id);
  const [over, setOver] = useState(false);
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      attaching.attach(event.dataTransfer.files);
    },
  };
  return (
    <div
      className={own.target}
      data-over={over || undefined}
      data-testid="attachments"
      {...(mayAttach && drop)}
    >
      <Panel
        title={t('incident_extras.attachments')}
        actions={mayAttach && <AttachButton attaching={attaching} />}
      >
        <Files incident={incident} attaching={attaching} mayAttach={mayAttach} />
      </Panel>
    </div>
  );
}

/** A picture on the clipboard has no name of its own. */
function named(file: File): File {
  const at = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return new File([file], `${at}.${file.type.split('/')[1] ?? 'png'}`, { type: file.type });
}

function usePaste(attaching: Attaching) {
  const latest = useRef(attaching);
  useEffect(() => {
    latest.current = attaching;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const pictures = [...(event.clipboardData?.files ?? [])].filter(({ type }) =>
        type.startsWith('image/'),
      );
      // What is copied out of a table or a letter is text first, and a picture of it second.
      if (event.clipboardData?.types.includes('text/plain')) return;
      if (pictures.length === 0 || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      event.preventDefault();
      latest.current.attach(pictures.map(named));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

function AttachButton({ attaching }: { attaching: Attaching }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  usePaste(attaching);
  useShortcut('f', t('incident_extras.attach'), 'incident', () => {
    input.current?.click();
    return true;
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={kAccepted}
        data-testid="attachment-input"
        onChange={(event) => {
          attaching.attach([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconPaperclip size={14} aria-hidden="true" />}
        aria-keyshortcuts="f"
        onClick={() => input.current?.click()}
      >
        {t('incident_extras.attach')}
        <Kbd size="xs" ml={7} aria-hidden="true" visibleFrom="sm">
          F
        </Kbd>
      </Button>
    </>
  );
}

interface FilesProps {
  incident: Incident;
  attaching: Attaching;
  mayAttach: boolean;
}

function Files({ incident, attaching, mayAttach }: FilesProps) {
  const { t } = useTranslation();
  const [viewed, view] = useState<Attachment | null>(null);
  const [removed, remove] = useState<Attachment | null>(null);
  const files = useQuery(attachmentsQuery(incident.id));
  if (files.isError && !files.data) {
    return <Failure error={files.error} onRetry={() => void files.refetch()} />;
  }
  if (!files.data) return <Loader size="sm" aria-label={t('words.loading')} />;
  if (files.data.length === 0 && attaching.sending.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {mayAttach ? t('incident_extras.none_attach') : t('incident_extras.none')}
      </Text>
    );
  }
  return (
    <>
      <ul className={own.list}>
        {files.data.map((attachment) => (
          <AttachmentRow
            key={attachment.id}
            incident={incident}
            attachment={attachment}
            onView={() => view(attachment)}
            onRemove={() => remove(attachment)}
          />
        ))}
        {attaching.sending.map((one) => (
          <SendingRow key={one.key} sending={one} onDismiss={() => attaching.dismiss(one.key)} />
        ))}
      </ul>
      <Suspense fallback={null}>
        {viewed && <AttachmentDialog incident={incident} attachment={viewed} onClose={() => view(null)} />}
        {removed && (
          <RemoveAttachmentDialog incident={incident} attachment={removed} onClose={() => remove(null)} />
        )}
      </Suspense>
    </>
  );
}
