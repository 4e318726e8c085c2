// One incident: what it is, until when, what was done about it, and what can be done now.
import { Button, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEdit, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentQuery } from '@/api/incidents';
import type { Incident } from '@/api/types';
import { SeverityTag, StateTag } from '@/components/incident_marks';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import { Panel } from '@/components/panel';
import WhyPlace from '@/components/why_place';
import { useCan } from '@/lib/session';
import { Failure } from '@/shell/dead_ends';
import { ActionButtons } from './action_buttons';
import { AttachmentsPanel } from './attachments_panel';
import { CommentBox } from './comment_box';
import { DeadlinePanel } from './deadline_panel';
import own from './incident.module.css';
import { useSeesDeadlines } from './incident_columns';
import { IncidentFacts } from './incident_facts';
import { IncidentKeys } from './incident_keys';
import { LinkedIncidentsPanel } from './linked_incidents_panel';
import { Timeline } from './timeline';
import { UndoButton } from './undo_button';
import { type IncidentActions, useIncidentActions } from './use_incident_actions';

const EditIncidentDialog = lazy(() => import('./edit_incident_dialog'));
const ExplanationDrawer = lazy(() => import('./explanation_drawer'));

export function IncidentPage() {
  const { t } = useTranslation();
  const { incidentId } = useParams({ from: '/signed-in/incidents/$incidentId' });
  const incident = useQuery(incidentQuery(incidentId));
  if (incident.isError && !incident.data) {
    return <Failure error={incident.error} onRetry={() => void incident.refetch()} />;
  }
  if (!incident.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <Detail key={incidentId} incident={incident.data} />;
}

function Detail({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const can = useCan();
  const actions = useIncidentActions();
  const [editing, edit] = useDisclosure(false);
  const seesDeadlines = useSeesDeadlines();
  const back = seesDeadlines
    ? ({ to: '/queue', label: t('incidents.queue') } as const)
    : ({ to: '/incidents', label: t('incidents.incidents') } as const);
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('incidents.numbered', { number: incident.number, title: incident.title })}
        back={back}
        beside={
          <>
            <SeverityTag severity={incident.severity} />
            <StateTag incident={incident} />
          </>
        }
      >
        <UndoButton />
        {can('update_incident') && incident.state !== 'closed' && (
          <Button
            variant="default"
            leftSection={<IconEdit size={16} aria-hidden="true" />}
            onClick={edit.open}
          >
            {t('words.edit')}
          </Button>
        )}
      </PageHeader>
      {can('act_on_incidents') && (
        <div className={classes.toolbar}>
          <ActionButtons incident={incident} actions={actions} />
        </div>
      )}
      <div className={classes.body}>
        <div className={own.grid}>
          <div className={own.column}>
            {seesDeadlines && <Deadlines incident={incident} />}
            {can('list_attachments') && <AttachmentsPanel incident={incident} />}
            <History incident={incident} actions={actions} />
          </div>
          <div className={own.column}>
            <IncidentFacts incident={incident} />
            <LinkedIncidentsPanel incident={incident} />
            {incident.priority && (
              <Panel title={t('incidents.why_title')}>
                <WhyPlace incident={incident} priority={incident.priority} />
              </Panel>
            )}
          </div>
        </div>
      </div>
      <Suspense fallback={null}>
        {editing && <EditIncidentDialog incident={incident} onClose={edit.close} />}
      </Suspense>
      {can('act_on_incidents') && (
        <>
          <IncidentKeys targets={() => [incident]} run={actions.run} />
          {actions.dialogs}
        </>
      )}
    </div>
  );
}

function Deadlines({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const [explaining, explain] = useDisclosure(false);
  return (
    <>
      <Panel
        title={t('incidents.deadlines')}
        actions={
          incident.deadlines && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconHelpCircle size={16} aria-hidden="true" />}
              onClick={explain.open}
            >
              {t('incidents.explain')}
            </Button>
          )
        }
      >
        <DeadlinePanel incident={incident} />
      </Panel>
      <Suspense fallback={null}>
        {explaining && <ExplanationDrawer incident={incident} onClose={explain.close} />}
      </Suspense>
    </>
  );
}

function History({ incident, actions }: { incident: Incident; actions: IncidentActions }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('incidents.timeline')}>
      {incident.allowed_actions.includes('comment') && <CommentBox incident={incident} actions={actions} />}
      <Timeline incident={incident} />
    </Panel>
  );
}
