// A charge point of a location, new or as it is.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import type { ChargePoint, LocationDetail } from '@/api/types';
import { FormDialog } from '@/components/form_dialog';
import { FieldRow } from '@/components/form_section';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';

const kTexts = ['identity', 'vendor', 'model', 'serial_number', 'firmware_version'] as const;

type Values = Record<(typeof kTexts)[number] | 'name', string>;

const kBlank: Values = {
  name: '',
  identity: '',
  vendor: '',
  model: '',
  serial_number: '',
  firmware_version: '',
};

function read(thing: ChargePoint): Values {
  const texts = Object.fromEntries(kTexts.map((key) => [key, thing[key] ?? '']));
  return { ...kBlank, ...texts, name: thing.name };
}

function toInput(values: Values) {
  const texts = Object.fromEntries(kTexts.map((key) => [key, values[key].trim() || null]));
  return { ...texts, name: values.name.trim() };
}

interface ChargePointDialogProps {
  location: LocationDetail;
  charge_point?: ChargePoint | undefined;
  onClose: () => void;
}

export function ChargePointDialog({ location, charge_point, onClose }: ChargePointDialogProps) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const path = { location_id: location.id };
  const editor = useEditor<ChargePoint, Values>({
    thing: charge_point,
    blank: kBlank,
    read,
    fields: [
      { path: 'name', label: t('words.name') },
      ...kTexts.map((key) => ({ path: key, label: t(`equipment.${key}`) })),
    ],
    validate: (values) => ({ name: values.name.trim() ? null : t('problems.field.required') }),
    save: (values, base) => {
      const input = toInput(values);
      if (!base) {
        const params = { path, header: keyFor(input) };
        return body(api.POST('/api/v1/locations/{location_id}/charge-points', { params, body: input }));
      }
      const params = { path: { ...path, charge_point_id: base.id }, header: ifMatch(base.version) };
      return body(
        api.PATCH('/api/v1/locations/{location_id}/charge-points/{charge_point_id}', { params, body: input }),
      );
    },
    onSaved: () => {
      notifyDone(t('words.saved'));
      onClose();
      void refresh('locations');
    },
  });
  const { form } = editor;
  return (
    <FormDialog
      title={
        charge_point
          ? t('equipment.charge_point_edit', { name: charge_point.name })
          : t('equipment.charge_point_new')
      }
      editor={editor}
      onClose={onClose}
    >
      <TextInput label={t('words.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <FieldRow>
        {kTexts.map((key) => (
          <TextInput key={key} label={t(`equipment.${key}`)} {...form.getInputProps(key)} />
        ))}
      </FieldRow>
    </FormDialog>
  );
}
