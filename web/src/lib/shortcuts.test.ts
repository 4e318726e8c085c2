// Keys: which of them do something, and that none does while somebody types.
import { renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { handleKey, keysOf, setSingleKeysEnabled, useShortcut } from './shortcuts';

function press(init: KeyboardEventInit, target: EventTarget = document.body) {
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'target', { value: target });
  handleKey(event);
  return event;
}

afterEach(() => {
  setSingleKeysEnabled(true);
  document.body.innerHTML = '';
});

describe('keyboard shortcuts', () => {
  it('names keys the same on every system', () => {
    expect(keysOf(new KeyboardEvent('keydown', { key: 's', ctrlKey: true }))).toBe('mod+s');
    expect(keysOf(new KeyboardEvent('keydown', { key: 'S', metaKey: true }))).toBe('mod+s');
    expect(keysOf(new KeyboardEvent('keydown', { key: '?', shiftKey: true }))).toBe('?');
  });

  it('single letters rest while a person types or a dialog is open; Ctrl keys work always', () => {
    const single = vi.fn(() => true);
    const save = vi.fn(() => true);
    renderHook(() => useShortcut('n', 'New', 'list', single));
    renderHook(() => useShortcut('mod+s', 'Save', 'editor', save));
    const input = document.body.appendChild(document.createElement('input'));
    press({ key: 'n' }, input);
    expect(single).not.toHaveBeenCalled();
    press({ key: 's', ctrlKey: true }, input);
    expect(save).toHaveBeenCalledOnce();
    press({ key: 'n' });
    expect(single).toHaveBeenCalledOnce();
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true"></div>');
    press({ key: 'n' });
    expect(single).toHaveBeenCalledOnce();
  });

  it('single letters can be switched off, and the latest registration wins', () => {
    const first = vi.fn(() => true);
    const second = vi.fn(() => true);
    renderHook(() => useShortcut('n', 'New', 'list', first));
    const { unmount } = renderHook(() => useShortcut('n', 'New', 'list', second));
    press({ key: 'n' });
    unmount();
    press({ key: 'n' });
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
    setSingleKeysEnabled(false);
    press({ key: 'n' });
    expect(first).toHaveBeenCalledOnce();
  });

  it('leaves the key to the browser when it means nothing now', () => {
    renderHook(() => useShortcut('ArrowDown', 'Next', 'list', () => false));
    expect(press({ key: 'ArrowDown' }).defaultPrevented).toBe(false);
  });
});
