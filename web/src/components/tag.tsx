// A short word with a ground whose colour says how good it is; the word itself always says it too.
import type { ReactNode } from 'react';
import classes from './tag.module.css';

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'neutral';

interface TagProps {
  tone: Tone;
  children: ReactNode;
  title?: string;
  testId?: string;
  role?: 'status';
}

export function Tag({ tone, children, title, testId, role }: TagProps) {
  return (
    <span className={classes.tag} data-tone={tone} title={title} data-testid={testId} role={role}>
      {children}
    </span>
  );
}
