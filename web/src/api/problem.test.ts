// What a problem of the API becomes for people: the sentence, and the field it belongs to, in both languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '@/i18n/en';
import { translator } from '@/test_language';
import { ApiProblem, fieldErrors, type ProblemCode, pathOfPointer, problemOf, problemText } from './problem';

let t: TFunction;
beforeAll(async () => {
  t = await translator('en');
});

const kFields = ['name', 'first_level', 'coordinates.latitude'];

function refused(
  pointer: string,
  code: 'required' | 'out_of_range' | 'too_long',
  params?: Record<string, string>,
) {
  return { pointer, code, detail: 'Said by the server.', ...(params && { params }) };
}

/** Told by whoever asked: the sign-in form has its own words for a wrong password. */
const kToldElsewhere: readonly ProblemCode[] = ['sign_in_failed'];

function codesOfServer(): ProblemCode[] {
  const table = readFileSync(join(import.meta.dirname, '../../../src/base/error.cpp'), 'utf8');
  return [...table.matchAll(/\{ErrorCode::\w+, "(\w+)"/g)].map((match) => match[1] as ProblemCode);
}

describe('the codes of the server', () => {
  const codes = codesOfServer();

  it.each(['en', 'de'] as const)('are told in words of the page: %s', async (language) => {
    const words = await translator(language);
    const detail = 'Said by the server.';
    const untold = codes.filter(
      (code) => problemText(words, new ApiProblem({ status: 400, code, detail })) === detail,
    );
    expect(codes).toContain('malformed_json');
    expect(untold).toEqual(kToldElsewhere);
  });

  it('are all that the dictionary has words for', () => {
    const told = Object.keys(en.problems.code).map((key) => key.replace(/_(one|other)$/, ''));
    expect(told.filter((code) => !codes.includes(code as ProblemCode))).toEqual([]);
  });
});

describe('problems of the API', () => {
  it('a pointer becomes the path of a field', () => {
    expect(pathOfPointer('/first_level/resolution_minutes')).toBe('first_level.resolution_minutes');
    expect(pathOfPointer('/a~1b/c~0d')).toBe('a/b.c~d');
    expect(pathOfPointer('')).toBe('');
  });

  it('SLA-02 each refused field is named at the field; what fits nowhere is not lost', () => {
    const problem = new ApiProblem({
      status: 422,
      code: 'invalid',
      detail: '',
      errors: [
        refused('/name', 'too_long', { max: '120' }),
        refused('/first_level/resolution_minutes', 'out_of_range', { min: '1', max: '525600' }),
        refused('/coordinates/latitude', 'out_of_range', { min: '-90', max: '90' }),
        refused('/surprise', 'required'),
      ],
    });
    const { errors, rest } = fieldErrors(t, problem, kFields);
    expect(errors).toEqual({
      name: 'This is too long: at most 120 characters.',
      first_level: 'This must lie between 1 and 525600.',
      'coordinates.latitude': 'This must lie between -90 and 90.',
    });
    expect(rest).toEqual(['This is needed.']);
  });

  it('SLA-03 a taken name stands at the name', () => {
    const problem = new ApiProblem({ status: 409, code: 'name_taken', detail: '' });
    expect(fieldErrors(t, problem, kFields).errors.name).toBe('There is another one with this name.');
  });

  it('reads what is no problem document as one', () => {
    expect(problemOf(503, '<html>', '30')).toMatchObject({
      code: 'database_unavailable',
      retry_after_seconds: 30,
    });
    expect(problemOf(401, '', null).code).toBe('unauthenticated');
  });

  it('says what happened in a sentence, also for a code that it does not know', () => {
    expect(problemText(t, ApiProblem.network())).toContain('still here');
    expect(problemText(t, problemOf(409, '{"code":"sla_in_use","count":1140}', null))).toContain(
      '1\u202f140',
    );
    expect(problemText(t, problemOf(409, '{"code":"brand_new","detail":"Do this."}', null))).toBe('Do this.');
    expect(problemText(t, new Error('x'))).toContain('Nothing was changed');
  });
});
