// Operations Center → Calendars: which time counts for the levels of agreements.
import { IconCalendar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarsQuery, holidayCountriesQuery } from '@/api/calendars';
import type { CalendarItem } from '@/api/types';
import { ArchivedToggle } from '@/components/archived_toggle';
import { type DataColumn, DataTable } from '@/components/data_table';
import { EmptyState } from '@/components/empty_state';
import { ListPage } from '@/components/list_page';
import { NewButton } from '@/components/new_button';
import classes from '@/components/page.module.css';
import { RelativeTime } from '@/components/relative_time';
import { formatNumber } from '@/lib/format';
import type { ListSearch } from '@/lib/search_params';
import { useCan } from '@/lib/session';
import { useList } from '@/lib/use_list';
import { hoursWords, placeWords, weekdaysWords } from './calendar_words';

export function CalendarListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/operations/calendars' });
  const list = useList(calendarsQuery(search));
  const columns = useColumns();
  const change = (part: Partial<ListSearch>) =>
    void navigate({ to: '/operations/calendars', search: { ...search, ...part }, replace: true });
  const create = can('create_calendar') && (
    <NewButton to="/operations/calendars/new" label={t('calendars.new')} />
  );
  return (
    <ListPage
      title={t('calendars.title')}
      count={list.rows.length > 0 && !list.hasMore && t('calendars.count', { count: list.rows.length })}
      actions={create}
      search={{
        label: t('calendars.search'),
        value: search.q ?? '',
        onChange: (q) => change({ q: q || undefined }),
      }}
      filters={
        <ArchivedToggle
          on={search.archived === 'true'}
          onChange={(on) => change({ archived: on ? 'true' : undefined })}
        />
      }
      list={list}
      narrowed={Boolean(search.q)}
      empty={
        search.archived ? (
          <EmptyState icon={IconCalendar} title={t('calendars.empty_archived')} />
        ) : (
          <EmptyState icon={IconCalendar} title={t('calendars.empty_title')} text={t('calendars.empty_text')}>
            {create}
          </EmptyState>
        )
      }
    >
      <DataTable
        label={t('calendars.title')}
        columns={columns}
        rows={list.rows}
        idOf={(calendar) => calendar.id}
        nameOf={(calendar) => calendar.name}
        onOpen={(calendar) =>
          void navigate({ to: '/operations/calendars/$calendarId', params: { calendarId: calendar.id } })
        }
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onEnd={list.more}
      />
    </ListPage>
  );
}

function useColumns(): DataColumn<CalendarItem>[] {
  const { t, i18n } = useTranslation();
  const { data: countries } = useQuery(holidayCountriesQuery);
  const locale = i18n.language;
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('words.name'),
        width: 24,
        card: 'title',
        cell: (calendar) => (
          <Link
            to="/operations/calendars/$calendarId"
            params={{ calendarId: calendar.id }}
            className={classes.rowLink}
          >
            {calendar.name}
          </Link>
        ),
      },
      {
        id: 'days',
        header: t('calendars.working_days'),
        width: 14,
        card: 'line',
        cell: (calendar) => weekdaysWords(calendar.working_days, locale),
      },
      {
        id: 'hours',
        header: t('calendars.service_hours'),
        width: 22,
        card: 'line',
        cell: (calendar) => hoursWords(t, calendar.service_hours, locale),
      },
      {
        id: 'holidays',
        header: t('calendars.holidays'),
        width: 26,
        card: 'line',
        cell: (calendar) => {
          const days = calendar.own_holiday_count + calendar.feed_holiday_count;
          return [
            ...(calendar.holidays_of_location ? [t('calendars.of_location_short')] : []),
            ...calendar.holiday_regions.map((place) => placeWords(place, countries, locale)),
            ...(days > 0 ? [t('calendars.days', { count: days })] : []),
          ].join(' · ');
        },
      },
      {
        id: 'slas',
        header: t('calendars.column_slas'),
        width: 8,
        numeric: true,
        card: 'side',
        cell: (calendar) => formatNumber(calendar.sla_count, locale),
      },
      {
        id: 'updated',
        header: t('words.updated_at'),
        width: 10,
        cell: (calendar) => <RelativeTime at={calendar.updated_at} />,
      },
    ],
    [t, locale, countries],
  );
}
