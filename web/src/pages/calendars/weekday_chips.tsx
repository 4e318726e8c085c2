// Days of the week to switch on and off.
import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { kWeekdays, type Weekday } from '@/lib/calendar_days';
import { weekdayWords } from './calendar_words';

interface WeekdayChipsProps {
  label: string;
  days: readonly Weekday[];
  error?: boolean;
  onChange: (days: Weekday[]) => void;
}

export function WeekdayChips({ label, days, error, onChange }: WeekdayChipsProps) {
  const { i18n } = useTranslation();
  return (
    <fieldset aria-label={label} aria-invalid={error ?? false} style={{ border: 0, margin: 0, padding: 0 }}>
      <Group gap="6px 14px">
        {kWeekdays.map((day) => (
          <Checkbox
            key={day}
            label={weekdayWords(day, i18n.language, 'short')}
            aria-label={`${label}: ${weekdayWords(day, i18n.language, 'long')}`}
            checked={days.includes(day)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              onChange(kWeekdays.filter((one) => (one === day ? on : days.includes(one))));
            }}
          />
        ))}
      </Group>
    </fieldset>
  );
}
