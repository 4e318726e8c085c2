// Tabs that are addresses: each opens a page of its own, and a link leads to the right one.
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './link_tabs.module.css';

interface LinkTab {
  label: string;
  count?: string | undefined;
  link: LinkProps;
}

export function LinkTabs({ tabs }: { tabs: LinkTab[] }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.tabs} aria-label={t('words.details')}>
      {tabs.map(({ label, count, link }) => (
        <Link
          key={label}
          {...(link as { to: '/' })}
          activeOptions={{ exact: true, includeSearch: link.search !== undefined, explicitUndefined: true }}
          activeProps={{ 'aria-current': 'page' }}
          className={classes.tab}
        >
          {label}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
