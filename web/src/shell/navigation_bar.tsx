// The left side: where one can go (only what the role may), and at its foot who one is.
import {
  CloseButton,
  Group,
  Kbd,
  Menu,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconBook2, IconKeyboard, IconLogout, IconSearch, IconSelector } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isLanguage, setLanguage } from '@/i18n';
import { notifyProblem } from '@/lib/notify';
import { useCan, useSession } from '@/lib/session';
import { signOut } from '@/lib/sign_out';
import { Mark } from './mark';
import { kNavigation } from './navigation';
import classes from './shell.module.css';

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
  const { t, i18n } = useTranslation();
  const { user, organisation } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="top-start" width={272} shadow="md" trapFocus>
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
        <Menu.Label>{t('shell.colour_scheme')}</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('shell.colour_scheme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
          data={[
            { value: 'light', label: t('shell.scheme_light') },
            { value: 'dark', label: t('shell.scheme_dark') },
            { value: 'auto', label: t('shell.scheme_auto') },
          ]}
        />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('shell.language')}
          value={i18n.language}
          onChange={(value) => isLanguage(value) && void setLanguage(value)}
          data={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
        />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={16} aria-hidden="true" />}
          onClick={onKeys}
          rightSection={<Kbd size="xs">?</Kbd>}
        >
          {t('shell.keys')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href="/docs"
          target="_blank"
          leftSection={<IconBook2 size={16} aria-hidden="true" />}
        >
          {t('shell.api_reference')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          onClick={() => void signOut().catch(notifyProblem)}
        >
          {t('shell.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
