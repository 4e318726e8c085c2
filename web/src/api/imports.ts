// Queries about imports, and the upload itself. XMLHttpRequest, because only it says how much was sent.
import { queryOptions } from '@tanstack/react-query';
import { reportConnection } from '@/lib/connection';
import { stringifyPlainSearch } from '@/lib/search_params';
import { api, body, csrfHeaders, reportSignedOut } from './client';
import { pagesOf } from './pages';
import { ApiProblem, problemOf } from './problem';
import type { Import, ImportFinding } from './types';

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

export interface UploadRequest {
  file: File;
  format: 'ocpi' | 'csv';
  profile: string | undefined;
  country_code: string | undefined;
  party_id: string | undefined;
}

export interface Upload {
  done: Promise<Import>;
  cancel: () => void;
}

export class UploadCancelled extends Error {}

export function startUpload(ask: UploadRequest, onProgress: (sent: number) => void): Upload {
  const { file, ...rest } = ask;
  const request = new XMLHttpRequest();
  const done = new Promise<Import>((resolve, reject) => {
    request.open('POST', `/api/v1/imports${stringifyPlainSearch({ ...rest, file_name: file.name })}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      reportConnection(request.status === 503 ? 'unavailable' : 'connected');
      if (request.status === 202) {
        resolve(JSON.parse(request.responseText) as Import);
        return;
      }
      const problem = problemOf(
        request.status,
        request.responseText,
        request.getResponseHeader('Retry-After'),
      );
      if (problem.code === 'unauthenticated') reportSignedOut();
      reject(problem);
    };
    request.onerror = () => reject(ApiProblem.network());
    request.onabort = () => reject(new UploadCancelled());
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
