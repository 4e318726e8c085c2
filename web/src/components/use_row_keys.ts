// j and k (or the arrows, once the list has the focus) walk through the rows, Enter opens, x selects.
// The focus sits on the row's link, so that screen readers say where one is.
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/lib/shortcuts';

interface RowKeys {
  count: number;
  container: RefObject<HTMLElement | null>;
  show: (index: number) => void;
  open: (index: number) => void;
  select?: ((index: number) => void) | undefined;
}

export function useRowKeys({ count, container, show, open, select }: RowKeys) {
  const { t } = useTranslation();
  const remembered = useRef(-1);

  const current = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]');
    if (row && container.current?.contains(row)) remembered.current = Number(row.dataset.row);
    return remembered.current;
  };
  const focus = (index: number) => {
    remembered.current = index;
    show(index);
    requestAnimationFrame(() => {
      const row = container.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
      const main = row?.querySelector<HTMLElement>('input,a[data-main]');
      (main ?? row?.querySelector<HTMLElement>('a') ?? container.current)?.focus();
    });
  };
  const move = (step: number) => {
    if (count === 0) return;
    focus(Math.min(Math.max(current() + step, 0), count - 1));
  };
  const hasFocus = () => container.current?.contains(document.activeElement) ?? false;
  const byArrow = (step: number) => {
    if (!hasFocus()) return false;
    move(step);
    return true;
  };

  useShortcut('j', t('shell.keys_next'), 'list', () => {
    move(1);
    return true;
  });
  useShortcut('k', t('shell.keys_previous'), 'list', () => {
    move(-1);
    return true;
  });
  useShortcut('ArrowDown', t('shell.keys_next'), 'list', () => byArrow(1));
  useShortcut('ArrowUp', t('shell.keys_previous'), 'list', () => byArrow(-1));
  useShortcut('Enter', t('shell.keys_open'), 'list', () => {
    const focused = document.activeElement;
    if (focused instanceof HTMLAnchorElement || focused instanceof HTMLButtonElement) return false;
    if (!hasFocus() || current() < 0) return false;
    open(current());
    return true;
  });
  useShortcut(select ? 'x' : null, t('shell.keys_select'), 'list', () => {
    const index = current();
    if (index < 0 || index >= count) return false;
    select?.(index);
    return true;
  });
}
