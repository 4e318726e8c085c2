// The dialog offers what the contract knows; the contract's list of scopes is read from api/openapi.yaml itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '@/i18n/en';
import { TokenDialog } from './token_dialog';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});
afterEach(cleanup);

function scopesOfContract(): string[] {
  const contract = readFileSync(join(import.meta.dirname, '../../../../api/openapi.yaml'), 'utf8');
  const [, list = ''] = /\n {4}Scope:\n[\s\S]*?enum:\n((?: {8}- \S+\n)+)/.exec(contract) ?? [];
  return [...list.matchAll(/- (\S+)/g)].map((match) => match[1] as string);
}

function scopeBox(scope: string) {
  return screen.getByRole<HTMLInputElement>('checkbox', { name: scope });
}

describe('the dialog of a new token', () => {
  it('offers every scope of the contract', () => {
    render(<TokenDialog onClose={() => {}} onCreated={() => {}} />, { wrapper: MantineProvider });
    const scopes = scopesOfContract();
    expect(scopes).toContain('incidents:write');
    const offered = screen.getAllByRole('checkbox').map((box) => box.getAttribute('aria-label'));
    expect(offered.sort()).toEqual(scopes.sort());
  });

  it('reads whatever it writes', () => {
    render(<TokenDialog onClose={() => {}} onCreated={() => {}} />, { wrapper: MantineProvider });
    fireEvent.click(scopeBox('incidents:write'));
    expect(scopeBox('incidents:read')).toMatchObject({ checked: true, disabled: true });
    fireEvent.click(scopeBox('incidents:write'));
    expect(scopeBox('incidents:read')).toMatchObject({ checked: false, disabled: false });
  });
});
