// One calendar: new, or as it is, with its history.
import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from '@/api/calendars';
import { api, body, ifMatch } from '@/api/client';
import type { Calendar } from '@/api/types';
import { ArchiveButton } from '@/components/archive_button';
import { DetailTabs } from '@/components/detail_tabs';
import { EditorPage } from '@/components/editor_page';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';
import { useReapplication } from '@/pages/slas/reapply/use_reapplication';
import { Failure } from '@/shell/dead_ends';
import { CalendarFields } from './calendar_fields';
import {
  type CalendarValues,
  calendarFieldList,
  checkCalendar,
  kBlankCalendar,
  readCalendar,
  toCalendarInput,
} from './calendar_values';

const refreshAll = () => refresh('calendars', 'slas', 'locations', 'search');

export function CalendarNewPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const keyFor = useIdempotencyKey();
  const editor = useEditor<Calendar, CalendarValues>({
    blank: kBlankCalendar,
    read: readCalendar,
    fields: calendarFieldList(t, i18n.language),
    validate: (values) => checkCalendar(t, values),
    save: (values) => {
      const input = toCalendarInput(values);
      return body(api.POST('/api/v1/calendars', { body: input, params: { header: keyFor(input) } }));
    },
    onSaved: (calendar) => {
      notifyDone(t('words.created', { name: calendar.name }));
      void refreshAll();
      void navigate({ to: '/operations/calendars' });
    },
  });
  return (
    <EditorPage
      title={t('calendars.new')}
      back={{ to: '/operations/calendars', label: t('calendars.title') }}
      editor={editor}
    >
      <CalendarFields editor={editor} />
    </EditorPage>
  );
}

export function CalendarPage() {
  const { t } = useTranslation();
  const { calendarId } = useParams({ from: '/signed-in/operations/calendars/$calendarId' });
  const calendar = useQuery(calendarQuery(calendarId));
  if (calendar.isError && !calendar.data) {
    return <Failure error={calendar.error} onRetry={() => void calendar.refetch()} />;
  }
  if (!calendar.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <CalendarEditorPage key={calendarId} calendar={calendar.data} />;
}

function CalendarEditorPage({ calendar }: { calendar: Calendar }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const reapplication = useReapplication();
  const params = (thing: Calendar) => ({ path: { calendar_id: thing.id }, header: ifMatch(thing.version) });
  const editor = useEditor<Calendar, CalendarValues>({
    thing: calendar,
    blank: kBlankCalendar,
    read: readCalendar,
    fields: calendarFieldList(t, i18n.language),
    validate: (values) => checkCalendar(t, values),
    save: (values, base) =>
      body(
        api.PUT('/api/v1/calendars/{calendar_id}', {
          params: params(base ?? calendar),
          body: toCalendarInput(values),
        }),
      ),
    onSaved: (saved) => {
      cache.setQueryData(calendarQuery(saved.id).queryKey, saved);
      notifyDone(t('words.saved'));
      void refreshAll();
      void reapplication.offer({ calendar_id: saved.id });
    },
  });
  return (
    <EditorPage
      title={calendar.name}
      back={{ to: '/operations/calendars', label: t('calendars.title') }}
      editor={editor}
      after={reapplication.dialog}
      archived={calendar.archived_at !== null}
      actions={
        <ArchiveButton
          thing={calendar}
          title={t('calendars.archive_title', { name: calendar.name })}
          text={t('calendars.archive_text', { count: calendar.sla_count })}
          archive={(thing) => body(api.DELETE('/api/v1/calendars/{calendar_id}', { params: params(thing) }))}
          restore={(thing) =>
            body(api.POST('/api/v1/calendars/{calendar_id}/restore', { params: params(thing) }))
          }
          refresh={refreshAll}
          onArchived={() => void navigate({ to: '/operations/calendars' })}
        />
      }
    >
      <DetailTabs type="calendar" id={calendar.id}>
        <CalendarFields editor={editor} />
      </DetailTabs>
    </EditorPage>
  );
}
