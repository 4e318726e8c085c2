// The fields of each question that an action asks.
import { Button, Group, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askContacts } from '@/api/choices';
import { incidentChoicesQuery } from '@/api/incidents';
import { askPeople, peopleAtHand } from '@/api/people';
import type { Incident, PauseReason } from '@/api/types';
import { ReferenceSelect } from '@/components/reference_select';
import { useCan, useSession } from '@/lib/session';
import type { ActionFieldsProps } from './action_dialog';

const kTextMax = 4000;
const kWaitMs = 150;

const kPauseReasons: PauseReason[] = [
  'waiting_for_customer',
  'site_access',
  'parts',
  'grid_outage',
  'vandalism',
  'force_majeure',
  'scheduled_maintenance',
  'other',
];

interface NoteProps extends Pick<ActionFieldsProps, 'details' | 'onChange'> {
  label: string;
  required?: boolean;
  focus?: boolean;
}

function Note({ details, onChange, label, required, focus }: NoteProps) {
  return (
    <Textarea
      label={label}
      autosize
      minRows={2}
      maxRows={10}
      maxLength={kTextMax}
      required={required ?? false}
      value={details.text ?? ''}
      onChange={(event) => onChange({ text: event.currentTarget.value })}
      {...(focus && { 'data-autofocus': true })}
    />
  );
}

export function TextFields({ kind, ...props }: ActionFieldsProps & { kind: 'comment' | 'resolve' }) {
  const { t } = useTranslation();
  return (
    <Note
      {...props}
      focus
      required={kind === 'comment'}
      label={kind === 'comment' ? t('incidents.comment') : t('incidents.resolution_ask')}
    />
  );
}

export function AssignFields({ incidents, details, onChange }: ActionFieldsProps) {
  const { t } = useTranslation();
  const can = useCan();
  const { user } = useSession();
  const me = { value: user.id, label: user.name };
  const now = incidents.length === 1 ? incidents[0]?.assignee : null;
  const ask = async (q: string | undefined, signal: AbortSignal) => {
    const people = can('list_assignees') ? await askPeople(q, signal) : peopleAtHand(q);
    if (!q && !people.some(({ value }) => value === me.value)) people.unshift(me);
    return people;
  };
  return (
    <>
      <Group gap="xs">
        <Button size="compact-sm" variant="light" onClick={() => onChange({ assignee_id: me.value })}>
          {t('incidents.to_me')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onChange({ assignee_id: null })}>
          {t('incidents.nobody')}
        </Button>
      </Group>
      <ReferenceSelect
        kind="people"
        label={t('incidents.assignee')}
        ask={ask}
        current={now ? { value: now.id, label: now.name } : me}
        value={details.assignee_id ?? null}
        {...(details.assignee_id === null && { none: t('incidents.nobody') })}
        placeholder={t('incidents.assign_choose')}
        onChange={(assignee_id) => onChange({ assignee_id })}
        data-autofocus
      />
      <Note details={details} onChange={onChange} label={t('incidents.note')} />
    </>
  );
}

export function PauseFields({ incidents, details, onChange }: ActionFieldsProps) {
  const { t } = useTranslation();
  const forbidden = incidents.filter((one) => one.deadlines?.terms.pauses_allowed === false).length;
  return (
    <>
      <Text size="sm">{t('incidents.pause_text')}</Text>
      {forbidden > 0 && (
        <Text size="sm" c="var(--cw-warn-text)" bg="var(--cw-warn-ground)" p="xs">
          {t('incidents.pause_forbidden', { count: forbidden })}
        </Text>
      )}
      <Radio.Group
        label={t('incidents.pause_reason')}
        value={details.reason ?? null}
        onChange={(reason) => onChange({ reason: reason })}
      >
        <Stack gap={6} mt={6}>
          {kPauseReasons.map((reason, index) => (
            <Radio
              key={reason}
              value={reason}
              label={t(`incidents.pause_reasons.${reason}`)}
              {...(index === 0 && { 'data-autofocus': true })}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Note
        details={details}
        onChange={onChange}
        required={details.reason === 'other'}
        label={t('incidents.note')}
      />
    </>
  );
}

export function DispatchFields({ incidents, details, onChange }: ActionFieldsProps) {
  const { t } = useTranslation();
  const can = useCan();
  const own = incidents.length === 1 ? incidents[0]?.location.sla?.contact : null;
  return (
    <>
      <Text size="sm">
        {own ? t('incidents.dispatch_own', { name: own.name }) : t('incidents.dispatch_text')}
      </Text>
      {can('list_contacts') && (
        <ReferenceSelect
          kind="contacts"
          label={t('incidents.dispatch_to')}
          ask={askContacts}
          current={own ? { value: own.id, label: own.name } : undefined}
          none={own ? t('incidents.dispatch_of_sla', { name: own.name }) : t('incidents.dispatch_of_each')}
          value={details.contact_id ?? null}
          onChange={(contact_id) => onChange({ contact_id: contact_id ?? undefined })}
          data-autofocus
        />
      )}
      <Note details={details} onChange={onChange} label={t('incidents.note')} />
    </>
  );
}

export function MergeFields({ incidents, details, onChange }: ActionFieldsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Incident | undefined>(undefined);
  const label = (one: Incident) =>
    t('incidents.merge_choice', { number: one.number, title: one.title, location: one.location.name });
  const wanted = picked && typed === label(picked) ? '' : typed.trim();
  const [asked] = useDebouncedValue(wanted, kWaitMs);
  const location_id = incidents[0]?.location.id;
  const { data = [] } = useQuery({
    ...incidentChoicesQuery(asked, 'active', location_id),
    placeholderData: keepPreviousData,
  });
  const own = new Set(incidents.map(({ id }) => id));
  const choices = data.filter(({ id }) => !own.has(id));
  if (picked && !choices.some(({ id }) => id === picked.id)) choices.unshift(picked);
  return (
    <>
      <Text size="sm">{t('incidents.merge_text', { count: incidents.length })}</Text>
      <Select
        label={t('incidents.merge_into')}
        placeholder={t('incidents.merge_search')}
        searchable
        data={choices.map((one) => ({ value: one.id, label: label(one) }))}
        filter={({ options }) => options}
        value={details.into_incident_id ?? null}
        onSearchChange={setTyped}
        onChange={(id) => {
          setPicked(choices.find((one) => one.id === id));
          if (id) onChange({ into_incident_id: id });
        }}
        nothingFoundMessage={t('words.nothing_found')}
        data-autofocus
      />
      <Note details={details} onChange={onChange} label={t('incidents.note')} />
    </>
  );
}
