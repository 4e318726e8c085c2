// Which search the rows on the screen belong to: the one asked for, once it was answered.
import { useState } from 'react';

export function useAnswered(asked: string, waiting: boolean): string {
  const [answered, setAnswered] = useState(asked);
  if (!waiting && answered !== asked) setAnswered(asked);
  return waiting ? answered : asked;
}
