// What the editor of a calendar holds, how it is read and sent, and what it checks before it asks the server.
import type { TFunction } from 'i18next';
import type { Calendar, FeedHoliday, HolidayRegion, OwnHoliday } from '@/api/types';
import { checkHours, isDate, kWeekdays, type ServiceHours, type Weekday } from '@/lib/calendar_days';
import type { Editor, EditorField } from '@/lib/use_editor';
import { hoursWords, placeWords, weekdaysWords } from './calendar_words';

export interface CalendarValues extends Record<string, unknown> {
  name: string;
  description: string;
  working_days: Weekday[];
  service_hours: ServiceHours[];
  holidays_of_location: boolean;
  holiday_regions: HolidayRegion[];
  own_holidays: OwnHoliday[];
  feed_holidays: FeedHoliday[];
}

export type CalendarEditor = Editor<Calendar, CalendarValues>;

export const kBlankCalendar: CalendarValues = {
  name: '',
  description: '',
  working_days: kWeekdays.slice(0, 5),
  service_hours: [],
  holidays_of_location: true,
  holiday_regions: [],
  own_holidays: [],
  feed_holidays: [],
};

export function readCalendar(calendar: Calendar): CalendarValues {
  const { name, description, working_days, service_hours, holidays_of_location } = calendar;
  const { holiday_regions, own_holidays, feed_holidays } = calendar;
  return {
    name,
    description,
    working_days,
    service_hours,
    holidays_of_location,
    holiday_regions,
    own_holidays,
    feed_holidays,
  };
}

export function toCalendarInput(values: CalendarValues): CalendarValues {
  return { ...values, name: values.name.trim() };
}

export function calendarFieldList(t: TFunction, locale: string): EditorField<CalendarValues>[] {
  const count = (items: readonly unknown[]) => t('calendars.days', { count: items.length });
  return [
    { path: 'name', label: t('words.name') },
    { path: 'description', label: t('words.description') },
    {
      path: 'working_days',
      label: t('calendars.working_days'),
      show: (values) => weekdaysWords(values.working_days, locale),
    },
    {
      path: 'service_hours',
      label: t('calendars.service_hours'),
      show: (values) => hoursWords(t, values.service_hours, locale),
    },
    {
      path: 'holidays_of_location',
      label: t('calendars.of_location'),
      show: (values) => (values.holidays_of_location ? t('words.yes') : t('words.no')),
    },
    {
      path: 'holiday_regions',
      label: t('calendars.regions'),
      show: (values) =>
        values.holiday_regions.map((region) => placeWords(region, undefined, locale)).join(', ') ||
        t('words.none'),
    },
    { path: 'own_holidays', label: t('calendars.own'), show: (values) => count(values.own_holidays) },
    { path: 'feed_holidays', label: t('calendars.feed'), show: (values) => count(values.feed_holidays) },
  ];
}

export function checkCalendar(t: TFunction, values: CalendarValues): Record<string, string | null> {
  const hours = checkHours(values.service_hours).find((problem) => problem !== null);
  const ownIsBad = values.own_holidays.some(({ date, name }) => !isDate(date) || name.trim() === '');
  return {
    name: values.name.trim() ? null : t('problems.field.required'),
    working_days: values.working_days.length > 0 ? null : t('problems.field.no_open_time'),
    service_hours: hours ? t(`calendars.hours_${hours}`) : null,
    own_holidays: ownIsBad ? t('calendars.own_incomplete') : null,
  };
}
