// An EVSE of a location, new or as it is. Its connectors have a dialog of their own.
import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import type { Evse, EvseStatus, LocationDetail } from '@/api/types';
import { FormDialog } from '@/components/form_dialog';
import { FieldRow } from '@/components/form_section';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';

const kStatuses: EvseStatus[] = [
  'AVAILABLE',
  'BLOCKED',
  'CHARGING',
  'INOPERATIVE',
  'OUTOFORDER',
  'PLANNED',
  'REMOVED',
  'RESERVED',
  'UNKNOWN',
];
const kNone = 'none';

interface Values extends Record<string, unknown> {
  uid: string;
  evse_id: string;
  status: EvseStatus;
  physical_reference: string;
  floor_level: string;
  capabilities: string;
  charge_point_id: string;
}

const kBlank: Values = {
  uid: '',
  evse_id: '',
  status: 'UNKNOWN',
  physical_reference: '',
  floor_level: '',
  capabilities: '',
  charge_point_id: kNone,
};

function read(evse: Evse): Values {
  return {
    uid: evse.uid,
    evse_id: evse.evse_id ?? '',
    status: evse.status,
    physical_reference: evse.physical_reference ?? '',
    floor_level: evse.floor_level ?? '',
    capabilities: evse.capabilities.join(', '),
    charge_point_id: evse.charge_point_id ?? kNone,
  };
}

function toUpdate(values: Values) {
  return {
    evse_id: values.evse_id.trim() || null,
    status: values.status,
    physical_reference: values.physical_reference.trim() || null,
    floor_level: values.floor_level.trim() || null,
    capabilities: values.capabilities.split(/[\s,]+/).filter(Boolean),
    charge_point_id: values.charge_point_id === kNone ? null : values.charge_point_id,
  };
}

interface EvseDialogProps {
  location: LocationDetail;
  evse?: Evse | undefined;
  onClose: () => void;
}

export function EvseDialog({ location, evse, onClose }: EvseDialogProps) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const path = { location_id: location.id };
  const editor = useEditor<Evse, Values>({
    thing: evse,
    blank: kBlank,
    read,
    fields: [
      { path: 'uid', label: t('equipment.uid') },
      { path: 'evse_id', label: t('equipment.evse_id') },
      { path: 'status', label: t('equipment.status') },
      { path: 'physical_reference', label: t('equipment.physical_reference') },
      { path: 'floor_level', label: t('equipment.floor_level') },
      { path: 'capabilities', label: t('equipment.capabilities') },
      { path: 'charge_point_id', label: t('equipment.charge_point') },
    ],
    validate: (values) => ({ uid: values.uid.trim() ? null : t('problems.field.required') }),
    save: (values, base) => {
      const update = toUpdate(values);
      if (!base) {
        const input = { ...update, uid: values.uid.trim() };
        const params = { path, header: keyFor(input) };
        return body(api.POST('/api/v1/locations/{location_id}/evses', { params, body: input }));
      }
      const params = { path: { ...path, evse_uid: base.uid }, header: ifMatch(base.version) };
      return body(api.PATCH('/api/v1/locations/{location_id}/evses/{evse_uid}', { params, body: update }));
    },
    onSaved: () => {
      notifyDone(t('words.saved'));
      onClose();
      void refresh('locations');
    },
  });
  const { form } = editor;
  const charge_points = location.charge_points.filter((one) => one.archived_at === null);
  return (
    <FormDialog
      title={evse ? t('equipment.evse_edit', { name: evse.evse_id ?? evse.uid }) : t('equipment.evse_new')}
      editor={editor}
      onClose={onClose}
      size="lg"
    >
      <FieldRow>
        <TextInput
          label={t('equipment.uid')}
          description={evse ? undefined : t('equipment.uid_hint')}
          maxLength={36}
          disabled={evse !== undefined}
          data-autofocus={evse ? undefined : true}
          {...form.getInputProps('uid')}
        />
        <TextInput
          label={t('equipment.evse_id')}
          description={evse ? undefined : t('equipment.evse_id_hint')}
          {...form.getInputProps('evse_id')}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t('equipment.status')}
          data={kStatuses.map((status) => ({ value: status, label: t(`equipment.status_${status}`) }))}
          {...form.getInputProps('status')}
        />
        <Select
          label={t('equipment.charge_point')}
          data={[
            { value: kNone, label: t('equipment.charge_point_none') },
            ...charge_points.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...form.getInputProps('charge_point_id')}
        />
      </FieldRow>
      <FieldRow>
        <TextInput label={t('equipment.physical_reference')} {...form.getInputProps('physical_reference')} />
        <TextInput label={t('equipment.floor_level')} maxLength={4} {...form.getInputProps('floor_level')} />
      </FieldRow>
      <TextInput
        label={t('equipment.capabilities')}
        description={t('equipment.capabilities_hint')}
        {...form.getInputProps('capabilities')}
      />
    </FormDialog>
  );
}
