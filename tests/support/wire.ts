// Sends one HTTP request and hands back the whole answer, checked against the contract. Works on node:http so that tests can
// send what fetch refuses to: odd headers, broken bodies, a Unix socket.
import * as http from 'node:http';
import { check_answer, type RawAnswer } from './contract_check.ts';

/** Where the program listens: a port of this machine, or its local socket. */
export type Target = { port: number } | { socketPath: string };

export interface WireRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers?: http.OutgoingHttpHeaders;
  body?: Buffer | string;
  /** What is no operation of the contract by intent (the local socket's own paths, the page's files) goes unchecked. */
  checked?: boolean;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** Ends the kept connections, so that nothing holds the process. */
export function close_connections(): void {
  agent.destroy();
}

const retryable = new Set(['ECONNRESET', 'EPIPE']);

function attempt(target: Target, request: WireRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = http.request({
      ...('port' in target ? { host: '127.0.0.1', port: target.port } : { socketPath: target.socketPath }),
      method: request.method,
      path: request.path,
      headers: {
        ...(request.body === undefined ? {} : { 'Content-Length': Buffer.byteLength(request.body) }),
        ...request.headers,
      },
      agent,
    });
    sent.once('error', (error: NodeJS.ErrnoException & { is_reused?: boolean }) => {
      error.is_reused = sent.reusedSocket;
      reject(error);
    });
    sent.once('response', (response) => {
      const parts: Buffer[] = [];
      const is_endless = response.headers['content-type'] === 'text/event-stream';
      response.on('data', (part: Buffer) => {
        parts.push(part);
        if (is_endless) response.destroy();
      });
      // Of a stream of events the first ones are the answer (tests/support/events.ts hears the others).
      if (is_endless) {
        response.once('close', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      }
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.end(request.body);
  });
}

/** One request, sent again only when a kept connection turned out to be closed before anything was answered. */
export async function exchange(target: Target, request: WireRequest): Promise<RawAnswer> {
  let answer: RawAnswer;
  try {
    answer = await attempt(target, request);
  } catch (error) {
    const { code, is_reused } = error as NodeJS.ErrnoException & { is_reused?: boolean };
    if (!is_reused || !retryable.has(code ?? '')) throw error;
    answer = await attempt(target, request);
  }
  if (request.checked !== false)
    check_answer(request.method, request.path.split('?')[0] ?? request.path, answer);
  return answer;
}
