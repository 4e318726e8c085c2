// The one client of the API: typed by the contract, adds the CSRF token to everything that changes something,
// tells the shell whether the server is there, and turns every refusal into an ApiProblem.
import createClient, { type Middleware } from 'openapi-fetch';
import { reportConnection } from '@/lib/connection';
import { ApiProblem, readProblem } from './problem';
import type { paths } from './schema.gen';

let csrf_token: string | null = null;
const signedOutListeners = new Set<() => void>();

export function setCsrfToken(token: string | null) {
  csrf_token = token;
}

export function csrfHeaders(): Record<string, string> {
  return csrf_token ? { 'X-CSRF-Token': csrf_token } : {};
}

/** Called when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => {
    signedOutListeners.delete(listener);
  };
}

export function reportSignedOut() {
  for (const listener of signedOutListeners) listener();
}

const kSafeMethods = new Set(['GET', 'HEAD']);

const middleware: Middleware = {
  onRequest({ request }) {
    if (!kSafeMethods.has(request.method)) {
      for (const [name, value] of Object.entries(csrfHeaders())) request.headers.set(name, value);
    }
    return request;
  },
  async onResponse({ response }) {
    reportConnection(response.status === 503 ? 'unavailable' : 'connected');
    if (response.ok) return response;
    const problem = await readProblem(response);
    if (problem.code === 'unauthenticated') reportSignedOut();
    throw problem;
  },
  onError({ error }) {
    if (error instanceof ApiProblem || (error instanceof DOMException && error.name === 'AbortError')) return;
    reportConnection('network');
    return ApiProblem.network();
  },
};

export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(middleware);

interface Answered<Data> {
  data?: Data;
  response: Response;
}

/** The body of an answer; refusals were thrown before as ApiProblem. */
export async function body<Data>(answer: Promise<Answered<Data>>): Promise<NonNullable<Data>> {
  const { data } = await answer;
  return data as NonNullable<Data>;
}

/** The entity tag of a thing as If-Match wants it. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
