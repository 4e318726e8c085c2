// What taking a feed would change, before it is taken: days added, changed, removed, and what is no day off.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeedHoliday, HolidayFeedPreview } from '@/api/types';
import { Notice } from '@/components/notice';
import classes from '@/components/page.module.css';
import { Tag } from '@/components/tag';

const kTones = { added: 'good', changed: 'warn', removed: 'bad' } as const;
const kShownMax = 200;

interface FeedPreviewDialogProps {
  preview: HolidayFeedPreview;
  daysOf: (entry: FeedHoliday) => string;
  onClose: () => void;
  onTake: () => void;
}

export function FeedPreviewDialog({ preview, daysOf, onClose, onTake }: FeedPreviewDialogProps) {
  const { t } = useTranslation();
  const { changes, findings, entries } = preview;
  const nothing = changes.length === 0;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('calendars.preview_title')}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <Stack gap="md" data-testid="feed-preview">
        <Text size="sm">
          {nothing
            ? t('calendars.preview_same', { count: entries.length })
            : t('calendars.preview_changes', { count: changes.length })}
        </Text>
        {!nothing && (
          <table className={classes.plainTable}>
            <tbody>
              {changes.slice(0, kShownMax).map(({ change, entry, before }) => (
                <tr key={`${change}/${entry.uid}/${entry.from}`}>
                  <td>
                    <Tag tone={kTones[change]}>{t(`calendars.preview_${change}`)}</Tag>
                  </td>
                  <td>
                    {before && daysOf(before) !== daysOf(entry) && <del>{daysOf(before)}</del>}{' '}
                    {daysOf(entry)}
                  </td>
                  <td>
                    {before && before.name !== entry.name && <del>{before.name}</del>} {entry.name}
                    {!entry.enabled && (
                      <Text span size="xs" c="dimmed">
                        {' '}
                        {t('calendars.preview_off')}
                      </Text>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {changes.length > kShownMax && (
          <Text size="sm" c="dimmed">
            {t('calendars.preview_more', { count: changes.length - kShownMax })}
          </Text>
        )}
        {findings.length > 0 && (
          <Notice tone="warn" title={t('calendars.findings', { count: findings.length })}>
            <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
              {findings.map(({ code, uid, name }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a feed may hold the same thing twice
                <li key={index}>
                  {name || uid || '–'}: {t(`calendars.finding_${code}`)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {nothing ? t('words.close') : t('words.cancel')}
          </Button>
          {!nothing && (
            <Button onClick={onTake} data-autofocus>
              {t('calendars.preview_take')}
            </Button>
          )}
        </Group>
        {!nothing && (
          <Text size="xs" c="dimmed">
            {t('calendars.preview_then_save')}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}
