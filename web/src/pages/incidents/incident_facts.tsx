// What is known of an incident: where, which EVSE, since when, who has it, whom to call, under which terms.
import { Anchor, Stack, Text } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FrozenTerms, Incident } from '@/api/types';
import { type Fact, Facts } from '@/components/facts';
import { IncidentPlace } from '@/components/incident_marks';
import { LocalClock } from '@/components/local_clock';
import { Panel } from '@/components/panel';
import { RelativeTime } from '@/components/relative_time';
import { termsWords } from '@/lib/duration';
import { formatMoney } from '@/lib/money';
import { useCan } from '@/lib/session';
import own from './incident.module.css';

export function IncidentFacts({ incident }: { incident: Incident }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const { location, customer, priority } = incident;
  const terms = incident.deadlines?.terms;
  return (
    <Panel title={t('incidents.facts')}>
      {incident.description && <p className={own.description}>{incident.description}</p>}
      <Facts
        facts={[
          { label: t('incidents.column_location'), value: <IncidentPlace incident={incident} size={15} /> },
          { label: t('incidents.address'), value: [location.address, location.city].join(', ') },
          { label: t('incidents.local_time'), value: <LocalClock zone={location.time_zone} /> },
          { label: t('incidents.evse'), value: incident.evse_uid ?? t('incidents.whole_site') },
          {
            label: t('incidents.column_customer'),
            value:
              customer &&
              (can('get_customer') ? (
                <Anchor component={Link} to={`/customers/${customer.id}`} size="sm">
                  {customer.name}
                </Anchor>
              ) : (
                customer.name
              )),
          },
          { label: t('incidents.family'), value: t(`incidents.families.${incident.fault_family}`) },
          ...timeFacts(t, incident),
          { label: t('incidents.assignee'), value: incident.assignee?.name ?? t('incidents.nobody') },
          {
            label: t('incidents.column_level'),
            value: incident.level ? t(`incidents.level_long_${incident.level}`) : null,
          },
          {
            label: t('incidents.column_dispatched'),
            value: incident.dispatched_to && <ContactLines contact={incident.dispatched_to} />,
          },
          {
            label: t('incidents.merged_into'),
            value: incident.merged_into && (
              <Anchor component={Link} to={`/incidents/${incident.merged_into.id}`} size="sm">
                {t('incidents.numbered', { ...incident.merged_into })}
              </Anchor>
            ),
          },
          {
            label: t('incidents.part_revenue'),
            value:
              priority &&
              t('incidents.per_hour', {
                money: formatMoney(priority.revenue_minor_per_hour, priority.currency, i18n.language),
              }),
          },
          ...(terms ? termsFacts(t, terms, can('get_sla')) : []),
          { label: t('incidents.resolution'), value: incident.resolution },
        ]}
      />
    </Panel>
  );
}

/** What the device said is shown only where it was not believed, or differs. */
function timeFacts(t: TFunction, incident: Incident): Fact[] {
  const zone = incident.location.time_zone;
  const { reported_at, received_at, opened_at } = incident;
  const differs = received_at !== opened_at || (reported_at !== null && reported_at !== opened_at);
  const when = (at: string | null) => at && <RelativeTime at={at} zone={zone} />;
  return [
    { label: t('incidents.column_opened'), value: when(opened_at) },
    { label: t('incidents.source'), value: t(`incidents.source_${incident.source}`) },
    { label: t('incidents.reported_at'), value: differs && when(reported_at) },
    { label: t('incidents.received_at'), value: differs && when(received_at) },
    { label: t('incidents.resolved_at'), value: when(incident.resolved_at) },
  ];
}

function termsFacts(t: TFunction, terms: FrozenTerms, mayOpen: boolean): Fact[] {
  const name = t('incidents.terms_version', { name: terms.sla_name, version: terms.sla_version });
  return [
    {
      label: t('incidents.terms'),
      value: mayOpen ? (
        <Anchor component={Link} to={`/operations/slas/${terms.sla_id}`} size="sm">
          {name}
        </Anchor>
      ) : (
        name
      ),
    },
    { label: t('incidents.level_first'), value: termsWords(t, terms.first_level, terms.calendar_name) },
    { label: t('incidents.level_second'), value: termsWords(t, terms.second_level, terms.calendar_name) },
  ];
}

function ContactLines({ contact }: { contact: NonNullable<Incident['dispatched_to']> }) {
  return (
    <Stack gap={0} align="flex-start">
      <Text span size="sm">
        {contact.name}
      </Text>
      {contact.phone && (
        <Anchor className={own.contact} href={`tel:${contact.phone}`} size="sm">
          <IconPhone size={14} aria-hidden="true" /> {contact.phone}
        </Anchor>
      )}
      {contact.email && (
        <Anchor className={own.contact} href={`mailto:${contact.email}`} size="sm">
          <IconMail size={14} aria-hidden="true" /> {contact.email}
        </Anchor>
      )}
    </Stack>
  );
}
