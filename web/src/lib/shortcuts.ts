// Keyboard shortcuts of the page: whatever is on the screen registers its keys here, the latest registration
// wins, and the "?" dialog lists what is registered. Single letters do nothing while a person types or a
// dialog is open, and can be switched off altogether (WCAG 2.1.4).
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';

type ShortcutGroup = 'everywhere' | 'list' | 'incident' | 'editor';

export interface Shortcut {
  keys: string;
  label: string;
  group: ShortcutGroup;
  /** Answers false when the keys mean nothing now, so that the browser does with them what it always does. */
  run: (event: KeyboardEvent) => boolean | undefined;
}

const kSwitch = 'chargeward.single_keys';
let registered: Shortcut[] = [];
const listeners = new Set<() => void>();

function publish(next: Shortcut[]) {
  registered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** "mod+s" for Ctrl-S and Cmd-S, "?" for Shift-ß or Shift-/, "ArrowDown", "j". */
export function keysOf(event: KeyboardEvent): string {
  const modified = event.ctrlKey || event.metaKey;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return `alt+${name}`;
  return modified ? `mod+${name}` : name;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export function singleKeysEnabled(): boolean {
  return localStorage.getItem(kSwitch) !== 'off';
}

export function setSingleKeysEnabled(on: boolean) {
  localStorage.setItem(kSwitch, on ? 'on' : 'off');
  publish([...registered]);
}

export function handleKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const keys = keysOf(event);
  const single = !keys.startsWith('mod+');
  if (single) {
    if (isTyping(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
    if (keys.length === 1 && !singleKeysEnabled()) return;
  }
  const hit = registered.findLast((shortcut) => shortcut.keys === keys);
  if (!hit) return;
  if (hit.run(event) !== false) event.preventDefault();
}

// Before what registers them is painted: whoever sees it can press its keys.
export function useShortcut(keys: string | null, label: string, group: ShortcutGroup, run: Shortcut['run']) {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useLayoutEffect(() => {
    if (!keys) return;
    const entry: Shortcut = { keys, label, group, run: (event) => latest.current(event) };
    publish([...registered, entry]);
    return () => publish(registered.filter((other) => other !== entry));
  }, [keys, label, group]);
}

export function useShortcuts(): Shortcut[] {
  return useSyncExternalStore(subscribe, () => registered);
}
