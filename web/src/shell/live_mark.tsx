// Says whether the screen follows what others do; and over the page when it may be out of date, so that a frozen screen
// never looks healthy.
import { Text, Tooltip } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/lib/connection';
import { startLive, useLiveState } from '@/lib/live/live';
import type { LiveState } from '@/lib/live/messages';
import { useCan, useSession } from '@/lib/session';
import classes from './shell.module.css';

/** Joins the live stream as long as somebody who may is signed in. */
export function useLive() {
  const { user } = useSession();
  const may = useCan()('stream_events');
  useEffect(() => (may ? startLive(user.id) : undefined), [user.id, may]);
}

const kHints: Record<LiveState, 'live_hint' | 'live_reconnecting_hint' | 'live_stopped_text'> = {
  live: 'live_hint',
  reconnecting: 'live_reconnecting_hint',
  stopped: 'live_stopped_text',
};

export function LiveMark() {
  const { t } = useTranslation();
  const state = useLiveState();
  const words = { live: 'live', reconnecting: 'live_reconnecting', stopped: 'live_stopped' } as const;
  return (
    <Tooltip label={t(`shell.${kHints[state]}`)}>
      <span className={classes.live} data-state={state} data-testid="live">
        {t(`shell.${words[state]}`)}
      </span>
    </Tooltip>
  );
}

export function LiveBanner() {
  const { t } = useTranslation();
  const state = useLiveState();
  const connection = useConnection();
  if (state !== 'stopped' || connection !== 'connected') return null;
  return (
    <div className={classes.banner} role="alert">
      <IconPlugConnectedX size={18} aria-hidden="true" />
      <Text span size="sm" fw={600}>
        {t('shell.live_stopped_title')}
      </Text>
      <span>{t('shell.live_stopped_text')}</span>
    </div>
  );
}
