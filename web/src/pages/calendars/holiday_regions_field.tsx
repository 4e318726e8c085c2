// Whose public holidays close the calendar: countries and their regions.
import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holidayCountriesQuery } from '@/api/calendars';
import type { HolidayRegion } from '@/api/types';
import { formatRegion } from '@/lib/format';
import classes from './calendar_fields.module.css';
import { placeWords } from './calendar_words';

const kWhole = 'whole';

interface HolidayRegionsFieldProps {
  regions: HolidayRegion[];
  error?: string | undefined;
  onChange: (regions: HolidayRegion[]) => void;
}

export function HolidayRegionsField({ regions, error, onChange }: HolidayRegionsFieldProps) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const { data: countries = [] } = useQuery(holidayCountriesQuery);
  const [country, setCountry] = useState<string | null>(null);
  const [region, setRegion] = useState(kWhole);
  const collator = new Intl.Collator(locale);
  const chosen = countries.find((one) => one.country === country);
  const next: HolidayRegion | null =
    country === null ? null : { country, region: region === kWhole ? null : region };
  const isThere = regions.some((one) => one.country === next?.country && one.region === next.region);
  const add = () => {
    if (next && !isThere) onChange([...regions, next]);
    setRegion(kWhole);
  };
  return (
    <Stack gap="xs">
      {regions.length > 0 && (
        <ul className={classes.chosen}>
          {regions.map((place) => {
            const name = placeWords(place, countries, locale);
            return (
              <li key={`${place.country}/${place.region}`}>
                {name}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  aria-label={t('calendars.remove', { name })}
                  onClick={() => onChange(regions.filter((one) => one !== place))}
                >
                  <IconX size={14} aria-hidden="true" />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      <Group gap="xs" align="flex-end">
        <Select
          w={240}
          label={t('calendars.country')}
          placeholder={t('calendars.country_pick')}
          searchable
          nothingFoundMessage={t('words.nothing_found')}
          data={countries
            .map((one) => ({ value: one.country, label: formatRegion(one.country, locale) }))
            .toSorted((a, b) => collator.compare(a.label, b.label))}
          value={country}
          onChange={(code) => {
            setCountry(code);
            setRegion(kWhole);
          }}
        />
        <Select
          w={300}
          label={t('calendars.region')}
          searchable
          disabled={!chosen || chosen.regions.length === 0}
          nothingFoundMessage={t('words.nothing_found')}
          data={[
            { value: kWhole, label: t('calendars.region_whole') },
            ...(chosen?.regions ?? [])
              .map((one) => ({ value: one.region, label: one.name }))
              .toSorted((a, b) => collator.compare(a.label, b.label)),
          ]}
          value={region}
          onChange={(key) => setRegion(key ?? kWhole)}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          disabled={!next || isThere}
          onClick={add}
        >
          {t('calendars.region_add')}
        </Button>
      </Group>
      {error && (
        <Text size="xs" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
    </Stack>
  );
}
