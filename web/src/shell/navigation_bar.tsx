// The left side: where one can go (only what the role may), and at its foot who one is.
import { CloseButton, Group, Kbd, Loader, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSearch, IconSelector } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '@/lib/session';
import { LiveMark } from './live_mark';
import { Mark } from './mark';
import { kNavigation } from './navigation';
import classes from './shell.module.css';

const AccountMenuItems = lazy(() => import('./account_menu_items'));

interface NavigationProps {
  onPalette: () => void;
  onKeys: () => void;
  onClose: () => void;
}

export function Navigation({ onPalette, onKeys, onClose }: NavigationProps) {
  const { t } = useTranslation();
  const can = useCan();
  const groups = kNavigation
    .map((group) => ({ ...group, items: group.items.filter((item) => can(item.needs)) }))
    .filter((group) => group.items.length > 0);
  return (
    <>
      <Group justify="space-between" wrap="nowrap" pr="sm">
        <Link to="/" className={classes.brand}>
          <Mark size={26} />
          Chargeward
        </Link>
        <CloseButton hiddenFrom="sm" size="lg" aria-label={t('shell.close_navigation')} onClick={onClose} />
      </Group>
      <UnstyledButton className={classes.find} onClick={onPalette} visibleFrom="sm">
        <Group gap={8} wrap="nowrap" miw={0}>
          <IconSearch size={15} aria-hidden="true" />
          {t('shell.palette')}
        </Group>
        <Kbd size="xs" aria-hidden="true" fz={10}>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      <nav className={classes.nav} aria-label={t('shell.navigation')}>
        {groups.map((group) => (
          <div key={group.items[0]?.label}>
            {group.label && <span className={classes.groupLabel}>{t(`shell.${group.label}`)}</span>}
            <ul className={classes.group}>
              {group.items.map((item) => (
                <li key={item.label}>
                  <Link to={item.to as '/'} className={classes.link} activeProps={{ 'aria-current': 'page' }}>
                    <item.icon size={17} stroke={1.7} aria-hidden="true" />
                    {t(`shell.${item.label}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className={classes.foot}>
        <div className={classes.liveLine}>
          <LiveMark />
        </div>
        <AccountMenu onKeys={onKeys} />
      </div>
    </>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('');
}

function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  const { user, organisation } = useSession();
  return (
    <Menu position="top-start" width={272} shadow="md" trapFocus withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.me}>
          <span className={classes.avatar} data-initials={initials(user.name)} />
          <VisuallyHidden>{t('shell.signed_in_as')}</VisuallyHidden>
          <span className={classes.meText}>
            {user.name}
            <br />
            <Text span size="xs" c="dimmed">
              {organisation.name}
            </Text>
          </span>
          <IconSelector size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Suspense fallback={<Loader size="sm" m="sm" aria-label={t('words.loading')} />}>
          <AccountMenuItems onKeys={onKeys} />
        </Suspense>
      </Menu.Dropdown>
    </Menu>
  );
}
