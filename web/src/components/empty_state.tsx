// What to say when there is nothing: why, and what to do next.
import { Text, Title } from '@mantine/core';
import { type Icon, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './page.module.css';

interface EmptyStateProps {
  title: string;
  text?: string | undefined;
  icon?: Icon;
  /** 1 where it is the whole page. */
  order?: 1 | 2;
  children?: ReactNode;
}

export function EmptyState({ title, text, icon: Mark = IconInbox, order = 2, children }: EmptyStateProps) {
  return (
    <div className={classes.empty} data-testid="empty-state">
      <span className={classes.emptyMark}>
        <Mark size={26} stroke={1.6} aria-hidden="true" />
      </span>
      <Title order={order}>{title}</Title>
      {text && (
        <Text c="dimmed" size="sm">
          {text}
        </Text>
      )}
      {children}
    </div>
  );
}
