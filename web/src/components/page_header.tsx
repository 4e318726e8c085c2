// The head of a page: where one came from, what this is, how many, and what can be done. Sets the window's title.
import { Group, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';

interface PageHeaderProps {
  title: string;
  back?: { to: LinkProps['to']; label: string };
  beside?: ReactNode;
  children?: ReactNode;
}

export function PageHeader({ title, back, beside, children }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Chargeward`;
  }, [title]);
  return (
    <header className={classes.header}>
      <div className={classes.heading}>
        {back && (
          <Link to={back.to as '/'} className={classes.back}>
            <IconChevronLeft size={16} aria-hidden="true" />
            {back.label}
          </Link>
        )}
        <Group gap="sm" wrap="nowrap" className={classes.titleLine}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {beside}
        </Group>
      </div>
      {children && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
