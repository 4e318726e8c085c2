// A connector of an EVSE, new or as it is; it is written together with its EVSE, whose version counts.
import { Autocomplete, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import type { Connector, Evse, LocationDetail } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm_dialog';
import { FormDialog } from '@/components/form_dialog';
import { FieldRow } from '@/components/form_section';
import { notifyDone } from '@/lib/notify';
import { kConnectorStandards } from '@/lib/ocpi_words';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';

const kPowerTypes: Connector['power_type'][] = [
  'AC_1_PHASE',
  'AC_2_PHASE',
  'AC_2_PHASE_SPLIT',
  'AC_3_PHASE',
  'DC',
];

interface Values extends Record<string, unknown> {
  id: string;
  standard: string;
  format: Connector['format'];
  power_type: Connector['power_type'];
  max_voltage: number | '';
  max_amperage: number | '';
  max_electric_power: number | '';
}

const kBlank: Values = {
  id: '1',
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 230,
  max_amperage: 16,
  max_electric_power: '',
};

function read(connector: Connector): Values {
  const { id, standard, format, power_type, max_voltage, max_amperage, max_electric_power } = connector;
  const kilowatts = max_electric_power === null ? ('' as const) : max_electric_power / 1000;
  return { id, standard, format, power_type, max_voltage, max_amperage, max_electric_power: kilowatts };
}

interface ConnectorDialogProps {
  location: LocationDetail;
  evse: Evse;
  connector?: Connector | undefined;
  onClose: () => void;
}

export function ConnectorDialog({ location, evse, connector, onClose }: ConnectorDialogProps) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState(false);
  const params = (connector_id: string, version: number) => ({
    path: { location_id: location.id, evse_uid: evse.uid, connector_id },
    header: ifMatch(version),
  });
  const done = () => {
    notifyDone(t('words.saved'));
    onClose();
    void refresh('locations');
  };
  const editor = useEditor<Evse, Values>({
    thing: connector && evse,
    blank: { ...kBlank, id: String(evse.connectors.length + 1) },
    read: ({ connectors }) => {
      const one = connectors.find(({ id }) => id === connector?.id) ?? connectors.at(-1);
      return one ? read(one) : kBlank;
    },
    fields: [
      { path: 'id', label: t('equipment.connector_id') },
      { path: 'standard', label: t('equipment.standard') },
      { path: 'format', label: t('equipment.format') },
      { path: 'power_type', label: t('equipment.power_type') },
      { path: 'max_voltage', label: t('equipment.max_voltage') },
      { path: 'max_amperage', label: t('equipment.max_amperage') },
      { path: 'max_electric_power', label: t('equipment.max_electric_power') },
    ],
    validate: (values) => {
      const need = (value: unknown) => (value === '' ? t('problems.field.required') : null);
      return {
        id: need(values.id.trim()),
        standard: need(values.standard.trim()),
        max_voltage: need(values.max_voltage),
        max_amperage: need(values.max_amperage),
      };
    },
    save: ({ id, max_voltage, max_amperage, max_electric_power, standard, ...values }, base) =>
      body(
        api.PUT('/api/v1/locations/{location_id}/evses/{evse_uid}/connectors/{connector_id}', {
          params: params(id.trim(), base?.version ?? evse.version),
          body: {
            ...values,
            standard: standard.trim(),
            max_voltage: Number(max_voltage),
            max_amperage: Number(max_amperage),
            max_electric_power: max_electric_power === '' ? null : Math.round(max_electric_power * 1000),
          },
        }),
      ),
    onSaved: done,
  });
  const { form } = editor;
  if (removing && connector) {
    return (
      <ConfirmDialog
        opened
        danger
        title={t('equipment.remove_connector_title', { id: connector.id })}
        confirm={t('equipment.remove')}
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          const path = '/api/v1/locations/{location_id}/evses/{evse_uid}/connectors/{connector_id}';
          await body(api.DELETE(path, { params: params(connector.id, evse.version) }));
          done();
        }}
      >
        {t('equipment.remove_connector_text')}
      </ConfirmDialog>
    );
  }
  return (
    <FormDialog
      title={connector ? t('equipment.connector_edit', { id: connector.id }) : t('equipment.connector_new')}
      editor={editor}
      onClose={onClose}
      size="lg"
    >
      <FieldRow>
        <TextInput
          label={t('equipment.connector_id')}
          maxLength={36}
          disabled={connector !== undefined}
          {...form.getInputProps('id')}
        />
        <Autocomplete
          label={t('equipment.standard')}
          data={kConnectorStandards}
          {...form.getInputProps('standard')}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t('equipment.format')}
          data={[
            { value: 'SOCKET', label: t('equipment.format_SOCKET') },
            { value: 'CABLE', label: t('equipment.format_CABLE') },
          ]}
          {...form.getInputProps('format')}
        />
        <Select
          label={t('equipment.power_type')}
          data={kPowerTypes.map((type) => ({ value: type, label: t(`equipment.power_${type}`) }))}
          {...form.getInputProps('power_type')}
        />
      </FieldRow>
      <FieldRow>
        <NumberInput label={t('equipment.max_voltage')} min={0} {...form.getInputProps('max_voltage')} />
        <NumberInput label={t('equipment.max_amperage')} min={0} {...form.getInputProps('max_amperage')} />
        <NumberInput
          label={t('equipment.max_electric_power')}
          min={0}
          {...form.getInputProps('max_electric_power')}
        />
      </FieldRow>
      {connector && (
        <Button
          variant="subtle"
          color="red.9"
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden="true" />}
          onClick={() => setRemoving(true)}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('equipment.remove_connector', { id: connector.id })}
        </Button>
      )}
    </FormDialog>
  );
}
