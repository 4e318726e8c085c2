// Holds an answer of the program against the contract: is its status named, are its headers there, has its body the shape
// and content type that it says? And remembers which operations and statuses were seen. Called for every answer in every test.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { document, find_operation, type Operation } from './contract.ts';

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats.default as unknown as (ajv: Ajv2020) => void)(ajv);
// `password` and `uri-reference` hold nothing that a text could break.
ajv.addFormat('password', true);
ajv.addSchema({ $id: 'contract', ...document });

/** `POST /api/v1/slas 201`, for every answer that was checked. */
export const seen = new Set<string>();

const validators = new Map<string, ValidateFunction>();

function at_contract(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/'));
}

function validator(key: string, schema: Record<string, unknown>): ValidateFunction {
  let validate = validators.get(key);
  if (!validate) {
    validate = ajv.compile(at_contract(schema) as Record<string, unknown>);
    validators.set(key, validate);
  }
  return validate;
}

export class ContractViolation extends Error {}

function header_text(answer: RawAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function* header_problems(operation: Operation, answer: RawAnswer): Generator<string> {
  const row = operation.responses.get(answer.status);
  for (const [name, header] of Object.entries(row?.headers ?? {})) {
    const text = header_text(answer, name);
    if (text === undefined) {
      if (header.required) yield `the header ${name} is missing`;
      continue;
    }
    const value = header.schema.type === 'integer' ? Number(text) : text;
    const validate = validator(`header ${name} ${JSON.stringify(header.schema)}`, header.schema);
    if (!validate(value)) yield `the header ${name}: ${text} is not as it says`;
  }
}

function* body_problems(key: string, schemas: Record<string, Record<string, unknown>>, answer: RawAnswer) {
  const type = (header_text(answer, 'content-type') ?? '').split(';')[0] ?? '';
  if (Object.keys(schemas).length === 0) {
    if (answer.body.length > 0) yield 'there is a body where none is named';
    return;
  }
  const schema = schemas[type];
  if (!schema) {
    yield `the content type "${type}" is not named; there are ${Object.keys(schemas).join(', ')}`;
    return;
  }
  if (!type.endsWith('json')) return;
  let value: unknown;
  try {
    value = JSON.parse(answer.body.toString('utf8'));
  } catch {
    yield `the body is not JSON: ${answer.body.toString('utf8').slice(0, 200)}`;
    return;
  }
  const validate = validator(`${key} ${type}`, schema);
  if (!validate(value)) {
    for (const { instancePath, message, params } of (validate.errors ?? []).slice(0, 6)) {
      yield `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
    }
  }
}

/** Paths that no operation has: only an unknown path (404) and a wrong method (405) are answered there. */
function* unnamed_problems(answer: RawAnswer): Generator<string> {
  if (![400, 404, 405, 414, 431].includes(answer.status)) {
    yield 'the contract names no such operation';
    return;
  }
  if (answer.status === 405 && !header_text(answer, 'allow')) yield 'the header allow is missing';
  const schema = { $ref: '#/components/schemas/Problem' };
  yield* body_problems('problem', { 'application/problem+json': schema }, answer);
}

const always_possible = [414, 431];

/** Throws a ContractViolation when the answer is not one that the contract names. */
export function check_answer(method: string, path: string, answer: RawAnswer): void {
  const operation = find_operation(method, path);
  const problems: string[] = [];
  const row = operation?.responses.get(answer.status);
  if (!operation) {
    problems.push(...unnamed_problems(answer));
  } else if (row) {
    seen.add(`${operation.id} ${answer.status}`);
    problems.push(...header_problems(operation, answer));
    problems.push(...body_problems(`${operation.id} ${answer.status}`, row.content, answer));
  } else if (!always_possible.includes(answer.status)) {
    problems.push('the contract does not name this status');
  }
  const content_type = header_text(answer, 'content-type');
  if (header_text(answer, 'x-content-type-options') !== 'nosniff' && content_type) {
    problems.push('the header x-content-type-options: nosniff is missing');
  }
  if (problems.length > 0) {
    const text = answer.body.toString('utf8').slice(0, 600);
    throw new ContractViolation(
      `${method} ${path} answered ${answer.status}, which is not as the contract says:\n  ${problems.join('\n  ')}\n  ${text}`,
    );
  }
}

/** Throws a ContractViolation when the data of an event is not as the contract says. */
export function check_event(name: string, data: unknown): void {
  const schema = name === 'changed' ? 'LiveChange' : 'LiveTime';
  const validate = validator(`event ${schema}`, { $ref: `#/components/schemas/${schema}` });
  if (!validate(data))
    throw new ContractViolation(
      `the event ${name} is not as the contract says: ${JSON.stringify(data)} ${JSON.stringify(validate.errors)}`,
    );
}
