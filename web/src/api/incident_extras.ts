// Files attached to an incident, and the incidents it is linked to. Their keys begin with "incidents", so that what others
// do is seen at once.
import { queryOptions } from '@tanstack/react-query';
import { stringifyPlainSearch } from '@/lib/search_params';
import { api, body } from './client';
import { refreshIncidents } from './incidents';
import type { Attachment, AttachmentType } from './types';
import { sendFile } from './upload';

export const kAttachmentBytesMax = 10 * 1024 * 1024;

export function attachmentsQuery(incident_id: string) {
  return queryOptions({
    queryKey: ['incidents', 'attachments', incident_id],
    queryFn: async ({ signal }) => {
      const params = { path: { incident_id } };
      return (await body(api.GET('/api/v1/incidents/{incident_id}/attachments', { params, signal }))).items;
    },
  });
}

export function attachmentUrl(incident_id: string, attachment_id: string): string {
  return `/api/v1/incidents/${incident_id}/attachments/${attachment_id}`;
}

const kTypes: readonly AttachmentType[] = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/pdf',
  'text/plain',
];

/** What the file dialog offers. */
export const kAccepted = [...kTypes, '.log', '.csv'].join(',');

/** The type to send a file as; browsers know no type for logs, and another one for tables. Nothing: it is not taken. */
export function attachmentTypeOf(file: Pick<File, 'name' | 'type'>): AttachmentType | undefined {
  if (/\.(txt|log|csv)$/i.test(file.name)) return 'text/plain';
  return kTypes.find((type) => type === file.type);
}

export function attachFile(
  incident_id: string,
  file: File,
  type: AttachmentType,
  onProgress: (sent: number) => void,
) {
  const search = stringifyPlainSearch({ file_name: file.name });
  return sendFile<Attachment>(
    `/api/v1/incidents/${incident_id}/attachments${search}`,
    file,
    type,
    onProgress,
  );
}

export async function removeAttachment(incident_id: string, attachment_id: string) {
  const params = { path: { incident_id, attachment_id } };
  await api.DELETE('/api/v1/incidents/{incident_id}/attachments/{attachment_id}', { params });
  await refreshIncidents();
}

export function incidentLinksQuery(incident_id: string) {
  return queryOptions({
    queryKey: ['incidents', 'links', incident_id],
    queryFn: async ({ signal }) => {
      const params = { path: { incident_id } };
      return (await body(api.GET('/api/v1/incidents/{incident_id}/links', { params, signal }))).items;
    },
  });
}

export async function linkIncidents(incident_id: string, linked_incident_id: string) {
  const params = { path: { incident_id, linked_incident_id } };
  await api.PUT('/api/v1/incidents/{incident_id}/links/{linked_incident_id}', { params });
  await refreshIncidents();
}

export async function unlinkIncidents(incident_id: string, linked_incident_id: string) {
  const params = { path: { incident_id, linked_incident_id } };
  await api.DELETE('/api/v1/incidents/{incident_id}/links/{linked_incident_id}', { params });
  await refreshIncidents();
}
