// A new incident: where, which EVSE, what. Everything but the place is filled in with what is likely, so that Enter opens it.
import { Anchor, Button, Checkbox, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { askLocations } from '@/api/choices';
import { api, body } from '@/api/client';
import { keepIncidents, openIncidentsAtQuery, refreshIncidents } from '@/api/incidents';
import { locationQuery } from '@/api/locations';
import type {
  Evse,
  FaultFamily,
  Incident,
  IncidentInput,
  IncidentSeverity,
  LocationDetail,
} from '@/api/types';
import { FormDialog } from '@/components/form_dialog';
import { FieldRow } from '@/components/form_section';
import { Notice } from '@/components/notice';
import { ReferenceSelect } from '@/components/reference_select';
import { useIdempotencyKey } from '@/lib/idempotency';
import { kFaultFamilies, kSeverities } from '@/lib/incident_search';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useSession } from '@/lib/session';
import { type Editor, useEditor } from '@/lib/use_editor';
import type { NewIncidentAt } from './new_incident_dialog';

const kWhole = 'whole';

interface Values extends Record<string, unknown> {
  location_id: string;
  evse_uid: string;
  title: string;
  severity: IncidentSeverity;
  fault_family: FaultFamily;
  description: string;
  mine: boolean;
}

const kBad = new Set<Evse['status']>(['BLOCKED', 'INOPERATIVE', 'OUTOFORDER']);

/** What is wrong as far as one knows: the EVSE's own state, or that somebody reports something. */
function likelyTitle(t: TFunction, evse: Evse | undefined): string {
  if (!evse) return t('incidents.title_site');
  const name = evse.evse_id ?? evse.uid;
  return kBad.has(evse.status)
    ? t('incidents.title_status', { name, status: t(`equipment.status_${evse.status}`) })
    : t('incidents.title_evse', { name });
}

function toInput(values: Values, me: string): IncidentInput {
  const description = values.description.trim();
  return {
    location_id: values.location_id,
    evse_uid: values.evse_uid === kWhole ? null : values.evse_uid,
    title: values.title.trim(),
    severity: values.severity,
    fault_family: values.fault_family,
    ...(description && { description }),
    ...(values.mine && { assignee_id: me }),
  };
}

interface FormProps {
  at: NewIncidentAt;
  onClose: () => void;
}

export default function NewIncidentForm({ at, onClose }: FormProps) {
  const { t } = useTranslation();
  const known = useQuery({ ...locationQuery(at.locationId ?? ''), enabled: at.locationId !== undefined });
  // The place is given: what is likely depends on it, so the form waits for it (it is in the cache most of the time).
  if (at.locationId && known.isPending) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={t('incidents.new')}
        closeButtonProps={{ 'aria-label': t('words.close') }}
      >
        <Button loading variant="subtle" fullWidth aria-label={t('words.loading')} />
      </Modal>
    );
  }
  return <Form at={at} onClose={onClose} location={known.data} />;
}

