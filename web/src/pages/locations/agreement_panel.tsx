// The agreement of a location: its name, both times in words, whether it is flagged, and whom to call.
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContactSummary, LocationDetail } from '@/api/types';
import { Facts } from '@/components/facts';
import { FlagBadge } from '@/components/flag_badge';
import { Panel } from '@/components/panel';
import { termsWords } from '@/lib/duration';
import { useCan } from '@/lib/session';
import own from './location_page.module.css';

export function AgreementPanel({ location }: { location: LocationDetail }) {
  const { t } = useTranslation();
  const can = useCan();
  const { sla } = location;
  if (!sla) {
    return (
      <Panel title={t('locations.agreement')}>
        <Text fs="italic">{t('slas.no_sla')}</Text>
        <Text size="sm" c="dimmed">
          {t('slas.no_sla_hint')}
        </Text>
      </Panel>
    );
  }
  return (
    <Panel title={t('locations.agreement')}>
      <Stack gap="sm">
        <Group gap={8}>
          <FlagBadge location={location} size={18} />
          {can('get_sla') ? (
            <Anchor component={Link} to={`/operations/slas/${sla.id}`} fw={650}>
              {sla.name}
            </Anchor>
          ) : (
            <Text fw={650}>{sla.name}</Text>
          )}
          <Text size="xs" c="dimmed">
            {location.flagged ? t('locations.flag_yes') : t('locations.flag_no')}
          </Text>
        </Group>
        <Facts
          facts={[
            { label: t('slas.first_level'), value: termsWords(t, sla.first_level, sla.calendar?.name) },
            { label: t('slas.second_level'), value: termsWords(t, sla.second_level, sla.calendar?.name) },
            {
              label: t('locations.to_call'),
              value: sla.contact ? <ContactLines contact={sla.contact} /> : t('locations.to_call_none'),
            },
          ]}
        />
      </Stack>
    </Panel>
  );
}

function ContactLines({ contact }: { contact: ContactSummary }) {
  const { t } = useTranslation();
  return (
    <Stack gap={0}>
      <span>
        <strong>{contact.name}</strong>{' '}
        <Text span size="xs" c="dimmed">
          {t(`contacts.short_${contact.kind}`)}
        </Text>
      </span>
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
