// A caller of the API: nobody, a signed-in person, or a token. Calls operations by their id through openapi-fetch with the
// types generated from the contract; whatever comes back was held against the contract (contract_check.ts).
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, operations, paths } from '../../web/src/api/schema.gen.ts';
import { type OperationId, operation_of } from './contract.ts';
import { exchange, type Target } from './wire.ts';

export type Schemas = components['schemas'];
type Parameters<Id extends OperationId> = operations[Id]['parameters'];
type Media<R> = R extends { content: { 'application/json': infer B } } ? B : undefined;
type JsonOf<B> = B extends { content: { 'application/json': infer J } } ? J : unknown;

/** The body of the good answer of an operation. */
export type Success<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses']]: Status extends 200 | 201 | 202 | 204
    ? Media<operations[Id]['responses'][Status]>
    : never;
}[keyof operations[Id]['responses']];

export interface Input<Id extends OperationId> {
  path?: Parameters<Id>['path'];
  query?: Parameters<Id>['query'];
  body?: NonNullable<operations[Id] extends { requestBody?: infer B } ? JsonOf<B> : never>;
  /** A file for an import, with its content type. */
  file?: Buffer;
  content_type?: string;
  /** The version that was read: becomes If-Match. */
  version?: number;
  /** Becomes Idempotency-Key. */
  key?: string;
  headers?: Record<string, string>;
}

export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
  problem: Schemas['Problem'];
}

export type Credentials =
  | { kind: 'nobody' }
  | { kind: 'session'; cookie: string; csrf_token: string | null }
  | { kind: 'token'; secret: string }
  | { kind: 'local'; organisation: string };

const safe = new Set(['GET', 'HEAD']);

/** The text of each answer: openapi-fetch reads a body by itself, and only once. */
const texts = new WeakMap<Response, string>();

export class Client {
  readonly target: Target;
  readonly credentials: Credentials;
  readonly #fetch: ReturnType<typeof createClient<paths>>;

  constructor(target: Target, credentials: Credentials = { kind: 'nobody' }) {
    this.target = target;
    this.credentials = credentials;
    this.#fetch = createClient<paths>({
      baseUrl: 'http://program',
      fetch: (request) => this.#over_the_wire(request),
    });
  }

  /** Who is calling, as headers. */
  identity(method: string): Record<string, string> {
    switch (this.credentials.kind) {
      case 'nobody':
        return {};
      case 'session': {
        const { cookie, csrf_token } = this.credentials;
        return { Cookie: cookie, ...(csrf_token && !safe.has(method) ? { 'X-CSRF-Token': csrf_token } : {}) };
      }
      case 'token':
        return { Authorization: `Bearer ${this.credentials.secret}` };
      case 'local':
        return this.credentials.organisation
          ? { 'Chargeward-Organisation': encodeURIComponent(this.credentials.organisation) }
          : {};
    }
  }

  async #over_the_wire(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const body = Buffer.from(await request.arrayBuffer());
    const answer = await exchange(this.target, {
      method: request.method,
      path: url.pathname + url.search,
      headers: { ...Object.fromEntries(request.headers), ...this.identity(request.method) },
      ...(request.body === null ? {} : { body }),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of [value ?? []].flat()) headers.append(name, one);
    }
    const is_empty = answer.status === 204 || answer.status === 304;
    const response = new Response(is_empty ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers,
    });
    texts.set(response, answer.body.toString('utf8'));
    return response;
  }

  /** Calls an operation and hands back whatever it answers. */
  async call<Id extends OperationId>(id: Id, input: Input<Id> = {}): Promise<Answer<Success<Id>>> {
    const operation = operation_of(id);
    const header = {
      ...(input.version === undefined ? {} : { 'If-Match': `"${input.version}"` }),
      ...(input.key === undefined ? {} : { 'Idempotency-Key': input.key }),
      ...(input.file ? { 'Content-Type': input.content_type ?? 'application/octet-stream' } : {}),
      ...input.headers,
    };
    const request = this.#fetch.request as (
      method: string,
      url: string,
      init: object,
    ) => Promise<{ response: Response }>;
    const { response } = await request(operation.method.toLowerCase(), operation.path, {
      params: { path: input.path ?? {}, query: input.query ?? {} },
      headers: header,
      parseAs: 'stream',
      ...(input.file ? { body: input.file, bodySerializer: (body: Buffer) => body } : {}),
      ...(input.body === undefined ? {} : { body: input.body }),
    });
    return answered<Success<Id>>(response.status, response.headers, texts.get(response) ?? '');
  }

  /** Calls an operation that must go well. */
  async ok<Id extends OperationId>(id: Id, input: Input<Id> = {}): Promise<Success<Id>> {
    const answer = await this.call(id, input);
    assert.ok(
      answer.status < 300,
      `${id} was refused: ${answer.status} ${JSON.stringify(answer.problem).slice(0, 600)}`,
    );
    return answer.body;
  }

  /** Sends what no typed client would. */
  async send(
    method: string,
    path: string,
    raw: {
      body?: string | Buffer | object;
      headers?: Record<string, string | string[]>;
      checked?: boolean;
    } = {},
  ): Promise<Answer> {
    const is_raw = raw.body === undefined || typeof raw.body === 'string' || Buffer.isBuffer(raw.body);
    const body = is_raw ? (raw.body as string | Buffer | undefined) : JSON.stringify(raw.body);
    const answer = await exchange(this.target, {
      method,
      path,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...this.identity(method),
        ...raw.headers,
      },
      ...(body === undefined ? {} : { body }),
      ...(raw.checked === undefined ? {} : { checked: raw.checked }),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of [value ?? []].flat()) headers.append(name, one);
    }
    return answered(answer.status, headers, answer.body.toString('utf8'));
  }
}

function answered<Body>(status: number, headers: Headers, text: string): Answer<Body> {
  const is_json = (headers.get('content-type') ?? '').includes('json');
  const body: unknown = is_json && text !== '' ? JSON.parse(text) : text;
  return { status, headers, body: body as Body, problem: body as Schemas['Problem'] };
}

/** The answer is a refusal with this status and code; with `pointers`, exactly these fields are named. */
export function refused(
  answer: Answer,
  status: number,
  code: Schemas['ProblemCode'],
  pointers?: string[],
): Schemas['Problem'] {
  const text = JSON.stringify(answer.body).slice(0, 600);
  assert.equal(answer.status, status, `expected ${status} ${code}, got ${answer.status}: ${text}`);
  assert.equal(answer.problem.code, code, text);
  if (pointers) {
    const named = [...new Set((answer.problem.errors ?? []).map(({ pointer }) => pointer))];
    assert.deepEqual(named.sort(), [...pointers].sort(), text);
  }
  return answer.problem;
}