function Form({ at, onClose, location }: FormProps & { location: LocationDetail | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  const keyFor = useIdempotencyKey();
  const evse = location?.evses.find(({ uid }) => uid === at.evseUid);
  const editor = useEditor<Incident, Values>({
    blank: {
      location_id: location?.id ?? '',
      evse_uid: evse?.uid ?? kWhole,
      title: likelyTitle(t, evse),
      severity: 'major',
      fault_family: 'other',
      description: '',
      mine: false,
    },
    read: (incident) => ({
      location_id: incident.location.id,
      evse_uid: incident.evse_uid ?? kWhole,
      title: incident.title,
      severity: incident.severity,
      fault_family: incident.fault_family,
      description: incident.description,
      mine: incident.assignee?.id === user.id,
    }),
    fields: [
      { path: 'location_id', label: t('incidents.column_location') },
      { path: 'evse_uid', label: t('incidents.evse') },
      { path: 'title', label: t('incidents.title') },
      { path: 'severity', label: t('incidents.severity') },
      { path: 'fault_family', label: t('incidents.family') },
      { path: 'description', label: t('words.description') },
    ],
    validate: (values) => ({
      location_id: values.location_id ? null : t('problems.field.required'),
      title: values.title.trim() ? null : t('problems.field.required'),
    }),
    save: (values) => {
      const input = toInput(values, user.id);
      return body(api.POST('/api/v1/incidents', { body: input, params: { header: keyFor(input) } }));
    },
    onSaved: (incident) => {
      keepIncidents([incident]);
      notifyDone(t('incidents.opened', { number: incident.number }));
      onClose();
      void refreshIncidents();
      void refresh('locations');
      void navigate({ to: '/incidents/$incidentId', params: { incidentId: incident.id } });
    },
  });
  return (
    <FormDialog
      title={t('incidents.new')}
      submitLabel={t('incidents.new_open')}
      editor={editor}
      onClose={onClose}
      size="lg"
    >
      <PlaceFields editor={editor} given={location} />
      <WhatFields editor={editor} focus={location !== undefined} />
    </FormDialog>
  );
}

interface FieldsProps {
  editor: Editor<Incident, Values>;
}

function PlaceFields({ editor, given }: FieldsProps & { given: LocationDetail | undefined }) {
  const { t } = useTranslation();
  const { form } = editor;
  const { location_id } = form.getValues();
  const { data: location } = useQuery({
    ...locationQuery(location_id),
    enabled: location_id !== '',
  });
  const evses = (location?.evses ?? []).filter((one) => one.archived_at === null);
  const known = given && { value: given.id, label: `${given.name}, ${given.city}` };
  const evse_error = form.errors.evse_uid;
  const choose = (uid: string | null) => {
    const { title, evse_uid } = form.getValues();
    const before = evses.find((one) => one.uid === evse_uid);
    form.setFieldValue('evse_uid', uid ?? kWhole);
    // A title that nobody typed follows.
    if (title === likelyTitle(t, before)) {
      form.setFieldValue(
        'title',
        likelyTitle(
          t,
          evses.find((one) => one.uid === uid),
        ),
      );
    }
  };
  return (
    <>
      <FieldRow>
        <ReferenceSelect
          kind="locations"
          label={t('incidents.column_location')}
          placeholder={t('incidents.location_search')}
          ask={askLocations}
          current={known}
          value={location_id || null}
          onChange={(id) => {
            choose(null);
            form.setFieldValue('location_id', id ?? '');
          }}
          error={form.errors.location_id}
          {...(!given && { 'data-autofocus': true })}
        />
        <Select
          label={t('incidents.evse')}
          searchable
          disabled={!location}
          data={[
            { value: kWhole, label: t('incidents.whole_site') },
            ...evses.map((one) => ({ value: one.uid, label: evseLabel(t, one) })),
          ]}
          value={form.getValues().evse_uid}
          onChange={choose}
          {...(evse_error !== undefined && { error: evse_error })}
        />
      </FieldRow>
      {location_id && <AlreadyOpen location_id={location_id} evse_uid={form.getValues().evse_uid} />}
    </>
  );
}

function evseLabel(t: TFunction, evse: Evse): string {
  const name = evse.evse_id ?? evse.uid;
  return t('incidents.evse_choice', { name, status: t(`equipment.status_${evse.status}`) });
}

/** The same fault is often told twice. */
function AlreadyOpen({ location_id, evse_uid }: { location_id: string; evse_uid: string }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(openIncidentsAtQuery(location_id));
  const here = data.filter((one) => evse_uid === kWhole || one.evse_uid === evse_uid || !one.evse_uid);
  if (here.length === 0) return null;
  return (
    <Notice tone="warn" role="status" title={t('incidents.already_open', { count: here.length })}>
      {here.slice(0, 3).map((one) => (
        <Group key={one.id} gap={6}>
          <Anchor
            component={Link}
            to={`/incidents/${one.id}`}
            target="_blank"
            size="sm"
            c="inherit"
            td="underline"
          >
            {t('incidents.numbered', { number: one.number, title: one.title })}
          </Anchor>
        </Group>
      ))}
    </Notice>
  );
}

function WhatFields({ editor, focus }: FieldsProps & { focus: boolean }) {
  const { t } = useTranslation();
  const { form } = editor;
  return (
    <>
      <TitleField editor={editor} focus={focus} />
      <FieldRow>
        <Select
          label={t('incidents.severity')}
          data={kSeverities.map((value) => ({ value, label: t(`incidents.severity_${value}`) }))}
          {...form.getInputProps('severity')}
        />
        <Select
          label={t('incidents.family')}
          data={kFaultFamilies.map((value) => ({ value, label: t(`incidents.families.${value}`) }))}
          {...form.getInputProps('fault_family')}
        />
      </FieldRow>
      {form.getValues().severity === 'safety' && (
        <Notice tone="bad" role="status">
          {t('incidents.safety_hint')}
        </Notice>
      )}
      <Textarea
        label={t('words.description')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        {...form.getInputProps('description')}
      />
      <Checkbox label={t('incidents.assign_me')} {...form.getInputProps('mine', { type: 'checkbox' })} />
    </>
  );
}

/** Selected as a whole, so that one types over what was only likely. */
function TitleField({ editor, focus }: FieldsProps & { focus: boolean }) {
  const { t } = useTranslation();
  const id = 'new-incident-title';
  useEffect(() => {
    if (!focus) return;
    const frame = requestAnimationFrame(() => {
      const field = document.getElementById(id);
      if (field instanceof HTMLInputElement) field.select();
    });
    return () => cancelAnimationFrame(frame);
  }, [focus]);
  return (
    <TextInput
      id={id}
      label={t('incidents.title')}
      maxLength={200}
      onFocus={(event) => event.currentTarget.select()}
      {...(focus && { 'data-autofocus': true })}
      {...editor.form.getInputProps('title')}
    />
  );
}
