// The fields of the queue's settings: each weight with what it means beside it.
import { NumberInput, Switch, Text, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueSettings } from '@/api/types';
import { FieldRow, FormSection } from '@/components/form_section';
import { minorDigits } from '@/lib/price';
import type { Editor } from '@/lib/use_editor';
import classes from './queue_settings.module.css';
import { kWeights, type QueueValues, type WeightName } from './queue_settings_values';

type QueueEditor = Editor<QueueSettings, QueueValues>;

export function WeightFields({ editor, children }: { editor: QueueEditor; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('queue_settings.weights')} hint={t('queue_settings.weights_hint')}>
      <div className={classes.weights}>
        <div>
          {kWeights.map((name) => (
            <Weight key={name} name={name} editor={editor} />
          ))}
        </div>
        {children}
      </div>
    </FormSection>
  );
}

function Weight({ name, editor }: { name: WeightName; editor: QueueEditor }) {
  const { t } = useTranslation();
  const hint = useId();
  const unit = name === 'age_factor' ? t('queue_settings.unit_per_hour') : t('queue_settings.unit_hours');
  return (
    <div className={classes.weight}>
      <NumberInput
        label={t(`queue_settings.weight_${name}`)}
        aria-describedby={hint}
        decimalScale={3}
        min={0}
        suffix={`\u00a0${unit}`}
        {...editor.form.getInputProps(`weights.${name}`)}
      />
      <Text id={hint} size="xs" c="dimmed" className={classes.hint}>
        {t(`queue_settings.hint_${name}`)}
      </Text>
    </div>
  );
}

export function RevenueFields({ editor }: { editor: QueueEditor }) {
  const { t } = useTranslation();
  const { form } = editor;
  const currency = form.values.currency.toUpperCase();
  return (
    <FormSection title={t('queue_settings.revenue')} hint={t('queue_settings.revenue_hint')}>
      <FieldRow>
        <TextInput
          label={t('queue_settings.currency')}
          description={t('queue_settings.currency_hint')}
          maxLength={3}
          {...form.getInputProps('currency')}
        />
        <NumberInput
          label={t('queue_settings.price')}
          decimalScale={minorDigits(currency)}
          min={0}
          suffix={`\u00a0${currency}`}
          {...form.getInputProps('price_minor_per_kwh')}
        />
        <NumberInput
          label={t('queue_settings.use')}
          description={t('queue_settings.use_hint')}
          allowDecimal={false}
          min={0}
          suffix={'\u00a0%'}
          {...form.getInputProps('utilisation_percent')}
        />
      </FieldRow>
    </FormSection>
  );
}

export function ReopenField({ editor }: { editor: QueueEditor }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('queue_settings.reopen_title')} hint={t('queue_settings.reopen_hint')}>
      <NumberInput
        label={t('queue_settings.reopen')}
        maw={260}
        allowDecimal={false}
        min={0}
        suffix={`\u00a0${t('queue_settings.unit_hours')}`}
        {...editor.form.getInputProps('reopen_window_hours')}
      />
    </FormSection>
  );
}

export function StatusSwitch({ editor }: { editor: QueueEditor }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('queue_settings.from_status_title')} hint={t('queue_settings.from_status_hint')}>
      <Switch
        label={t('queue_settings.from_status')}
        {...editor.form.getInputProps('opens_from_status', { type: 'checkbox' })}
      />
    </FormSection>
  );
}
