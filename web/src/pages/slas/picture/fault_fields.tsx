// When and where the fault of the picture is, and how much time the picture shows.
import { ActionIcon, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PictureSpan } from '@/lib/timeline';
import { instantOfLocal, localStamp } from '@/lib/zone_time';
import { kZones } from './picture_zone';
import type { Fault } from './sla_picture';
import classes from './sla_picture.module.css';

const kJumpDays: Record<PictureSpan, number> = { days: 1, weeks: 7, months: 28 };

interface FaultFieldsProps {
  fault: Fault;
  /** Null where it does not matter. */
  country: string | null;
  onMove: (at: number) => void;
  onZone: (zone: string) => void;
  onSpan: (span: PictureSpan) => void;
  onCountry: (country: string) => void;
}

export function FaultFields({ fault, country, onMove, onZone, onSpan, onCountry }: FaultFieldsProps) {
  const { t } = useTranslation();
  const stamp = localStamp(fault.at, fault.zone);
  const type = (typed: string) => {
    const at = instantOfLocal(typed, fault.zone);
    if (at !== null) onMove(at);
  };
  const jump = (direction: -1 | 1) => {
    const day = new Date(`${stamp}Z`);
    day.setUTCDate(day.getUTCDate() + direction * kJumpDays[fault.span]);
    type(day.toISOString().slice(0, 16));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps Enter in these fields from saving the form around them
    <div
      className={classes.fields}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <TextInput
        type="datetime-local"
        label={t('picture.fault_at')}
        value={stamp}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Select
        label={t('picture.zone')}
        w={230}
        data={kZones}
        value={fault.zone}
        onChange={(zone) => zone && onZone(zone)}
        searchable
        limit={60}
        nothingFoundMessage={t('words.nothing_found')}
      />
      {country !== null && (
        <TextInput
          label={t('picture.country')}
          w={130}
          maxLength={3}
          placeholder="NLD"
          value={country}
          onChange={(event) => onCountry(event.currentTarget.value.toUpperCase())}
        />
      )}
      <Group gap={6} wrap="nowrap" className={classes.span}>
        <ActionIcon variant="default" size={34} aria-label={t('picture.earlier')} onClick={() => jump(-1)}>
          <IconChevronLeft size={16} aria-hidden="true" />
        </ActionIcon>
        <SegmentedControl
          size="xs"
          aria-label={t('picture.span')}
          value={fault.span}
          onChange={(span) => onSpan(span)}
          data={[
            { value: 'days', label: t('picture.span_days') },
            { value: 'weeks', label: t('picture.span_weeks') },
            { value: 'months', label: t('picture.span_months') },
          ]}
        />
        <ActionIcon variant="default" size={34} aria-label={t('picture.later')} onClick={() => jump(1)}>
          <IconChevronRight size={16} aria-hidden="true" />
        </ActionIcon>
      </Group>
    </div>
  );
}
