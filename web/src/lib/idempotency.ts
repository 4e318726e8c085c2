// Keys for POST: the same content gets the same key until it was answered, so that a second press of the button
// after a lost answer creates nothing twice.
import { useRef } from 'react';

export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function useIdempotencyKey(): (content: unknown) => { 'Idempotency-Key': string } {
  const last = useRef<{ content: string; key: string } | null>(null);
  return (content) => {
    const text = JSON.stringify(content);
    if (last.current?.content !== text) last.current = { content: text, key: randomKey() };
    return { 'Idempotency-Key': last.current.key };
  };
}
