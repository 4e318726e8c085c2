// The wall: how many incidents there are, what comes first, whether this is live, and the time; dark, large, without
// controls. F fills the screen, Escape leaves.
import { MantineProvider } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wallCountsQuery, wallQueueQuery } from '@/api/open_incidents';
import { useNow } from '@/lib/clock';
import { endOfToday } from '@/lib/incident_search';
import { useCan } from '@/lib/session';
import { useShortcut } from '@/lib/shortcuts';
import { styleNonce } from '@/lib/style_nonce';
import { Forbidden } from '@/shell/dead_ends';
import { useLive } from '@/shell/live_mark';
import { SignInAgain } from '@/shell/sign_in_again';
import { cssVariables, theme } from '@/theme';
import { BoardCounts } from './board_counts';
import { BoardHead } from './board_head';
import { BoardRow } from './board_row';
import { useWakeLock } from './use_wake_lock';
import classes from './wallboard.module.css';

const kRootId = 'wallboard';
const rootOf = () => document.getElementById(kRootId) ?? undefined;

export function WallboardPage() {
  const can = useCan();
  if (!can('get_queue_settings')) return <Forbidden />;
  return (
    <div id={kRootId} className={classes.board} data-mantine-color-scheme="dark">
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        forceColorScheme="dark"
        cssVariablesSelector={`#${kRootId}`}
        getRootElement={rootOf}
        deduplicateCssVariables={false}
        getStyleNonce={styleNonce}
      >
        <Board />
      </MantineProvider>
      <SignInAgain />
    </div>
  );
}

function useBoardKeys() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useShortcut('f', t('wallboard.keys_full'), 'everywhere', () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen().catch(() => undefined);
    return true;
  });
  useShortcut('Escape', t('wallboard.keys_leave'), 'everywhere', () => {
    void navigate({ to: '/' });
    return true;
  });
}

function Board() {
  const { t } = useTranslation();
  const now = useNow();
  useLive();
  useWakeLock();
  useBoardKeys();
  useEffect(() => {
    document.title = `${t('wallboard.title')} · Chargeward`;
  }, [t]);
  const counts = useQuery(wallCountsQuery(endOfToday(new Date(now))));
  const queue = useQuery(wallQueueQuery);
  const items = queue.data?.items ?? [];
  const [fits, list] = useRowsThatFit(items.length);
  const shown = items.slice(0, fits);
  const rest = (counts.data?.active ?? items.length) - shown.length;
  return (
    <main>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.1.1). */}
      <section className={classes.scroller} tabIndex={0} aria-label={t('wallboard.title')}>
        <div className={classes.main}>
          <BoardHead now={now} failed={queue.isError || counts.isError} asOf={queue.dataUpdatedAt} />
          <BoardCounts counts={counts.data} />
          <div className={classes.queue} ref={list}>
            {queue.data && items.length === 0 && (
              <div className={classes.empty} data-testid="empty-state">
                <strong>{t('wallboard.empty_title')}</strong>
                <span>{t('wallboard.empty_text')}</span>
              </div>
            )}
            {shown.length > 0 && (
              <ol className={classes.rows} data-testid="wall-queue" aria-label={t('wallboard.first')}>
                {shown.map((incident) => (
                  <BoardRow key={incident.id} incident={incident} now={now} />
                ))}
              </ol>
            )}
          </div>
          <p className={classes.rest}>
            {rest > 0 && shown.length > 0 ? t('wallboard.rest', { count: rest }) : '\u00a0'}
          </p>
        </div>
      </section>
    </main>
  );
}

/** As many whole rows as the screen has room for, never half a one; the style sheet says how high a row is. */
function useRowsThatFit(count: number): [number, (element: HTMLElement | null) => void] {
  const { ref, height } = useElementSize();
  const [rowHeight, setRowHeight] = useState(0);
  const measure = useCallback(
    (element: HTMLElement | null) => {
      ref(element);
      if (element) setRowHeight(Number.parseFloat(getComputedStyle(element).getPropertyValue('line-height')));
    },
    [ref],
  );
  if (height === 0 || !(rowHeight > 0)) return [count, measure];
  return [Math.max(1, Math.floor(height / rowHeight)), measure];
}
