// The editor's state: what is unsaved, what is sent, and what happens when somebody else was faster.
import { MantineProvider } from '@mantine/core';
import { act, renderHook, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { en } from '@/i18n/en';
import { useEditor } from './use_editor';

interface Thing {
  name: string;
  notes: string;
  version: number;
}

type Values = Record<'name' | 'notes', string>;

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

const wrapper = ({ children }: { children: ReactNode }) => <MantineProvider>{children}</MantineProvider>;

function render(save: (values: Values, base: Thing | undefined) => Promise<Thing>, thing: Thing) {
  const onSaved = vi.fn();
  const hook = renderHook(
    ({ loaded }) =>
      useEditor<Thing, Values>({
        thing: loaded,
        blank: { name: '', notes: '' },
        read: ({ name, notes }) => ({ name, notes }),
        fields: [
          { path: 'name', label: 'Name' },
          { path: 'notes', label: 'Notes' },
        ],
        save,
        onSaved,
      }),
    { wrapper, initialProps: { loaded: thing } },
  );
  return { ...hook, onSaved };
}

const kThing: Thing = { name: 'DC hub', notes: 'old', version: 3 };

describe('SLA-02 editing', () => {
  it('is dirty only while something differs, and may be left when not', () => {
    const { result } = render(() => Promise.resolve(kThing), kThing);
    expect(result.current.mayLeave()).toBe(true);
    act(() => result.current.form.setFieldValue('name', 'DC hubs'));
    expect(result.current.dirty).toBe(true);
    expect(result.current.mayLeave()).toBe(false);
    act(() => result.current.form.setFieldValue('name', 'DC hub'));
    expect(result.current.dirty).toBe(false);
  });

  it('keeps what is typed when the server refuses, and says it at the field', async () => {
    const refusal = new ApiProblem({ status: 409, code: 'name_taken', detail: '' });
    const { result } = render(() => Promise.reject(refusal), kThing);
    act(() => result.current.form.setFieldValue('name', 'Standard'));
    await act(async () => {
      await result.current.submit();
    });
    expect(result.current.form.values.name).toBe('Standard');
    expect(result.current.form.errors.name).toBe('There is another one with this name.');
    expect(result.current.problem).toContain('Nothing was saved');
  });

  it('two people at once: the second is told, nothing is overwritten, both inputs can be joined', async () => {
    const theirs: Thing = { name: 'DC hub', notes: 'theirs', version: 4 };
    const versions: (number | undefined)[] = [];
    const save = (values: Values, base: Thing | undefined) => {
      versions.push(base?.version);
      if (base?.version === 4) return Promise.resolve({ ...values, version: 5 });
      const current = { ...theirs };
      return Promise.reject(
        new ApiProblem({ status: 412, code: 'precondition_failed', detail: '', current }),
      );
    };
    const { result, onSaved } = render(save, kThing);
    act(() => result.current.form.setFieldValue('name', 'Mine'));
    await act(async () => {
      await result.current.submit();
    });
    expect(onSaved).not.toHaveBeenCalled();
    expect(result.current.conflict?.theirs.notes).toBe('theirs');
    act(() => result.current.resolve(new Set(['name'])));
    expect(result.current.form.values).toEqual({ name: 'Mine', notes: 'theirs' });
    await act(async () => {
      await result.current.submit();
    });
    expect(versions).toEqual([3, 4]);
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it('shows a newer state by itself only while nothing is typed', async () => {
    const { result, rerender } = render(() => Promise.resolve(kThing), kThing);
    rerender({ loaded: { ...kThing, notes: 'newer', version: 4 } });
    await waitFor(() => expect(result.current.form.values.notes).toBe('newer'));
    act(() => result.current.form.setFieldValue('name', 'typed'));
    rerender({ loaded: { ...kThing, notes: 'newest', version: 5 } });
    expect(result.current.form.values).toEqual({ name: 'typed', notes: 'newer' });
    expect(result.current.base?.version).toBe(4);
  });
});
