// The fields of an agreement, for a new one and for an existing one, and what they mean in words.
import { Checkbox, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from '@/api/calendars';
import { askCalendars, askContacts } from '@/api/choices';
import type { Sla, SlaInput } from '@/api/types';
import { DurationField } from '@/components/duration_field';
import { FormSection } from '@/components/form_section';
import { ReferenceSelect } from '@/components/reference_select';
import { checkMinutes, type LevelTerms, termsWords } from '@/lib/duration';
import type { Editor, EditorField } from '@/lib/use_editor';
import { SlaPicture } from './picture/sla_picture';
import { areReminders, RemindersField, remindersWords } from './reminders_field';
import classes from './sla_fields.module.css';
import { proposalOf } from './terms_proposal';

export interface SlaValues extends Record<string, unknown> {
  name: string;
  description: string;
  first_level: LevelTerms;
  second_level: LevelTerms;
  contact_id: string | null;
  is_default: boolean;
  calendar_id: string | null;
  pauses_allowed: boolean;
  reminder_percents: number[];
}

export const kBlankSla: SlaValues = {
  name: '',
  description: '',
  first_level: { resolution_minutes: Number.NaN, restrict_to_weekdays: false },
  second_level: { resolution_minutes: Number.NaN, restrict_to_weekdays: false },
  contact_id: null,
  is_default: false,
  calendar_id: null,
  pauses_allowed: true,
  reminder_percents: [75, 90],
};

export function readSla(sla: Sla): SlaValues {
  const { name, description, first_level, second_level, contact_id, is_default } = sla;
  const { calendar_id, pauses_allowed, reminder_percents } = sla;
  const clock = { calendar_id, pauses_allowed, reminder_percents };
  return { name, description, first_level, second_level, contact_id, is_default, ...clock };
}

export function toSlaInput(values: SlaValues): Required<SlaInput> {
  return { ...values, name: values.name.trim() };
}

export function slaFieldList(t: TFunction): EditorField<SlaValues>[] {
  const first = t('slas.first_level');
  const second = t('slas.second_level');
  return [
    { path: 'name', label: t('words.name') },
    { path: 'description', label: t('words.description') },
    { path: 'first_level', label: first, show: (values) => termsWords(t, values.first_level, null) },
    { path: 'second_level', label: second, show: (values) => termsWords(t, values.second_level, null) },
    { path: 'calendar_id', label: t('slas.calendar') },
    {
      path: 'pauses_allowed',
      label: t('slas.pauses'),
      show: (values) => (values.pauses_allowed ? t('words.yes') : t('words.no')),
    },
    {
      path: 'reminder_percents',
      label: t('slas.reminders'),
      show: (values) => remindersWords(t, values.reminder_percents),
    },
    { path: 'contact_id', label: t('slas.contact') },
    {
      path: 'is_default',
      label: t('slas.default'),
      show: (values) => (values.is_default ? t('words.yes') : t('words.no')),
    },
  ];
}

export function checkSla(t: TFunction, values: SlaValues): Record<string, string | null> {
  const time = (terms: LevelTerms) => {
    const problem = checkMinutes(terms.resolution_minutes);
    return problem && t(`duration.${problem}`);
  };
  return {
    name: values.name.trim() ? null : t('problems.field.required'),
    first_level: time(values.first_level),
    second_level: time(values.second_level),
    reminder_percents: areReminders(values.reminder_percents) ? null : t('slas.reminders_bad'),
  };
}

interface SlaFieldsProps {
  editor: Editor<Sla, SlaValues>;
  defaultPart: ReactNode;
}

export function SlaFields({ editor, defaultPart }: SlaFieldsProps) {
  const { t } = useTranslation();
  const { form, base } = editor;
  const { values, errors } = form;
  const contact = base?.contact;
  const calendar = base?.calendar;
  const errorOf = (path: string) => (errors[path] ? String(errors[path] as string) : undefined);
  return (
    <>
      <FormSection title={t('slas.one')}>
        <TextInput
          label={t('words.name')}
          maxLength={120}
          autoFocus={!base}
          {...form.getInputProps('name')}
        />
        <Textarea
          label={t('words.description')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={4000}
          {...form.getInputProps('description')}
        />
      </FormSection>
      <FormSection title={t('slas.resolution_time')} hint={t('slas.resolution_hint')}>
        <DurationField
          testId="first-level"
          legend={t('slas.first_level')}
          terms={values.first_level}
          error={errorOf('first_level')}
          onChange={(terms) => {
            form.setFieldValue('first_level', terms);
            form.clearFieldError('first_level');
          }}
        />
        <DurationField
          testId="second-level"
          legend={t('slas.second_level')}
          terms={values.second_level}
          error={errorOf('second_level')}
          onChange={(terms) => {
            form.setFieldValue('second_level', terms);
            form.clearFieldError('second_level');
          }}
        />
        <Text size="xs" c="dimmed">
          {t('slas.restrict_hint')}
        </Text>
        <ReferenceSelect
          kind="calendars"
          label={t('slas.calendar')}
          description={t('slas.calendar_hint')}
          maw={420}
          ask={askCalendars}
          current={calendar ? { value: calendar.id, label: calendar.name } : undefined}
          none={t('slas.calendar_none')}
          {...form.getInputProps('calendar_id')}
          value={values.calendar_id}
          onChange={(id) => form.setFieldValue('calendar_id', id)}
        />
        <Meaning values={values} />
        <SlaPicture terms={proposalOf(values)} />
      </FormSection>
      <FormSection title={t('slas.clock')}>
        <Checkbox
          label={t('slas.pauses_allowed')}
          description={t('slas.pauses_hint')}
          {...form.getInputProps('pauses_allowed', { type: 'checkbox' })}
        />
        <div>
          <Text size="sm" fw={500}>
            {t('slas.reminders')}
          </Text>
          <Text size="xs" c="dimmed" mb={6}>
            {t('slas.reminders_hint')}
          </Text>
          <RemindersField
            percents={values.reminder_percents}
            error={errorOf('reminder_percents')}
            onChange={(percents) => {
              form.setFieldValue('reminder_percents', percents);
              form.clearFieldError('reminder_percents');
            }}
          />
        </div>
      </FormSection>
      <FormSection title={t('slas.contact')} hint={t('slas.contact_hint')}>
        <ReferenceSelect
          kind="contacts"
          aria-label={t('slas.contact')}
          maw={420}
          ask={askContacts}
          current={contact ? { value: contact.id, label: contact.name } : undefined}
          none={t('slas.contact_none')}
          {...form.getInputProps('contact_id')}
          value={values.contact_id}
          onChange={(id) => form.setFieldValue('contact_id', id)}
        />
      </FormSection>
      <FormSection title={t('slas.default')}>{defaultPart}</FormSection>
    </>
  );
}

/** The checkbox of a new agreement; an existing one is marked by a dialog of its own. */
export function DefaultCheckbox({ editor }: { editor: Editor<Sla, SlaValues> }) {
  const { t } = useTranslation();
  return (
    <Checkbox
      label={t('slas.default_new')}
      description={t('slas.default_hint')}
      {...editor.form.getInputProps('is_default', { type: 'checkbox' })}
    />
  );
}

function Meaning({ values }: { values: SlaValues }) {
  const { t } = useTranslation();
  const { data: calendar } = useQuery({
    ...calendarQuery(values.calendar_id ?? ''),
    enabled: values.calendar_id !== null,
  });
  const name = values.calendar_id === null ? null : calendar?.name;
  const valid =
    !checkMinutes(values.first_level.resolution_minutes) &&
    !checkMinutes(values.second_level.resolution_minutes);
  return (
    <div className={classes.meaning} aria-live="polite" data-testid="sla-meaning">
      <Text size="xs" fw={650} c="dimmed">
        {t('slas.meaning')}
      </Text>
      {valid ? (
        <Text size="sm">
          {t('slas.meaning_first', { first: termsWords(t, values.first_level, name) })}{' '}
          {t('slas.meaning_second', { second: termsWords(t, values.second_level, name) })}
        </Text>
      ) : (
        <Text size="sm" c="dimmed">
          {t('slas.meaning_missing')}
        </Text>
      )}
    </div>
  );
}
