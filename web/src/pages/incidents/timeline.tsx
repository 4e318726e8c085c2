// The log of an incident, newest first: who did what when, what the program did by itself, and what was taken back.
import { Anchor, Button, Loader, Text } from '@mantine/core';
import {
  type Icon,
  IconAlertTriangleFilled,
  IconArrowBackUp,
  IconArrowsSplit2,
  IconBell,
  IconCheck,
  IconCircleCheckFilled,
  IconEdit,
  IconFlame,
  IconLink,
  IconMessage,
  IconPaperclip,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconRefresh,
  IconSend,
  IconStairsUp,
  IconTrash,
  IconUnlink,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { incidentEventsQuery } from '@/api/incidents';
import type { Incident, IncidentEvent } from '@/api/types';
import { ActorName } from '@/components/actor_name';
import { ChangeList } from '@/components/change_list';
import { RelativeTime } from '@/components/relative_time';
import { Tag, type Tone } from '@/components/tag';
import { useNow } from '@/lib/clock';
import { dueText } from '@/lib/deadline_words';
import { formatInstant } from '@/lib/format';
import { instant } from '@/lib/incident_clock';
import { notifyProblem } from '@/lib/notify';
import { useSession } from '@/lib/session';
import { Failure } from '@/shell/dead_ends';
import own from './incident.module.css';
import { useUndo } from './use_incident_actions';

const kLooks: Record<IncidentEvent['kind'], { icon: Icon; tone: Tone }> = {
  opened: { icon: IconFlame, tone: 'info' },
  edited: { icon: IconEdit, tone: 'neutral' },
  acknowledged: { icon: IconCheck, tone: 'info' },
  assigned: { icon: IconUser, tone: 'neutral' },
  commented: { icon: IconMessage, tone: 'neutral' },
  paused: { icon: IconPlayerPause, tone: 'warn' },
  resumed: { icon: IconPlayerPlay, tone: 'info' },
  reminded: { icon: IconBell, tone: 'warn' },
  handed_over: { icon: IconStairsUp, tone: 'warn' },
  breached: { icon: IconAlertTriangleFilled, tone: 'bad' },
  dispatched: { icon: IconSend, tone: 'info' },
  resolved: { icon: IconCircleCheckFilled, tone: 'good' },
  closed: { icon: IconCircleCheckFilled, tone: 'neutral' },
  reopened: { icon: IconRefresh, tone: 'warn' },
  merged: { icon: IconArrowsSplit2, tone: 'neutral' },
  terms_applied: { icon: IconRefresh, tone: 'info' },
  status_changed: { icon: IconPlugConnected, tone: 'neutral' },
  undone: { icon: IconArrowBackUp, tone: 'neutral' },
  attached: { icon: IconPaperclip, tone: 'neutral' },
  detached: { icon: IconTrash, tone: 'neutral' },
  linked: { icon: IconLink, tone: 'neutral' },
  unlinked: { icon: IconUnlink, tone: 'neutral' },
};

function whatWords(t: TFunction, event: IncidentEvent): string {
  switch (event.kind) {
    case 'assigned':
      return event.assignee
        ? t('incidents.event_assigned', { name: event.assignee.name })
        : t('incidents.event_unassigned');
    case 'paused':
      return t('incidents.event_paused', { reason: t(`incidents.pause_reasons.${event.reason ?? 'other'}`) });
    case 'reminded':
      return t('incidents.event_reminded', {
        deadline: t(`incidents.deadline_${event.deadline ?? 'total'}`),
        percent: event.percent ?? 0,
      });
    case 'handed_over':
      return event.by_program ? t('incidents.event_handed_over_itself') : t('incidents.event_handed_over');
    case 'breached':
      return t('incidents.event_breached', {
        deadline: t(`incidents.deadline_${event.deadline ?? 'total'}`),
      });
    case 'dispatched':
      return t('incidents.event_dispatched', { name: event.contact?.name ?? '' });
    case 'closed':
      return event.by_program ? t('incidents.event_closed_itself') : t('incidents.event_closed');
    case 'reopened':
      return event.new_cycle ? t('incidents.event_reopened_anew') : t('incidents.event_reopened');
    case 'status_changed':
      return t('incidents.event_status_changed', {
        status: t(`equipment.status_${event.evse_status ?? 'UNKNOWN'}`),
      });
    case 'attached':
    case 'detached':
      return t(`incidents.event_${event.kind}`, { name: event.attachment?.name ?? '' });
    default:
      return t(`incidents.event_${event.kind}`);
  }
}

export function Timeline({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const events = useQuery(incidentEventsQuery(incident.id));
  if (events.isError && !events.data) {
    return <Failure error={events.error} onRetry={() => void events.refetch()} />;
  }
  if (!events.data) return <Loader size="sm" aria-label={t('words.loading')} />;
  const newest = events.data.toReversed();
  return (
    <ol className={own.timeline} data-testid="timeline">
      {newest.map((event, index) => (
        <Entry key={event.sequence} event={event} incident={incident} last={index === 0} />
      ))}
    </ol>
  );
}

interface EntryProps {
  event: IncidentEvent;
  incident: Incident;
  last: boolean;
}

function Entry({ event, incident, last }: EntryProps) {
  const { t } = useTranslation();
  const zone = incident.location.time_zone;
  const { icon: Sign, tone } = kLooks[event.kind];
  return (
    <li className={own.event} data-tone={tone} data-undone={event.undone || undefined}>
      <span className={own.sign}>
        <Sign size={15} aria-hidden="true" />
      </span>
      <div className={own.head}>
        <span className={own.what}>
          <strong>{whatWords(t, event)}</strong>
        </span>
        {event.actor.kind !== 'system' && (
          <Text span size="sm" c="dimmed">
            <ActorName actor={event.actor} />
          </Text>
        )}
        {event.undone && <Tag tone="neutral">{t('incidents.was_undone')}</Tag>}
        {last && <UndoStep event={event} />}
        <span className={own.when}>
          <RelativeTime at={event.at} zone={zone} />
        </span>
      </div>
      <EntryDetails event={event} zone={zone} />
      {event.text && <div className={own.text}>{event.text}</div>}
    </li>
  );
}

const kLateMs = 60_000;

function EntryDetails({ event, zone }: { event: IncidentEvent; zone: string }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const locale = i18n.language;
  const noticedLate = instant(event.recorded_at) - instant(event.at) > kLateMs;
  const named = event.into ?? event.other;
  const due = (at: string | null | undefined) =>
    at ? dueText(at, now, locale, zone) : t('incidents.clock_none');
  return (
    <>
      {named && (
        <Anchor component={Link} to={`/incidents/${named.id}`} size="sm">
          {t('incidents.numbered', { ...named })}
        </Anchor>
      )}
      {event.kind === 'edited' && event.changes && <ChangeList changes={event.changes} />}
      {event.kind === 'terms_applied' && (
        <Text size="sm">
          {t('incidents.event_terms_moved', { from: due(event.total_due_from), to: due(event.total_due_to) })}
        </Text>
      )}
      {event.kind === 'breached' && (
        <Text size="xs" c="dimmed">
          {formatInstant(event.at, locale, zone)}
        </Text>
      )}
      {noticedLate && (
        <Text size="xs" c="dimmed">
          {t('incidents.recorded_late', { at: formatInstant(event.recorded_at, locale, zone) })}
        </Text>
      )}
    </>
  );
}

const kUndoMs = 10 * 60_000;
const kNotUndone = new Set<IncidentEvent['kind']>(['opened', 'edited', 'undone']);

/** Only the last thing that happened, only by who did it, only for as long as the server takes it. */
function UndoStep({ event }: { event: IncidentEvent }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const now = useNow();
  const undo = useUndo();
  const { operation_id } = event;
  const possible =
    operation_id !== null &&
    !event.undone &&
    event.actor.id === user.id &&
    !kNotUndone.has(event.kind) &&
    now < instant(event.recorded_at) + kUndoMs;
  if (!possible) return null;
  return (
    <Button size="compact-xs" variant="subtle" onClick={() => void undo(operation_id).catch(notifyProblem)}>
      {t('words.undo')}
    </Button>
  );
}
