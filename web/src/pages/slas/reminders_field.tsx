// When to remind of a deadline: up to four percentages of a level's counted time.
import { ActionIcon, Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

const kRemindersMax = 4;

/** "75 %, 90 %" */
export function remindersWords(t: TFunction, percents: readonly number[]): string {
  return percents.map((percent) => `${percent}\u00a0%`).join(', ') || t('slas.reminders_none');
}

/** NaN stands for a field that is empty. */
export function areReminders(percents: readonly number[]): boolean {
  return percents.every(
    (percent, index) =>
      Number.isInteger(percent) &&
      percent >= 1 &&
      percent <= 99 &&
      percent > (index === 0 ? 0 : (percents[index - 1] as number)),
  );
}

/** What would be asked for next: halfway between the last one and the deadline. */
function nextReminder(percents: readonly number[]): number {
  const last = percents.at(-1) ?? 50;
  return Number.isNaN(last) ? last : Math.min(99, Math.ceil((last + 100) / 2));
}

interface RemindersFieldProps {
  percents: number[];
  error?: string | undefined;
  onChange: (percents: number[]) => void;
}

export function RemindersField({ percents, error, onChange }: RemindersFieldProps) {
  const { t } = useTranslation();
  return (
    <Stack gap={6}>
      <Group gap="xs" align="flex-start">
        {percents.map((percent, index) => {
          const name = t('slas.reminder_row', { number: index + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: reminders have no other identity, and are edited in place
            <Group key={index} gap={2} wrap="nowrap">
              <NumberInput
                w={84}
                min={1}
                max={99}
                clampBehavior="none"
                allowDecimal={false}
                allowNegative={false}
                suffix=" %"
                aria-label={name}
                error={error !== undefined}
                value={Number.isNaN(percent) ? '' : percent}
                onChange={(value) =>
                  onChange(
                    percents.map((one, at) =>
                      at === index ? (value === '' ? Number.NaN : Number(value)) : one,
                    ),
                  )
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('calendars.remove', { name })}
                onClick={() => onChange(percents.filter((_, at) => at !== index))}
              >
                <IconX size={15} aria-hidden="true" />
              </ActionIcon>
            </Group>
          );
        })}
        {percents.length < kRemindersMax && (
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => onChange([...percents, nextReminder(percents)])}
          >
            {t('slas.reminders_add')}
          </Button>
        )}
      </Group>
      {error && (
        <Text size="xs" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
    </Stack>
  );
}
