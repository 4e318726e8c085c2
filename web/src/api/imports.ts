// Queries about imports, and the upload itself.
import { queryOptions } from '@tanstack/react-query';
import { stringifyPlainSearch } from '@/lib/search_params';
import { api, body } from './client';
import { pagesOf } from './pages';
import type { Import, ImportFinding } from './types';
import { sendFile, type Upload } from './upload';

export const importsQuery = pagesOf<Import>(['imports', 'list'], (page, signal) =>
  api.GET('/api/v1/imports', { params: { query: page }, signal }),
);

export const importProfilesQuery = queryOptions({
  queryKey: ['imports', 'profiles'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/import-profiles', { signal }))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

const kPollMs = 700;

export function isRunning(one: Pick<Import, 'status'> | undefined): boolean {
  return one?.status === 'queued' || one?.status === 'running';
}

export function importQuery(import_id: string) {
  return queryOptions({
    queryKey: ['imports', 'one', import_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/imports/{import_id}', { params: { path: { import_id } }, signal })),
    refetchInterval: (query) => (isRunning(query.state.data) ? kPollMs : false),
  });
}

export function findingsQuery(import_id: string) {
  return pagesOf<ImportFinding>(['imports', 'findings', import_id], (page, signal) =>
    api.GET('/api/v1/imports/{import_id}/findings', { params: { path: { import_id }, query: page }, signal }),
  );
}

interface UploadRequest {
  file: File;
  format: 'ocpi' | 'csv';
  profile: string | undefined;
  country_code: string | undefined;
  party_id: string | undefined;
}

export function startUpload(ask: UploadRequest, onProgress: (sent: number) => void): Upload<Import> {
  const { file, ...rest } = ask;
  const url = `/api/v1/imports${stringifyPlainSearch({ ...rest, file_name: file.name })}`;
  return sendFile<Import>(url, file, 'application/octet-stream', onProgress);
}
