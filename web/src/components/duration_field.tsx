// One resolution time: a number in hours or days, and whether only weekdays count. The value is whole minutes;
// NaN while nothing is typed.
import { Checkbox, Group, NumberInput, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DurationUnit, type LevelTerms, toInput, toMinutes } from '@/lib/duration';
import classes from './duration_field.module.css';

interface DurationFieldProps {
  legend: string;
  terms: LevelTerms;
  error?: string | undefined;
  onChange: (terms: LevelTerms) => void;
  testId: string;
}

export function DurationField({ legend, terms, error, onChange, testId }: DurationFieldProps) {
  const { t } = useTranslation();
  const minutes = terms.resolution_minutes;
  const [input, setInput] = useState(() =>
    Number.isNaN(minutes) ? { amount: '' as const, unit: 'hours' as const } : toInput(minutes),
  );
  // A value that came from elsewhere (loaded anew, a conflict resolved) replaces what stands in the field.
  const shown = Object.is(toMinutes(input), minutes)
    ? input
    : Number.isNaN(minutes)
      ? { ...input, amount: '' as const }
      : toInput(minutes);
  const change = (next: { amount: number | ''; unit: DurationUnit }) => {
    setInput(next);
    onChange({ ...terms, resolution_minutes: toMinutes(next) });
  };
  return (
    <fieldset className={classes.level} data-testid={testId}>
      <legend className={classes.legend}>{legend}</legend>
      <Group gap="sm" align="flex-start" wrap="wrap">
        <NumberInput
          aria-label={t('slas.time_of', { level: legend })}
          w={110}
          min={0}
          decimalScale={4}
          allowNegative={false}
          value={shown.amount}
          error={error !== undefined}
          aria-describedby={error ? `${testId}-error` : undefined}
          onChange={(value) => change({ ...shown, amount: value === '' ? '' : Number(value) })}
        />
        <Select
          aria-label={t('slas.unit_of', { level: legend })}
          w={120}
          data={[
            { value: 'hours', label: t('duration.unit_hours') },
            { value: 'days', label: t('duration.unit_days') },
          ]}
          value={shown.unit}
          onChange={(unit) => change({ ...shown, unit: unit as DurationUnit })}
        />
        <Checkbox
          mt={7}
          label={t('slas.restrict')}
          aria-label={t('slas.restrict_of', { level: legend })}
          checked={terms.restrict_to_weekdays}
          onChange={(event) => onChange({ ...terms, restrict_to_weekdays: event.currentTarget.checked })}
        />
      </Group>
      {error && (
        <Text id={`${testId}-error`} size="xs" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
    </fieldset>
  );
}
