// The incidents that one is linked to, and the way to one more.
import { ActionIcon, Anchor, Loader, Select, Text, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUnlink } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentLinksQuery, linkIncidents, unlinkIncidents } from '@/api/incident_extras';
import { incidentChoicesQuery } from '@/api/incidents';
import { problemText } from '@/api/problem';
import type { Incident, LinkedIncident } from '@/api/types';
import { Panel } from '@/components/panel';
import { Tag } from '@/components/tag';
import { notifyProblem, notifyUndo } from '@/lib/notify';
import { useCan } from '@/lib/session';
import { Failure } from '@/shell/dead_ends';
import own from './attachments.module.css';

const kWaitMs = 200;

export function LinkedIncidentsPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const can = useCan();
  const mayLink = can('link_incidents');
  const links = useQuery(incidentLinksQuery(incident.id));
  if (!mayLink && !links.data?.length) return null;
  return (
    <Panel title={t('incident_extras.links')}>
      {links.isError && !links.data && <Failure error={links.error} onRetry={() => void links.refetch()} />}
      {links.isPending && <Loader size="sm" aria-label={t('words.loading')} />}
      {links.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('incident_extras.links_none')}
        </Text>
      )}
      {links.data && links.data.length > 0 && (
        <ul className={own.list} data-testid="linked-incidents">
          {links.data.map((linked) => (
            <Row key={linked.id} incident={incident} linked={linked} mayUnlink={mayLink} />
          ))}
        </ul>
      )}
      {mayLink && links.data && <Picker incident={incident} linked={links.data} />}
    </Panel>
  );
}

interface RowProps {
  incident: Incident;
  linked: LinkedIncident;
  mayUnlink: boolean;
}

function Row({ incident, linked, mayUnlink }: RowProps) {
  const { t } = useTranslation();
  const { number } = linked;
  const unlink = async () => {
    await unlinkIncidents(incident.id, linked.id);
    notifyUndo(t('incident_extras.unlinked', { number }), () => linkIncidents(incident.id, linked.id));
  };
  return (
    <li className={own.row}>
      <Anchor component={Link} to={`/incidents/${linked.id}`} className={own.linked}>
        {t('incidents.numbered', { number, title: linked.title })}
      </Anchor>
      <Tag tone="neutral">{t(`incidents.state_${linked.state}`)}</Tag>
      {mayUnlink && (
        <Tooltip label={t('incident_extras.unlink', { number })}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('incident_extras.unlink', { number })}
            onClick={() => void unlink().catch(notifyProblem)}
          >
            <IconUnlink size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

/** What is chosen is linked at once; the field is free again for the next one. */
function Picker({ incident, linked }: { incident: Incident; linked: LinkedIncident[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [asked] = useDebouncedValue(typed.trim(), kWaitMs);
  const { data = [] } = useQuery({
    ...incidentChoicesQuery(asked, 'any', incident.location.id),
    placeholderData: keepPreviousData,
  });
  const left = new Set([incident.id, ...linked.map(({ id }) => id)]);
  const choices = data.filter(({ id }) => !left.has(id));
  const link = async (id: string) => {
    setTyped('');
    setError(null);
    await linkIncidents(incident.id, id).catch(setError);
  };
  return (
    <Select
      className={own.picker}
      aria-label={t('incident_extras.link')}
      placeholder={t('incident_extras.link_search')}
      searchable
      data={choices.map((one) => ({
        value: one.id,
        label: t('incidents.merge_choice', {
          number: one.number,
          title: one.title,
          location: one.location.name,
        }),
      }))}
      filter={({ options }) => options}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => id && void link(id)}
      nothingFoundMessage={t('words.nothing_found')}
      error={error === null ? null : problemText(t, error)}
    />
  );
}
