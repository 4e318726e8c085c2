// A year as twelve months: days that don't count are grey, holidays marked, with the name of the day that the
// pointer is on; below, the holidays as a list, for who doesn't point.
import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ClosedDay,
  closedDays,
  type DayOff,
  datesOfMonth,
  kHolidayYearMax,
  kHolidayYearMin,
  kWeekdays,
  type Weekday,
  weekdayOf,
} from '@/lib/calendar_days';
import { dateWords, monthWords, weekdayWords } from './calendar_words';
import classes from './year_picture.module.css';

interface YearPictureProps {
  year: number;
  onYear: (year: number) => void;
  workingDays: readonly Weekday[];
  daysOff: DayOff[];
}

export function YearPicture({ year, onYear, workingDays, daysOff }: YearPictureProps) {
  const { t, i18n } = useTranslation();
  const [pointed, setPointed] = useState<string | null>(null);
  const closed = closedDays(year, workingDays, daysOff);
  const holidays = [...closed]
    .filter(([, day]) => day.holidays.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const wordsOf = (day: ClosedDay | undefined) =>
    day === undefined
      ? t('calendars.day_counts')
      : day.holidays.map(({ name, source }) => `${name} · ${source}`).join('; ') ||
        t('calendars.day_not_worked');
  const point = (target: EventTarget) => {
    const date = (target as HTMLElement).dataset?.date ?? null;
    if (date) setPointed(date);
  };
  return (
    <div>
      <Group gap={6} mb={8}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('calendars.year_before')}
          disabled={year <= kHolidayYearMin}
          onClick={() => onYear(year - 1)}
        >
          <IconChevronLeft size={16} aria-hidden="true" />
        </ActionIcon>
        <Text fw={650} miw={48} ta="center" aria-live="polite">
          {year}
        </Text>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('calendars.year_after')}
          disabled={year >= kHolidayYearMax}
          onClick={() => onYear(year + 1)}
        >
          <IconChevronRight size={16} aria-hidden="true" />
        </ActionIcon>
        <Text size="sm" c="dimmed">
          {t('calendars.year_summary', { count: holidays.length })}
        </Text>
      </Group>
      {/* The list below says the same to who can't see the picture. */}
      <div
        className={classes.year}
        aria-hidden="true"
        data-testid="year-picture"
        onMouseOver={(event) => point(event.target)}
        onFocus={(event) => point(event.target)}
        onMouseLeave={() => setPointed(null)}
      >
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={monthWords(year, month, 'en')} year={year} month={month} closed={closed} />
        ))}
      </div>
      <Text size="sm" className={classes.pointed} data-testid="pointed-day" aria-hidden="true">
        {pointed?.startsWith(`${year}-`)
          ? `${dateWords(pointed, i18n.language)}: ${wordsOf(closed.get(pointed))}`
          : t('calendars.point_hint')}
      </Text>
      <details className={classes.list}>
        <summary>{t('calendars.list_days', { count: holidays.length, year })}</summary>
        <dl>
          {holidays.map(([date, day]) => (
            <Fragment key={date}>
              <dt>{dateWords(date, i18n.language)}</dt>
              <dd>
                {wordsOf(day)}{' '}
                {day.weekend && (
                  <Text span size="xs" c="dimmed">
                    {t('calendars.day_not_worked')}
                  </Text>
                )}
              </dd>
            </Fragment>
          ))}
        </dl>
      </details>
    </div>
  );
}

interface MonthProps {
  year: number;
  month: number;
  closed: ReadonlyMap<string, ClosedDay>;
}

function Month({ year, month, closed }: MonthProps) {
  const { i18n } = useTranslation();
  const dates = datesOfMonth(year, month);
  const before = kWeekdays.indexOf(weekdayOf(dates[0] as string));
  return (
    <div>
      <span className={classes.monthName}>{monthWords(year, month, i18n.language)}</span>
      <div className={classes.days}>
        {kWeekdays.map((day) => (
          <span key={day} className={classes.weekday}>
            {[...weekdayWords(day, i18n.language, 'short')].slice(0, 2).join('')}
          </span>
        ))}
        {dates.map((date, index) => {
          const day = closed.get(date);
          const kind = day === undefined ? 'open' : day.holidays.length > 0 ? 'holiday' : 'closed';
          return (
            <span
              key={date}
              data-date={date}
              data-kind={kind}
              className={classes.day}
              style={index === 0 && before > 0 ? { gridColumnStart: before + 1 } : undefined}
            >
              {index + 1}
            </span>
          );
        })}
      </div>
    </div>
  );
}
