// Files on their way to an incident: side by side, each with its progress, or with why it was not taken until somebody has
// read that.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachFile, attachmentTypeOf, kAttachmentBytesMax } from '@/api/incident_extras';
import { refreshIncidents } from '@/api/incidents';
import { fieldText, isProblem, problemText } from '@/api/problem';
import { UploadCancelled } from '@/api/upload';
import { randomKey } from '@/lib/idempotency';

export interface Sending {
  key: string;
  name: string;
  size: number;
  sent: number;
  error: string | null;
  cancel: () => void;
}

export interface Attaching {
  sending: readonly Sending[];
  attach: (files: Iterable<File>) => void;
  dismiss: (key: string) => void;
}

export function useAttaching(incident_id: string): Attaching {
  const { t } = useTranslation();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const change = (key: string, changes: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const dismiss = (key: string) => setSending((all) => all.filter((one) => one.key !== key));

  const words = (problem: unknown): string => {
    const [field] = isProblem(problem, 'invalid', 'invalid_parameter') ? problem.errors : [];
    return field ? fieldText(t, field) : problemText(t, problem);
  };

  const attachOne = async (file: File) => {
    const key = randomKey();
    const begun = { key, name: file.name, size: file.size, sent: 0, cancel: () => dismiss(key) };
    const refuse = (error: string) => setSending((all) => [...all, { ...begun, error }]);
    const type = attachmentTypeOf(file);
    if (!type) return refuse(t('incident_extras.not_taken'));
    if (file.size > kAttachmentBytesMax) return refuse(t('incident_extras.too_large'));
    const upload = attachFile(incident_id, file, type, (sent) => change(key, { sent }));
    setSending((all) => [...all, { ...begun, error: null, cancel: upload.cancel }]);
    try {
      await upload.done;
      await refreshIncidents();
      dismiss(key);
    } catch (problem) {
      if (problem instanceof UploadCancelled) dismiss(key);
      else change(key, { error: words(problem) });
    }
  };

  const attach = (files: Iterable<File>) => {
    for (const file of files) void attachOne(file);
  };
  return { sending, attach, dismiss };
}
