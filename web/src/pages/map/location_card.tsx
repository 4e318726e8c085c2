// The location that was chosen on the map: its name as a link, its state, its power, its agreement with the flag.
import { CloseButton, Group, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { locationQuery } from '@/api/locations';
import type { LocationDetail } from '@/api/types';
import { FlagBadge, SlaName } from '@/components/flag_badge';
import pageClasses from '@/components/page.module.css';
import { useSeesSla } from '@/pages/locations/location_columns';
import { PowerSummary, UpSummary } from '@/pages/locations/power_summary';
import classes from './map_page.module.css';

interface LocationCardProps {
  locationId: string;
  onClose: () => void;
}

export function LocationCard({ locationId, onClose }: LocationCardProps) {
  const { t } = useTranslation();
  const card = useRef<HTMLElement>(null);
  const { data, error } = useQuery(locationQuery(locationId));
  useEffect(() => {
    // Whoever chose it goes on from here; closing it leads back to where one was.
    const before = document.activeElement;
    card.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [locationId]);
  return (
    <section
      ref={card}
      tabIndex={-1}
      className={classes.card}
      aria-label={t('map.card')}
      data-testid="map-card"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <CloseButton className={classes.cardClose} aria-label={t('map.card_close')} onClick={onClose} />
      {data && <CardFacts location={data} />}
      {!data && !error && <Loader size="sm" aria-label={t('words.loading')} />}
      {error && <Text size="sm">{t('map.card_gone')}</Text>}
    </section>
  );
}

function CardFacts({ location }: { location: LocationDetail }) {
  const { t } = useTranslation();
  const seesSla = useSeesSla();
  return (
    <>
      <h2 className={classes.cardTitle}>
        <Link
          to="/locations/$locationId"
          params={{ locationId: location.id }}
          className={pageClasses.rowLink}
        >
          {location.name}
        </Link>
        {seesSla && <FlagBadge location={location} />}
      </h2>
      <Text size="sm" c="dimmed">
        {[location.address, location.city].filter(Boolean).join(', ')}
      </Text>
      <Group gap="xs" mt={6} fz="sm">
        <UpSummary location={location} />
        <PowerSummary location={location} />
      </Group>
      {seesSla && (
        <Group gap={6} mt={4} fz="sm">
          <Text span size="sm" c="dimmed">
            {t('map.card_sla')}
          </Text>
          <SlaName sla={location.sla} />
        </Group>
      )}
    </>
  );
}
