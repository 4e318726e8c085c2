// The head of the wall: whose it is, whether it is live, the time.
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/lib/connection';
import { intlLocale } from '@/lib/format';
import { useLiveState } from '@/lib/live/live';
import { useSession } from '@/lib/session';
import { Mark } from '@/shell/mark';
import classes from './wallboard.module.css';

interface BoardHeadProps {
  now: number;
  failed: boolean;
  /** When the queue came last. */
  asOf: number;
}

export function BoardHead({ now, failed, asOf }: BoardHeadProps) {
  const { i18n } = useTranslation();
  const { organisation } = useSession();
  const locale = intlLocale(i18n.language);
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>
        <Mark size={34} />
        {organisation.name}
      </h1>
      <LiveState failed={failed} since={asOf > 0 ? clock.format(asOf) : '–'} />
      <time className={classes.clock} dateTime={new Date(now).toISOString()}>
        <span className={classes.day}>{day.format(now)}</span>
        {clock.format(now)}
      </time>
    </header>
  );
}

function LiveState({ failed, since }: { failed: boolean; since: string }) {
  const { t } = useTranslation();
  const live = useLiveState();
  const connection = useConnection();
  const state = failed || connection !== 'connected' ? 'stopped' : live;
  const words =
    state === 'live'
      ? t('wallboard.live')
      : t(state === 'stopped' ? 'wallboard.stopped' : 'wallboard.reconnecting', { since });
  return (
    <span className={classes.live} data-state={state} role={state === 'stopped' ? 'alert' : 'status'}>
      {words}
    </span>
  );
}
