// Price and use of a location, which say what it loses per hour while it is down: as they are, and a dialog that
// changes them. They are kept apart from the location, which an import may replace.
import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch } from '@/api/client';
import { locationRevenueQuery, queueSettingsQuery } from '@/api/queue_settings';
import type { LocationRevenue, QueueSettings } from '@/api/types';
import { FormDialog } from '@/components/form_dialog';
import { FormSection } from '@/components/form_section';
import { notifyDone } from '@/lib/notify';
import { formatPrice, kPriceMinorMax, minorDigits, toMajor, toMinor } from '@/lib/price';
import { refresh } from '@/lib/query_client';
import { useCan } from '@/lib/session';
import { useEditor } from '@/lib/use_editor';

interface Values extends Record<string, unknown> {
  /** In major units of the currency; empty: the organisation's. */
  price_minor_per_kwh: number | '';
  utilisation_percent: number | '';
}

function read(revenue: LocationRevenue, currency: string): Values {
  const { price_minor_per_kwh, utilisation_percent } = revenue;
  return {
    price_minor_per_kwh: price_minor_per_kwh === null ? '' : toMajor(price_minor_per_kwh, currency),
    utilisation_percent: utilisation_percent ?? '',
  };
}

export function RevenueSection({ locationId }: { locationId: string }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const may = can('get_location_revenue') && can('get_queue_settings');
  const revenue = useQuery({ ...locationRevenueQuery(locationId), enabled: may });
  const settings = useQuery({ ...queueSettingsQuery, enabled: may });
  const [editing, setEditing] = useState(false);
  if (!revenue.data || !settings.data) return null;
  const { currency, ...usual } = settings.data;
  const { price_minor_per_kwh, utilisation_percent } = revenue.data;
  const price = formatPrice(price_minor_per_kwh ?? usual.price_minor_per_kwh, currency, i18n.language);
  const use = utilisation_percent ?? usual.utilisation_percent;
  const words = t('revenue.words', { price, use });
  return (
    <FormSection title={t('revenue.title')} hint={t('revenue.hint')}>
      <Group gap="sm">
        <Text size="sm" fw={600} data-testid="location-revenue">
          {words}
        </Text>
        {price_minor_per_kwh === null && utilisation_percent === null && (
          <Text size="sm" c="dimmed">
            {t('revenue.of_organisation')}
          </Text>
        )}
        {can('put_location_revenue') && (
          <Button variant="default" size="xs" onClick={() => setEditing(true)}>
            {t('revenue.change')}
          </Button>
        )}
      </Group>
      {editing && (
        <RevenueDialog
          locationId={locationId}
          revenue={revenue.data}
          settings={settings.data}
          onClose={() => setEditing(false)}
        />
      )}
    </FormSection>
  );
}

interface RevenueDialogProps {
  locationId: string;
  revenue: LocationRevenue;
  settings: QueueSettings;
  onClose: () => void;
}

function useRevenueEditor({ locationId, revenue, settings, onClose }: RevenueDialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { currency } = settings;
  const priceMax = toMajor(kPriceMinorMax, currency);
  const within = (value: number | '', max: number) =>
    value !== '' && (value < 0 || value > max) ? t('queue_settings.range', { max }) : null;
  return useEditor<LocationRevenue, Values>({
    thing: revenue,
    blank: read(revenue, currency),
    read: (thing) => read(thing, currency),
    fields: [
      { path: 'price_minor_per_kwh', label: t('queue_settings.price') },
      { path: 'utilisation_percent', label: t('queue_settings.use') },
    ],
    validate: (values) => ({
      price_minor_per_kwh: within(values.price_minor_per_kwh, priceMax),
      utilisation_percent: within(values.utilisation_percent, 100),
    }),
    save: (values, base) =>
      body(
        api.PUT('/api/v1/locations/{location_id}/revenue', {
          params: { path: { location_id: locationId }, header: ifMatch((base ?? revenue).version) },
          body: {
            price_minor_per_kwh:
              values.price_minor_per_kwh === '' ? null : toMinor(values.price_minor_per_kwh, currency),
            utilisation_percent: values.utilisation_percent === '' ? null : values.utilisation_percent,
          },
        }),
      ),
    onSaved: (saved) => {
      cache.setQueryData(locationRevenueQuery(locationId).queryKey, saved);
      notifyDone(t('words.saved'));
      void refresh('incidents');
      onClose();
    },
  });
}

function RevenueDialog(props: RevenueDialogProps) {
  const { t, i18n } = useTranslation();
  const { settings, onClose } = props;
  const { currency } = settings;
  const editor = useRevenueEditor(props);
  return (
    <FormDialog title={t('revenue.title')} editor={editor} onClose={onClose}>
      <NumberInput
        label={t('queue_settings.price')}
        description={t('revenue.empty_price', {
          price: formatPrice(settings.price_minor_per_kwh, currency, i18n.language),
        })}
        decimalScale={minorDigits(currency)}
        min={0}
        suffix={`\u00a0${currency}`}
        data-autofocus
        {...editor.form.getInputProps('price_minor_per_kwh')}
      />
      <NumberInput
        label={t('queue_settings.use')}
        description={t('revenue.empty_use', { use: settings.utilisation_percent })}
        allowDecimal={false}
        min={0}
        suffix={'\u00a0%'}
        {...editor.form.getInputProps('utilisation_percent')}
      />
    </FormDialog>
  );
}
