// The open incidents of a location or of a customer, most urgent first, on the pages of these; and the way to a new one.
import { Button, Loader, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { kOpenShownMax, type OpenOf, openIncidentsQuery } from '@/api/open_incidents';
import type { Incident } from '@/api/types';
import { DeadlineLine } from '@/components/deadline_bar';
import { IncidentTitle, StateTag } from '@/components/incident_marks';
import { Panel } from '@/components/panel';
import { useCan } from '@/lib/session';
import { useNewIncident } from './new_incident_dialog';
import classes from './open_incidents_panel.module.css';

export function OpenIncidentsPanel({ of }: { of: OpenOf }) {
  const can = useCan();
  return can('list_incidents') ? <Listed of={of} /> : null;
}

function Listed({ of }: { of: OpenOf }) {
  const { t } = useTranslation();
  const can = useCan();
  const newIncident = useNewIncident();
  const urgentFirst = can('explain_incident');
  const open = useQuery(openIncidentsQuery(of, urgentFirst));
  const { location_id } = of;
  const more = Boolean(open.data?.next);
  return (
    <Panel
      title={t('open_incidents.title')}
      actions={
        location_id &&
        can('create_incident') && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => newIncident.open({ locationId: location_id })}
          >
            {t('open_incidents.new')}
          </Button>
        )
      }
    >
      {open.isError && !open.data && (
        <Text size="sm" c="dimmed">
          {t('words.page_failed_text')}
        </Text>
      )}
      {open.isPending && <Loader size="sm" aria-label={t('words.loading')} />}
      {open.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('open_incidents.none')}
        </Text>
      )}
      {open.data && open.data.items.length > 0 && (
        <ul className={classes.list} data-testid="open-incidents">
          {open.data.items.map((incident) => (
            <Row key={incident.id} incident={incident} showPlace={!location_id} />
          ))}
        </ul>
      )}
      <Link
        to="/incidents"
        search={{ ...of, ...(!more && { state: 'any' as const }) }}
        className={classes.more}
      >
        {more ? t('open_incidents.more', { count: kOpenShownMax }) : t('open_incidents.past')}
      </Link>
    </Panel>
  );
}

function Row({ incident, showPlace }: { incident: Incident; showPlace: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <IncidentTitle incident={incident} />
        {showPlace && (
          <Text size="xs" c="dimmed">
            {incident.location.name}
          </Text>
        )}
      </div>
      <div className={classes.state}>
        <StateTag incident={incident} />
        <Text span size="xs" c="dimmed">
          {incident.assignee?.name ?? t('open_incidents.nobody')}
        </Text>
      </div>
      {incident.deadlines && (
        <div className={classes.due}>
          <DeadlineLine incident={incident} />
        </div>
      )}
    </li>
  );
}
