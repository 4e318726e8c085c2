// Days off of the operator's own.
import { ActionIcon, Button, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OwnHoliday } from '@/api/types';
import { isDate } from '@/lib/calendar_days';
import classes from './calendar_fields.module.css';

interface OwnHolidaysFieldProps {
  days: OwnHoliday[];
  error?: string | undefined;
  onChange: (days: OwnHoliday[]) => void;
}

export function OwnHolidaysField({ days, error, onChange }: OwnHolidaysFieldProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<OwnHoliday>) =>
    onChange(days.map((day, at) => (at === index ? { ...day, ...part } : day)));
  return (
    <Stack gap="xs">
      {days.map((day, index) => {
        const name = t('calendars.own_row', { number: index + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity, and are edited in place
          <div key={index} className={classes.dayRow}>
            <TextInput
              type="date"
              aria-label={`${name}, ${t('calendars.date')}`}
              value={day.date}
              error={error !== undefined && !isDate(day.date)}
              onChange={(event) => change(index, { date: event.currentTarget.value })}
            />
            <TextInput
              aria-label={`${name}, ${t('words.name')}`}
              placeholder={t('words.name')}
              maxLength={120}
              value={day.name}
              error={error !== undefined && day.name.trim() === ''}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('calendars.remove', { name: day.name || name })}
              onClick={() => onChange(days.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        );
      })}
      {error && (
        <Text size="xs" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...days, { date: '', name: '' }])}
        >
          {t('calendars.own_add')}
        </Button>
      </div>
    </Stack>
  );
}
