// Whether somebody is at the rows of a list: the pointer is over it, or one of its rows has the focus. A pointer that was left
// there and has not moved for a while holds nothing, so that a screen that nobody touches stays in order.
import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

const kIdleMs = 60_000;

const inRow = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[data-id]') !== null;

export function useHold() {
  const [over, setOver] = useState(false);
  const [focused, setFocused] = useState(false);
  const [idle, setIdle] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const touched = () => {
    setIdle(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIdle(true), kIdleMs);
  };
  const pointed = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    setOver(true);
    touched();
  };
  return {
    held: (over || focused) && !idle,
    handlers: {
      onPointerEnter: pointed,
      onPointerMove: pointed,
      onPointerLeave: () => setOver(false),
      onKeyDown: touched,
      onFocus: (event: FocusEvent) => {
        setFocused(inRow(event.target));
        touched();
      },
      onBlur: (event: FocusEvent) => setFocused(inRow(event.relatedTarget)),
    },
  };
}
