// A part of a form under a heading.
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './form_section.module.css';

export function FormSection({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      <Title order={2} className={classes.title}>
        {title}
      </Title>
      {hint && (
        <Text size="sm" c="dimmed" className={classes.hint}>
          {hint}
        </Text>
      )}
      <div className={classes.fields}>{children}</div>
    </section>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
