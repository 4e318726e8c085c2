// What is known about a location's place, times and people.
import { Anchor, Group, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LocationDetail } from '@/api/types';
import { Facts } from '@/components/facts';
import { LocalClock } from '@/components/local_clock';
import { Panel } from '@/components/panel';
import { RelativeTime } from '@/components/relative_time';
import { Tag } from '@/components/tag';
import { facilityWords } from '@/lib/ocpi_words';
import { openingLines } from '@/lib/opening_times';
import { useCan } from '@/lib/session';

export function FactsPanel({ location }: { location: LocationDetail }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const { customer, coordinates } = location;
  const place = [location.postal_code, location.city].filter(Boolean).join(' ');
  return (
    <Panel title={t('locations.facts')}>
      <Facts
        facts={[
          { label: t('locations.address'), value: location.address },
          { label: t('locations.city'), value: place },
          { label: t('locations.state'), value: location.state },
          { label: t('locations.country'), value: location.country },
          { label: t('locations.time_zone'), value: <Zone location={location} /> },
          { label: t('locations.local_time'), value: <LocalClock zone={location.time_zone} /> },
          {
            label: t('locations.customer'),
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
          { label: t('locations.operator'), value: location.operator_name },
          { label: t('locations.owner'), value: location.owner_name },
          {
            label: t('locations.opening'),
            value: openingLines(t, i18n.language, location.opening_times).map((line) => (
              <div key={line}>{line}</div>
            )),
          },
          {
            label: t('locations.parking'),
            value: location.parking_type && t(`locations.parking_${location.parking_type}`),
          },
          {
            label: t('locations.facilities'),
            value: location.facilities.map((one) => facilityWords(t, one)).join(', '),
          },
          {
            label: t('locations.directions'),
            value:
              location.directions.length > 0 &&
              location.directions.map(({ language, text }) => (
                <div key={language} lang={language}>
                  {text}
                </div>
              )),
          },
          {
            label: t('locations.coordinates'),
            value: coordinates && <Coordinates {...coordinates} />,
          },
          {
            label: t('locations.ocpi_key'),
            value: [location.country_code, location.party_id, location.ocpi_id].join('/'),
          },
          { label: t('locations.publish'), value: location.publish ? t('words.yes') : t('words.no') },
          { label: t('locations.source'), value: t(`locations.source_${location.source}`) },
          {
            label: t('locations.feed_updated'),
            value: location.last_updated && (
              <RelativeTime at={location.last_updated} zone={location.time_zone} />
            ),
          },
          {
            label: t('words.updated_at'),
            value: <RelativeTime at={location.updated_at} zone={location.time_zone} />,
          },
        ]}
      />
    </Panel>
  );
}

function Coordinates({ latitude, longitude }: { latitude: number; longitude: number }) {
  const { t } = useTranslation();
  const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return (
    <Anchor href={address} target="_blank" rel="noreferrer" size="sm" title={t('locations.open_map')}>
      {latitude}, {longitude}
    </Anchor>
  );
}

function Zone({ location }: { location: LocationDetail }) {
  const { t } = useTranslation();
  const derived = location.time_zone_source === 'derived';
  const badge = (
    <span>
      <Tag tone={derived ? 'warn' : 'neutral'}>{t(`locations.zone_${location.time_zone_source}`)}</Tag>
    </span>
  );
  return (
    <Group gap={8}>
      {location.time_zone}
      {derived ? <Tooltip label={t('locations.zone_derived_hint')}>{badge}</Tooltip> : badge}
    </Group>
  );
}
