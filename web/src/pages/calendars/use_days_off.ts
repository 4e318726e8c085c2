// Every day off of a calendar in a year, with its name and where it comes from: own days, the feed, and the
// public holidays of its regions and of the country that a location stands in.
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { holidayCountriesQuery, holidaysQuery } from '@/api/calendars';
import type { HolidayRegion } from '@/api/types';
import { type DayOff, datesBetween } from '@/lib/calendar_days';
import type { CalendarValues } from './calendar_values';
import { placeWords } from './calendar_words';

interface DaysOff {
  daysOff: DayOff[];
  loading: boolean;
}

/** `country` (alpha-2): where the location stands; it matters to a calendar that follows the location. */
export function useDaysOff(values: CalendarValues, year: number, country: string): DaysOff {
  const { t, i18n } = useTranslation();
  const { data: countries } = useQuery(holidayCountriesQuery);
  const isKnown = (code: string) => countries?.some((one) => one.country === code) ?? false;
  const places: HolidayRegion[] = values.holiday_regions.filter((place) => isKnown(place.country));
  if (values.holidays_of_location && isKnown(country)) places.push({ country, region: null });
  const answers = useQueries({
    queries: places.map((place) => holidaysQuery(place.country, place.region, year)),
  });
  const feed = values.feed_holidays
    .filter((entry) => entry.enabled)
    .flatMap(({ from, to, name }) =>
      datesBetween(from, to).map((date) => ({ date, name, source: t('calendars.feed') })),
    );
  const publicDays = answers.flatMap(({ data = [] }, index) => {
    const source = placeWords(places[index] as HolidayRegion, countries, i18n.language);
    return data.map(({ date, name, english_name }) => ({
      date,
      name: i18n.language === 'en' && english_name !== name ? `${name} (${english_name})` : name,
      source,
    }));
  });
  const own = values.own_holidays.map((day) => ({ ...day, source: t('calendars.own') }));
  return {
    daysOff: [...own, ...feed, ...publicDays],
    loading: !countries || answers.some(({ isPending }) => isPending),
  };
}
