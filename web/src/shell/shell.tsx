// The frame around every page of someone who is signed in: navigation, banner, palette, keys.
import { ActionIcon, Burger, Group, Text } from '@mantine/core';
import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withTexts } from '@/i18n';
import { useCan } from '@/lib/session';
import { useShortcut } from '@/lib/shortcuts';
import { NewIncidentProvider } from '@/pages/incidents/new_incident_dialog';
import { ConnectionBanner } from './connection_banner';
import { Forbidden } from './dead_ends';
import { LiveBanner, LiveMark, useLive } from './live_mark';
import { Mark } from './mark';
import { Navigation } from './navigation_bar';
import classes from './shell.module.css';
import { SignInAgain } from './sign_in_again';

const loadPalette = withTexts(() => import('./palette'), 'incidents');
const Palette = lazy(loadPalette);
const KeysDialog = lazy(() => import('./keys_dialog'));

export function Shell() {
  return (
    <NewIncidentProvider>
      <Frame />
    </NewIncidentProvider>
  );
}

function Frame() {
  const { t } = useTranslation();
  const can = useCan();
  useLive();
  const [menuOpen, menu] = useDisclosure(false);
  const closeMenu = menu.close;
  const [keysOpen, keys] = useDisclosure(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => closeMenu(), [pathname, closeMenu]);
  useShortcut('mod+k', t('shell.keys_palette'), 'everywhere', () => {
    setPaletteOpen(true);
    return true;
  });
  // It is there when the K follows, so that nothing of what is typed at once is lost.
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Control' || key === 'Meta') void loadPalette();
  });
  useShortcut('?', t('shell.keys_help'), 'everywhere', () => {
    keys.open();
    return true;
  });
  const needed = useMatches({ select: (matches) => matches.at(-1)?.staticData.needs });
  const openPalette = () => setPaletteOpen(true);

  return (
    <div className={classes.frame} data-menu={menuOpen || undefined}>
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      <header className={classes.header}>
        <Group gap="xs" wrap="nowrap">
          <Burger
            opened={menuOpen}
            onClick={menu.toggle}
            size="sm"
            aria-label={menuOpen ? t('shell.close_navigation') : t('shell.open_navigation')}
            aria-expanded={menuOpen}
          />
          <Mark size={24} />
          <Text fw={650}>Chargeward</Text>
          <LiveMark />
        </Group>
        <ActionIcon variant="subtle" size="lg" onClick={openPalette} aria-label={t('shell.palette_open')}>
          <IconSearch size={20} aria-hidden="true" />
        </ActionIcon>
      </header>
      <section className={classes.navbar} aria-label={t('shell.navigation')}>
        <Navigation onPalette={openPalette} onKeys={keys.open} onClose={menu.close} />
      </section>
      <main className={classes.main} id="content" tabIndex={-1}>
        <ConnectionBanner />
        <LiveBanner />
        <div className={classes.content}>{needed && !can(needed) ? <Forbidden /> : <Outlet />}</div>
      </main>
      <Suspense fallback={null}>
        {paletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
        {keysOpen && <KeysDialog onClose={keys.close} />}
      </Suspense>
      <SignInAgain />
    </div>
  );
}
