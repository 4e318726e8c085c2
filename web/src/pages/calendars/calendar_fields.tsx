// The fields of a calendar, for a new one and for an existing one, and the year that they make.
import { Checkbox, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holidayCountriesQuery } from '@/api/calendars';
import { FormSection } from '@/components/form_section';
import { kHolidayYearMax, kHolidayYearMin } from '@/lib/calendar_days';
import { formatRegion } from '@/lib/format';
import { useSession } from '@/lib/session';
import type { CalendarEditor, CalendarValues } from './calendar_values';
import { FeedField } from './feed_field';
import { HolidayRegionsField } from './holiday_regions_field';
import { OwnHolidaysField } from './own_holidays_field';
import { ServiceHoursField } from './service_hours_field';
import { useDaysOff } from './use_days_off';
import { WeekdayChips } from './weekday_chips';
import { YearPicture } from './year_picture';

function thisYear(): number {
  return Math.min(Math.max(new Date().getFullYear(), kHolidayYearMin), kHolidayYearMax);
}

export function CalendarFields({ editor }: { editor: CalendarEditor }) {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const { form } = editor;
  const { values, errors } = form;
  const [year, setYear] = useState(thisYear);
  const [country, setCountry] = useState(organisation.country_code);
  const { daysOff } = useDaysOff(values, year, country);
  const errorOf = (path: string) => (errors[path] ? String(errors[path] as string) : undefined);
  const set = <Field extends keyof CalendarValues & string>(field: Field, value: CalendarValues[Field]) => {
    form.setFieldValue(field, value as never);
    form.clearFieldError(field);
  };
  return (
    <>
      <FormSection title={t('calendars.one')}>
        <TextInput
          label={t('words.name')}
          maxLength={120}
          autoFocus={!editor.base}
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
      <FormSection title={t('calendars.working_days')} hint={t('calendars.working_days_hint')}>
        <WeekdayChips
          label={t('calendars.working_days')}
          days={values.working_days}
          error={errorOf('working_days') !== undefined}
          onChange={(days) => set('working_days', days)}
        />
        {errorOf('working_days') && (
          <Text size="xs" c="var(--mantine-color-error)">
            {errorOf('working_days')}
          </Text>
        )}
      </FormSection>
      <FormSection title={t('calendars.service_hours')} hint={t('calendars.service_hours_hint')}>
        <ServiceHoursField
          rows={values.service_hours}
          workingDays={values.working_days}
          error={errorOf('service_hours')}
          onChange={(rows) => set('service_hours', rows)}
        />
      </FormSection>
      <FormSection title={t('calendars.holidays')} hint={t('calendars.holidays_hint')}>
        <Checkbox
          label={t('calendars.of_location')}
          description={t('calendars.of_location_hint')}
          checked={values.holidays_of_location}
          onChange={(event) => set('holidays_of_location', event.currentTarget.checked)}
        />
        <HolidayRegionsField
          regions={values.holiday_regions}
          error={errorOf('holiday_regions')}
          onChange={(regions) => set('holiday_regions', regions)}
        />
      </FormSection>
      <FormSection title={t('calendars.own')}>
        <OwnHolidaysField
          days={values.own_holidays}
          error={errorOf('own_holidays')}
          onChange={(days) => set('own_holidays', days)}
        />
      </FormSection>
      <FormSection title={t('calendars.feed')} hint={t('calendars.feed_hint')}>
        <FeedField
          calendarId={editor.base?.id}
          entries={values.feed_holidays}
          year={year}
          error={errorOf('feed_holidays')}
          onChange={(entries) => set('feed_holidays', entries)}
        />
      </FormSection>
      <FormSection title={t('calendars.year')} hint={t('calendars.year_hint')}>
        {values.holidays_of_location && <CountrySelect country={country} onChange={setCountry} />}
        <YearPicture year={year} onYear={setYear} workingDays={values.working_days} daysOff={daysOff} />
      </FormSection>
    </>
  );
}

/** A calendar that follows its location looks different in each country. */
function CountrySelect({ country, onChange }: { country: string; onChange: (country: string) => void }) {
  const { t, i18n } = useTranslation();
  const { data: countries = [] } = useQuery(holidayCountriesQuery);
  const collator = new Intl.Collator(i18n.language);
  return (
    <Select
      maw={280}
      label={t('calendars.year_country')}
      searchable
      nothingFoundMessage={t('words.nothing_found')}
      data={countries
        .map((one) => ({ value: one.country, label: formatRegion(one.country, i18n.language) }))
        .toSorted((a, b) => collator.compare(a.label, b.label))}
      value={country}
      onChange={(code) => onChange(code ?? country)}
    />
  );
}
