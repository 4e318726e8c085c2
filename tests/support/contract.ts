// The contract as the tests see it: every operation of api/openapi.yaml with who may call it, what it takes and what it
// answers. Read once for a process; everything that is "made from the contract" begins here.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { operations } from '../../web/src/api/schema.gen.ts';

export type OperationId = keyof operations;
export type Schema = Record<string, unknown>;
export type Role = 'admin' | 'operator' | 'supporter' | 'viewer' | 'installer' | 'customer';

export const roles: Role[] = ['admin', 'operator', 'supporter', 'viewer', 'installer', 'customer'];

export interface Header {
  required?: boolean;
  schema: Schema;
}

export interface ResponseRow {
  headers: Record<string, Header>;
  /** By content type; empty when the answer has no body. */
  content: Record<string, Schema>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

export interface Operation {
  id: OperationId;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  kind: 'read' | 'write' | 'slow' | 'stream';
  roles: Role[];
  scope: string | null;
  is_session_only: boolean;
  is_idempotent: boolean;
  parameters: Parameter[];
  /** The schema of a JSON body; null when it takes none, or a file. */
  body: Schema | null;
  takes_file: boolean;
  responses: Map<number, ResponseRow>;
}

type Node = Record<string, unknown>;

export const document = load(
  readFileSync(new URL('../../api/openapi.yaml', import.meta.url), 'utf8'),
) as Node;

/** What a JSON pointer such as `#/components/schemas/Sla` names. */
function pointed(reference: string): Node {
  let node: unknown = document;
  for (const part of reference.slice(2).split('/')) {
    node = (node as Node)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (node === undefined) throw new Error(`the contract has no ${reference}`);
  return node as Node;
}

/** The node itself, or what its $ref names. */
export function resolved(node: Node): Node {
  return typeof node.$ref === 'string' ? resolved({ ...pointed(node.$ref), ...{ $ref: undefined } }) : node;
}

function readResponse(raw: Node): ResponseRow {
  const node = resolved(raw);
  const headers: Record<string, Header> = {};
  for (const [name, header] of Object.entries((node.headers ?? {}) as Record<string, Node>)) {
    headers[name.toLowerCase()] = resolved(header) as unknown as Header;
  }
  const content: Record<string, Schema> = {};
  for (const [type, media] of Object.entries((node.content ?? {}) as Record<string, Node>)) {
    content[type] = media.schema as Schema;
  }
  return { headers, content };
}

function readOperation(method: string, path: string, node: Node): Operation {
  const body = node.requestBody
    ? ((resolved(node.requestBody as Node).content ?? {}) as Record<string, Node>)
    : {};
  const json = body['application/json']?.schema as Schema | undefined;
  const takes_file = Object.keys(body).some((type) => type !== 'application/json');
  return {
    id: node.operationId as OperationId,
    method: method.toUpperCase() as Operation['method'],
    path,
    kind: node['x-kind'] as Operation['kind'],
    roles: node['x-roles'] as Role[],
    scope: (node['x-scope'] as string | undefined) ?? null,
    is_session_only: node['x-session-only'] === true,
    is_idempotent: node['x-idempotent'] === true,
    parameters: ((node.parameters ?? []) as Node[]).map((parameter) => {
      const { name, in: place, required, schema } = resolved(parameter);
      return { name, in: place, required: required === true, schema } as Parameter;
    }),
    body: takes_file ? null : (json ?? null),
    takes_file,
    responses: new Map(
      Object.entries(node.responses as Record<string, Node>).map(([status, row]) => [
        Number(status),
        readResponse(row),
      ]),
    ),
  };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

export const all_operations: Operation[] = Object.entries(document.paths as Record<string, Node>).flatMap(
  ([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method) => readOperation(method, path, item[method] as Node)),
);

const by_id = new Map(all_operations.map((operation) => [operation.id, operation]));

export function operation_of(id: OperationId): Operation {
  const operation = by_id.get(id);
  if (!operation) throw new Error(`the contract has no operation ${id}`);
  return operation;
}

const patterns = all_operations
  .map((operation) => ({
    operation,
    parameter_count: operation.path.split('{').length - 1,
    pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  .sort((left, right) => left.parameter_count - right.parameter_count);

/** The operation that a request is for; a fixed segment goes before a parameter. Null: the contract names none. */
export function find_operation(method: string, path: string): Operation | null {
  return (
    patterns.find(({ operation, pattern }) => operation.method === method && pattern.test(path))?.operation ??
    null
  );
}
