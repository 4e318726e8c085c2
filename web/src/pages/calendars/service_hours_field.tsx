// Service hours: rows of days with a time from and a time to.
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { checkHours, normalTime, type ServiceHours, type Weekday } from '@/lib/calendar_days';
import classes from './calendar_fields.module.css';
import { WeekdayChips } from './weekday_chips';

interface ServiceHoursFieldProps {
  rows: ServiceHours[];
  workingDays: Weekday[];
  error?: string | undefined;
  onChange: (rows: ServiceHours[]) => void;
}

export function ServiceHoursField({ rows, workingDays, error, onChange }: ServiceHoursFieldProps) {
  const { t } = useTranslation();
  const problems = checkHours(rows);
  const change = (index: number, part: Partial<ServiceHours>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const add = () => {
    const named = new Set(rows.flatMap((row) => row.days));
    const days = workingDays.filter((day) => !named.has(day));
    onChange([...rows, { days, open: '08:00', close: '20:00' }]);
  };
  return (
    <Stack gap="xs">
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('calendars.hours_none')}
        </Text>
      )}
      {rows.map((row, index) => {
        const name = t('calendars.hours_row', { number: index + 1 });
        const bad = problems[index] ?? null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity, and are edited in place
          <div key={index} className={classes.row}>
            <WeekdayChips
              label={`${name}, ${t('calendars.hours_days')}`}
              days={row.days}
              error={bad === 'days'}
              onChange={(days) => change(index, { days })}
            />
            <Group gap={6} wrap="nowrap">
              <TimeField
                label={`${name}, ${t('calendars.hours_open')}`}
                value={row.open}
                bad={bad === 'time' || bad === 'order'}
                onChange={(open) => change(index, { open })}
              />
              –
              <TimeField
                label={`${name}, ${t('calendars.hours_close')}`}
                value={row.close}
                bad={bad === 'time' || bad === 'order'}
                onChange={(close) => change(index, { close })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('calendars.remove', { name })}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <IconTrash size={16} aria-hidden="true" />
              </ActionIcon>
            </Group>
            {bad && (
              <Text size="xs" c="var(--mantine-color-error)" className={classes.rowError}>
                {t(`calendars.hours_${bad}`)}
              </Text>
            )}
          </div>
        );
      })}
      {error && problems.every((problem) => problem === null) && (
        <Text size="xs" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={add}
        >
          {t('calendars.hours_add')}
        </Button>
      </div>
    </Stack>
  );
}

interface TimeFieldProps {
  label: string;
  value: string;
  bad: boolean;
  onChange: (time: string) => void;
}

/** Not the browser's own field for times: that one knows no 24:00. */
function TimeField({ label, value, bad, onChange }: TimeFieldProps) {
  return (
    <TextInput
      w={76}
      inputMode="numeric"
      maxLength={5}
      aria-label={label}
      value={value}
      error={bad}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(normalTime(value))}
    />
  );
}
