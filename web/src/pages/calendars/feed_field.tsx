// Days out of an .ics file: choose one, look at what would change, take it; switch single ones off.
import { Button, Checkbox, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { problemText } from '@/api/problem';
import type { FeedHoliday, HolidayFeedPreview } from '@/api/types';
import { Notice } from '@/components/notice';
import { addDays } from '@/lib/calendar_days';
import classes from './calendar_fields.module.css';
import { dateWords } from './calendar_words';
import { FeedPreviewDialog } from './feed_preview_dialog';
import { feedProblem } from './feed_problem';

interface FeedFieldProps {
  calendarId: string | undefined;
  entries: FeedHoliday[];
  year: number;
  error?: string | undefined;
  onChange: (entries: FeedHoliday[]) => void;
}

export function FeedField({ calendarId, entries, year, error, onChange }: FeedFieldProps) {
  const { t, i18n } = useTranslation();
  const [preview, setPreview] = useState<HolidayFeedPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const read = async (file: File | null) => {
    if (!file) return;
    setProblem(null);
    setReading(true);
    try {
      const input = { ics: await file.text(), calendar_id: calendarId ?? null };
      setPreview(await body(api.POST('/api/v1/calendars/feed-preview', { body: input })));
    } catch (failure) {
      setProblem(feedProblem(t, failure) ?? problemText(t, failure));
    } finally {
      setReading(false);
    }
  };
  const shown = entries.filter(({ from, to }) => from < `${year + 1}` && to > `${year}-01-01`);
  const days = ({ from, to }: FeedHoliday) => {
    const last = addDays(to, -1);
    const first = dateWords(from, i18n.language);
    return last === from ? first : `${first} – ${dateWords(last, i18n.language)}`;
  };
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <FileButton accept=".ics,text/calendar" onChange={(file) => void read(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={reading}
              leftSection={<IconFileImport size={14} aria-hidden="true" />}
            >
              {t('calendars.feed_choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {t('calendars.feed_count', { count: entries.length })}
        </Text>
        {entries.length > 0 && (
          <Button variant="subtle" size="xs" onClick={() => onChange([])}>
            {t('calendars.feed_clear')}
          </Button>
        )}
      </Group>
      {(problem ?? error) && (
        <Notice tone="bad" role="alert">
          {problem ?? error}
        </Notice>
      )}
      {entries.length > 0 && (
        <section aria-label={t('calendars.feed_of_year', { year })}>
          <Text size="xs" fw={650} c="dimmed" mb={4}>
            {t('calendars.feed_of_year', { year })}
          </Text>
          {shown.length === 0 && <Text size="sm">{t('calendars.feed_none_in_year')}</Text>}
          <Stack gap={6}>
            {shown.map((entry) => (
              <Checkbox
                key={`${entry.uid}/${entry.from}`}
                label={
                  <span className={classes.feedEntry}>
                    <span className={classes.feedDate}>{days(entry)}</span> {entry.name}
                  </span>
                }
                checked={entry.enabled}
                onChange={(event) => {
                  const enabled = event.currentTarget.checked;
                  onChange(entries.map((one) => (one === entry ? { ...one, enabled } : one)));
                }}
              />
            ))}
          </Stack>
        </section>
      )}
      {preview && (
        <FeedPreviewDialog
          preview={preview}
          daysOf={days}
          onClose={() => setPreview(null)}
          onTake={() => {
            onChange(preview.entries);
            setPreview(null);
          }}
        />
      )}
    </Stack>
  );
}
