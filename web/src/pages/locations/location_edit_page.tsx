// A new location, and the editor of an existing one.
import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { locationQuery } from '@/api/locations';
import { slaChoicesQuery } from '@/api/slas';
import type { LocationDetail } from '@/api/types';
import { EditorPage } from '@/components/editor_page';
import { FlagBadge } from '@/components/flag_badge';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { useEditor } from '@/lib/use_editor';
import { useReapplication } from '@/pages/slas/reapply/use_reapplication';
import { Failure } from '@/shell/dead_ends';
import { LocationFields } from './location_fields';
import { refreshLocations } from './location_page';
import {
  checkLocation,
  kBlankLocation,
  kDefaultSla,
  type LocationValues,
  locationFields,
  readLocation,
  toLocationInput,
  toLocationUpdate,
} from './location_values';
import { RevenueSection } from './revenue_section';

function useSlaChoices() {
  const { t } = useTranslation();
  const { data: slas = [] } = useQuery(slaChoicesQuery);
  const nameOfSla = (id: string) => {
    if (id === kDefaultSla) return t('slas.default');
    return slas.find((sla) => sla.id === id)?.name ?? t('locations.agreement_none');
  };
  return { slas, fields: locationFields(t, nameOfSla) };
}

export function LocationNewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keyFor = useIdempotencyKey();
  const { slas, fields } = useSlaChoices();
  const editor = useEditor<LocationDetail, LocationValues>({
    blank: kBlankLocation,
    read: readLocation,
    fields,
    validate: (values) => checkLocation(t, values),
    save: (values) => {
      const input = toLocationInput(values);
      return body(api.POST('/api/v1/locations', { body: input, params: { header: keyFor(input) } }));
    },
    onSaved: (location) => {
      notifyDone(t('words.created', { name: location.name }));
      void refreshLocations();
      void navigate({ to: '/locations/$locationId', params: { locationId: location.id } });
    },
  });
  return (
    <EditorPage
      title={t('locations.new')}
      back={{ to: '/locations', label: t('locations.title') }}
      editor={editor}
    >
      <LocationFields editor={editor} slas={slas} />
    </EditorPage>
  );
}

export function LocationEditPage() {
  const { t } = useTranslation();
  const { locationId } = useParams({ from: '/signed-in/locations/$locationId/edit' });
  const location = useQuery(locationQuery(locationId));
  if (location.isError && !location.data) {
    return <Failure error={location.error} onRetry={() => void location.refetch()} />;
  }
  if (!location.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <LocationEditor key={locationId} location={location.data} />;
}

/** What the clocks of an open incident are frozen from. */
function movesDeadlines(before: LocationDetail, after: LocationDetail): boolean {
  return (['sla_id', 'time_zone', 'country'] as const).some((key) => before[key] !== after[key]);
}

function LocationEditor({ location }: { location: LocationDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { slas, fields } = useSlaChoices();
  const params = { locationId: location.id };
  const reapplication = useReapplication();
  const editor = useEditor<LocationDetail, LocationValues>({
    thing: location,
    blank: kBlankLocation,
    read: readLocation,
    fields,
    validate: (values) => checkLocation(t, values),
    save: (values, base) => {
      const before = base ?? location;
      return body(
        api.PATCH('/api/v1/locations/{location_id}', {
          params: { path: { location_id: location.id }, header: ifMatch(before.version) },
          body: toLocationUpdate(values, before),
        }),
      );
    },
    onSaved: (saved) => {
      cache.setQueryData(locationQuery(saved.id).queryKey, saved);
      notifyDone(t('words.saved'));
      void refreshLocations();
      const leave = () => navigate({ to: '/locations/$locationId', params });
      if (movesDeadlines(location, saved)) void reapplication.offer({ location_id: saved.id }).then(leave);
      else void leave();
    },
  });
  return (
    <EditorPage
      title={location.name}
      back={{ to: `/locations/${location.id}` as '/', label: t('words.back_to', { place: location.name }) }}
      beside={<FlagBadge location={location} size={20} />}
      editor={editor}
      after={reapplication.dialog}
      archived={location.archived_at !== null}
    >
      <LocationFields editor={editor} slas={slas} />
      <RevenueSection locationId={location.id} />
    </EditorPage>
  );
}
