// Incidents in the palette: open ones that were searched for, and new ones for the EVSE whose id was typed, for a location that
// was found, or with nothing known yet.
import { Spotlight } from '@mantine/spotlight';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { incidentChoicesQuery } from '@/api/incidents';
import { locationQuery } from '@/api/locations';
import type { Incident, SearchItem } from '@/api/types';
import { useCan } from '@/lib/session';
import { type NewIncidentAt, useNewIncident } from '@/pages/incidents/new_incident_dialog';

const kPlacesMax = 3;
const kEvsesMax = 5;
const kIncidentsMax = 5;
const kTypedMin = 2;

interface IncidentOffer {
  key: string;
  at: NewIncidentAt;
  evse: string | null;
  place: string;
}

/** Open ones by number, title, place or EVSE: what somebody on the phone asks about. */
export function useFoundIncidents(asked: string): Incident[] {
  const can = useCan();
  const found = useQuery({
    ...incidentChoicesQuery(asked, 'active', undefined),
    enabled: asked.length > 0 && can('list_incidents'),
    placeholderData: keepPreviousData,
  });
  return asked ? (found.data ?? []).slice(0, kIncidentsMax) : [];
}

export function FoundIncidents({ incidents }: { incidents: Incident[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (incidents.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('shell.palette_incidents')}>
      {incidents.map(({ id, number, title, location }) => (
        <Spotlight.Action
          key={id}
          leftSection={<IconAlertTriangle size={18} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/incidents/$incidentId', params: { incidentId: id } })}
          label={t('shell.palette_incident', { number, title })}
          description={location.name}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** Locations that were found by something else than their name or address are looked into for the EVSE. */
export function useIncidentOffers(asked: string, items: SearchItem[]) {
  const can = useCan();
  const allowed = can('create_incident') && asked.length >= kTypedMin;
  const wanted = asked.toLowerCase();
  const places = allowed ? items.filter(({ type }) => type === 'location').slice(0, kPlacesMax) : [];
  const hidden = places.filter(({ name, detail }) => !`${name} ${detail}`.toLowerCase().includes(wanted));
  const details = useQueries({ queries: hidden.map(({ id }) => locationQuery(id)) });
  const evses = details
    .flatMap(({ data }) =>
      (data?.evses ?? [])
        .filter(({ archived_at }) => archived_at === null)
        .filter(({ uid, evse_id }) => `${uid} ${evse_id ?? ''}`.toLowerCase().includes(wanted))
        .map(
          (evse): IncidentOffer => ({
            key: `${data?.id}/${evse.uid}`,
            at: { locationId: data?.id, evseUid: evse.uid },
            evse: evse.evse_id ?? evse.uid,
            place: data?.name ?? '',
          }),
        ),
    )
    .slice(0, kEvsesMax);
  const sites = places.map(
    ({ id, name }): IncidentOffer => ({ key: id, at: { locationId: id }, evse: null, place: name }),
  );
  return { evses, sites };
}

export function IncidentOffers({ offers }: { offers: IncidentOffer[] }) {
  const { t } = useTranslation();
  const { open } = useNewIncident();
  if (offers.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('shell.palette_new_incident')}>
      {offers.map((offer) => (
        <Spotlight.Action
          key={offer.key}
          leftSection={<IconAlertTriangle size={18} aria-hidden="true" />}
          onClick={() => open(offer.at)}
          label={
            offer.evse
              ? t('shell.action_incident_evse', { evse: offer.evse })
              : t('shell.action_incident_at', { place: offer.place })
          }
          {...(offer.evse && { description: offer.place })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
