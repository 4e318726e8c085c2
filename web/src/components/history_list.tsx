// The history of one thing: every change with who, when, what, from, to.
import { Button, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { historyQuery } from '@/api/audit';
import type { EntityType } from '@/api/types';
import { isPartOfMany } from '@/lib/audit_words';
import { useList } from '@/lib/use_list';
import { Failure } from '@/shell/dead_ends';
import { ActorName } from './actor_name';
import { ChangeList } from './change_list';
import classes from './history_list.module.css';
import { RelativeTime } from './relative_time';

export function HistoryList({ type, id, zone }: { type: EntityType; id: string; zone?: string }) {
  const { t } = useTranslation();
  const list = useList(historyQuery(type, id));
  if (list.error) return <Failure error={list.error} onRetry={list.retry} />;
  if (list.loading) return <Loader size="sm" aria-label={t('words.loading')} />;
  if (list.rows.length === 0) return <Text size="sm">{t('audit.history_empty')}</Text>;
  return (
    <>
      <ol className={classes.history}>
        {list.rows.map((entry) => (
          <li key={entry.sequence} className={classes.entry}>
            <div className={classes.head}>
              <ActorName actor={entry.actor} />
              <strong>{t(`audit.action_${entry.action}`)}</strong>
              {isPartOfMany(entry) && (
                <Text span size="xs" c="dimmed">
                  {t('audit.bulk')}
                </Text>
              )}
              <Text span size="xs" c="dimmed" ml="auto">
                <RelativeTime at={entry.at} zone={zone} />
              </Text>
            </div>
            <ChangeList changes={entry.changes} steps={entry.action === 'moved'} />
          </li>
        ))}
      </ol>
      {list.hasMore && (
        <Button variant="default" mt="sm" loading={list.loadingMore} onClick={list.more}>
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}
