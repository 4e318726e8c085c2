// Sending a file. XMLHttpRequest, because only it says how much was sent.
import { reportConnection } from '@/lib/connection';
import { csrfHeaders, reportSignedOut } from './client';
import { ApiProblem, problemOf } from './problem';

export interface Upload<Answer> {
  done: Promise<Answer>;
  cancel: () => void;
}

export class UploadCancelled extends Error {}

export function sendFile<Answer>(
  url: string,
  file: Blob,
  content_type: string,
  onProgress: (sent: number) => void,
): Upload<Answer> {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer>((resolve, reject) => {
    request.open('POST', url);
    request.setRequestHeader('Content-Type', content_type);
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      reportConnection(request.status === 503 ? 'unavailable' : 'connected');
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as Answer);
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
