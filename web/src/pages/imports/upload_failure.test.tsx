// What is told when a file did not get to the server: only a broken connection is one that broke off.
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { UploadCancelled } from '@/api/upload';
import { en } from '@/i18n/en';
import { UploadFailure } from './upload_failure';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});
afterEach(cleanup);

function told(failure: unknown, role: 'alert' | 'status') {
  render(<UploadFailure failure={failure} />, { wrapper: MantineProvider });
  return screen.getByRole(role).textContent;
}

describe('an upload that failed', () => {
  it('broke off when the server was out of reach', () => {
    expect(told(ApiProblem.network(), 'alert')).toContain('The upload broke off');
  });

  it('did not break off when the server refused it', () => {
    const words = told(new ApiProblem({ status: 413, code: 'body_too_large', detail: '' }), 'alert');
    expect(words).toContain('too large');
    expect(words).not.toContain('broke off');
  });

  it('did not fail when it was cancelled', () => {
    expect(told(new UploadCancelled(), 'status')).toBe(en.imports.cancelled);
  });
});
