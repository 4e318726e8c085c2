// Changes what an incident says: title, severity, family, description.
import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { keepIncidents, refreshIncidents } from '@/api/incidents';
import type { FaultFamily, Incident, IncidentSeverity } from '@/api/types';
import { FormDialog } from '@/components/form_dialog';
import { FieldRow } from '@/components/form_section';
import { kFaultFamilies, kSeverities } from '@/lib/incident_search';
import { notifyDone } from '@/lib/notify';
import { useEditor } from '@/lib/use_editor';

interface Values extends Record<string, unknown> {
  title: string;
  severity: IncidentSeverity;
  fault_family: FaultFamily;
  description: string;
}

function read({ title, severity, fault_family, description }: Incident): Values {
  return { title, severity, fault_family, description };
}

export default function EditIncidentDialog({
  incident,
  onClose,
}: {
  incident: Incident;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const editor = useEditor<Incident, Values>({
    thing: incident,
    blank: read(incident),
    read,
    fields: [
      { path: 'title', label: t('incidents.title') },
      {
        path: 'severity',
        label: t('incidents.severity'),
        show: (values) => t(`incidents.severity_${values.severity}`),
      },
      {
        path: 'fault_family',
        label: t('incidents.family'),
        show: (values) => t(`incidents.families.${values.fault_family}`),
      },
      { path: 'description', label: t('words.description') },
    ],
    validate: (values) => ({ title: values.title.trim() ? null : t('problems.field.required') }),
    save: (values, base) => {
      const thing = base ?? incident;
      const params = { path: { incident_id: thing.id }, header: ifMatch(thing.version) };
      const update = { ...values, title: values.title.trim() };
      return body(api.PATCH('/api/v1/incidents/{incident_id}', { params, body: update }));
    },
    onSaved: (saved) => {
      keepIncidents([saved]);
      notifyDone(t('words.saved'));
      onClose();
      void refreshIncidents();
    },
  });
  const { form } = editor;
  return (
    <FormDialog
      title={t('incidents.edit', { number: incident.number })}
      editor={editor}
      onClose={onClose}
      size="lg"
    >
      <TextInput
        label={t('incidents.title')}
        maxLength={200}
        data-autofocus
        {...form.getInputProps('title')}
      />
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
      <Textarea
        label={t('words.description')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={4000}
        {...form.getInputProps('description')}
      />
    </FormDialog>
  );
}
