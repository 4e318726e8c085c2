// Says that the server is away and that nothing is lost, and goes on by itself once it is back.
import { Button, Text } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { askReady, reportConnection, useConnection } from '@/lib/connection';
import { notifyDone } from '@/lib/notify';
import { queryClient } from '@/lib/query_client';
import classes from './shell.module.css';

const kAskEveryMs = 4000;

export function ConnectionBanner() {
  const { t } = useTranslation();
  const state = useConnection();
  const lost = state !== 'connected';
  const ask = async () => {
    if (!(await askReady())) return;
    reportConnection('connected');
    notifyDone(t('shell.back_again'));
    await queryClient.invalidateQueries();
  };
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => void ask(), kAskEveryMs);
    return () => clearInterval(timer);
  });
  if (!lost) return null;
  return (
    <div className={classes.banner} role="status">
      <IconCloudOff size={18} aria-hidden="true" />
      <Text span size="sm" fw={600}>
        {state === 'network' ? t('shell.offline_title') : t('shell.unavailable_title')}
      </Text>
      <span>{t('shell.nothing_lost')}</span>
      <Button size="compact-sm" variant="white" color="dark" onClick={() => void ask()}>
        {t('words.retry')}
      </Button>
    </div>
  );
}
