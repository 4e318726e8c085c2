// A refusal of the server (RFC 9457) as an error that can be thrown, and its way to the fields of a form.
import type { TFunction } from 'i18next';
import type { components } from './schema.gen';

type Problem = components['schemas']['Problem'];
export type FieldProblem = components['schemas']['FieldProblem'];
export type ProblemCode = Problem['code'] | 'network';

interface ProblemParts {
  status: number;
  code: ProblemCode;
  detail: string;
  errors?: FieldProblem[] | undefined;
  current?: Record<string, unknown> | undefined;
  count?: number | undefined;
  retry_after_seconds?: number | undefined;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly errors: FieldProblem[];
  readonly current: Record<string, unknown> | undefined;
  readonly count: number | undefined;
  readonly retry_after_seconds: number | undefined;

  constructor(parts: ProblemParts) {
    super(parts.detail);
    this.name = 'ApiProblem';
    this.status = parts.status;
    this.code = parts.code;
    this.errors = parts.errors ?? [];
    this.current = parts.current;
    this.count = parts.count;
    this.retry_after_seconds = parts.retry_after_seconds;
  }

  static network(): ApiProblem {
    return new ApiProblem({ status: 0, code: 'network', detail: 'The server did not answer.' });
  }
}

export function isProblem(error: unknown, ...codes: ProblemCode[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

function codeOfStatus(status: number): ProblemCode {
  if (status === 401) return 'unauthenticated';
  if (status === 404) return 'not_found';
  if (status === 413) return 'body_too_large';
  if (status === 429) return 'rate_limited';
  return status === 503 ? 'database_unavailable' : 'internal';
}

export function problemOf(status: number, text: string, retryAfter: string | null): ApiProblem {
  const seconds = Number(retryAfter);
  const retry_after_seconds = retryAfter && Number.isFinite(seconds) ? seconds : undefined;
  try {
    const parsed = JSON.parse(text) as Partial<Problem>;
    return new ApiProblem({
      status,
      code: parsed.code ?? codeOfStatus(status),
      detail: parsed.detail ?? parsed.title ?? '',
      errors: parsed.errors,
      current: parsed.current,
      count: parsed.count,
      retry_after_seconds,
    });
  } catch {
    return new ApiProblem({ status, code: codeOfStatus(status), detail: '', retry_after_seconds });
  }
}

export async function readProblem(response: Response): Promise<ApiProblem> {
  return problemOf(response.status, await response.text(), response.headers.get('Retry-After'));
}

/** "/first_level/resolution_minutes" → "first_level.resolution_minutes" (RFC 6901 escapes undone). */
export function pathOfPointer(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** What to write at a field. */
export function fieldText(t: TFunction, problem: FieldProblem): string {
  const values = { ...problem.params };
  return t(`problems.field.${problem.code as 'required'}`, {
    ...values,
    defaultValue: problem.detail || t('problems.field.other'),
  });
}

const kFieldOfCode: Partial<Record<ProblemCode, string>> = { name_taken: 'name', email_taken: 'email' };

/**
 * Problems per field of a form. A pointer that the form does not have goes to its nearest parent that it has;
 * what fits nowhere comes back under "rest".
 */
export function fieldErrors(
  t: TFunction,
  problem: ApiProblem,
  fields: readonly string[],
): { errors: Record<string, string>; rest: string[] } {
  const errors: Record<string, string> = {};
  const rest: string[] = [];
  for (const one of problem.errors) {
    const parts = pathOfPointer(one.pointer).split('.');
    while (parts.length > 0 && !fields.includes(parts.join('.'))) parts.pop();
    const text = fieldText(t, one);
    if (parts.length === 0) rest.push(text);
    else errors[parts.join('.')] ??= text;
  }
  const field = kFieldOfCode[problem.code];
  if (field && fields.includes(field)) {
    errors[field] = t(
      problem.code === 'email_taken' ? 'problems.field.email_taken' : 'problems.field.name_taken',
    );
  }
  return { errors, rest };
}

/** Why an incident did not take an action; what the page itself found says so in its language already. */
function moveText(t: TFunction, problem: FieldProblem): string {
  return problem.code === 'not_allowed' ? problem.detail : fieldText(t, problem);
}

/** What the server says only to a page that does not fit it: one that is older than the server. */
const kMisfits: ReadonlySet<ProblemCode> = new Set([
  'csrf_failed',
  'malformed_json',
  'unknown_field',
  'read_only_field',
  'duplicate_field',
  'unknown_parameter',
  'method_not_allowed',
  'precondition_required',
]);

/** One sentence for a person: what happened, what was not lost, what to do. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problems.unknown');
  if (error.code === 'network') return t('problems.network');
  if (kMisfits.has(error.code)) return t('problems.outdated');
  if (error.code === 'rate_limited') {
    return t('problems.code.rate_limited', { count: error.retry_after_seconds ?? 60 });
  }
  if (error.code === 'incident_move_refused' && error.errors[0]) return moveText(t, error.errors[0]);
  if (error.code === 'sla_in_use') return t('problems.code.sla_in_use', { count: error.count ?? 0 });
  if (error.code === 'calendar_in_use') {
    return t('problems.code.calendar_in_use', { count: error.count ?? 0 });
  }
  return t(`problems.code.${error.code as 'internal'}`, {
    defaultValue: error.message || t('problems.unknown'),
  });
}
