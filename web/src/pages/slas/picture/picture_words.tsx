// The picture in words: the three instants with their signs, when time begins to count, and the closed time by name.
import { Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeadlinePreview } from '@/api/types';
import { formatDeadline } from '@/lib/deadline_date';
import { formatInstant, readerZone } from '@/lib/format';
import { type Band, isInside, type Span } from '@/lib/timeline';
import { bandRange, groupBands } from './band_words';
import { DeadlineSign, type SignKind } from './deadline_sign';
import type { Fault } from './sla_picture';
import classes from './sla_picture.module.css';
import type { Bands } from './timeline_chart';

const kRangesMax = 6;

interface PictureWordsProps {
  fault: Fault;
  window: Span;
  bands: Bands;
  preview: DeadlinePreview | undefined;
}

export function PictureWords({ fault, window, bands, preview }: PictureWordsProps) {
  const { t, i18n } = useTranslation();
  const { zone } = fault;
  const instant = (at: number | string) => formatInstant(new Date(at).toISOString(), i18n.language, zone);
  return (
    <div className={classes.words}>
      <dl className={classes.instants} aria-live="polite" data-testid="picture-words">
        <Instant kind="fault" label={t('picture.fault')} at={fault.at} words={instant(fault.at)} />
        {preview && (
          <>
            <Instant
              kind="first"
              label={t('picture.first_due')}
              at={preview.first.due_at}
              words={formatDeadline(preview.first.due_at, i18n.language, zone)}
              note={
                laterStart(preview.first) && t('picture.starts', { at: instant(preview.first.starts_at) })
              }
              outside={!isInside(Date.parse(preview.first.due_at), window)}
            />
            <Instant
              kind="total"
              label={t('picture.total_due')}
              at={preview.total_due_at}
              words={formatDeadline(preview.total_due_at, i18n.language, zone)}
              note={
                laterStart(preview.second) &&
                t('picture.starts_second', { at: instant(preview.second.starts_at) })
              }
              outside={!isInside(Date.parse(preview.total_due_at), window)}
            />
          </>
        )}
      </dl>
      <ClosedList bands={bands} zone={zone} />
    </div>
  );
}

function laterStart({ from, starts_at }: { from: string; starts_at: string }): boolean {
  return Date.parse(starts_at) > Date.parse(from);
}

interface InstantProps {
  kind: SignKind;
  label: string;
  at: number | string;
  words: string;
  note?: string | false;
  outside?: boolean;
}

function Instant({ kind, label, at, words, note, outside }: InstantProps) {
  const { t, i18n } = useTranslation();
  const own = readerZone();
  const reader = `${formatDeadline(at, i18n.language, own)} · ${t('words.in_your_zone', { zone: own })}`;
  return (
    <div className={classes.instant}>
      <dt>
        <DeadlineSign kind={kind} />
        {label}
      </dt>
      <dd>
        <Tooltip label={reader}>
          <time dateTime={new Date(at).toISOString()}>{words}</time>
        </Tooltip>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
        {outside && (
          <Text size="xs" c="dimmed">
            {t('picture.outside')}
          </Text>
        )}
      </dd>
    </div>
  );
}

function sameBands(left: readonly Band[], right: readonly Band[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function ClosedList({ bands, zone }: { bands: Bands; zone: string }) {
  const { t } = useTranslation();
  if (bands.first.length === 0 && bands.second.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('picture.always_open')}
      </Text>
    );
  }
  const both = sameBands(bands.first, bands.second);
  return (
    <div className={classes.closed} data-testid="picture-closed">
      {both ? (
        <ClosedOf title={t('picture.closed')} bands={bands.first} zone={zone} />
      ) : (
        (['first', 'second'] as const)
          .filter((level) => bands[level].length > 0)
          .map((level) => (
            <ClosedOf
              key={level}
              title={t('picture.closed_of', { level: t(`slas.${level}_level`) })}
              bands={bands[level]}
              zone={zone}
            />
          ))
      )}
    </div>
  );
}

function ClosedOf({ title, bands, zone }: { title: string; bands: Band[]; zone: string }) {
  const { t, i18n } = useTranslation();
  return (
    <div>
      <Text size="xs" fw={650} c="dimmed">
        {title}
      </Text>
      <ul className={classes.closedList}>
        {groupBands(t, bands, zone).map((group) => (
          <li key={group.name}>
            <strong>{group.name}</strong>{' '}
            {group.bands.length > kRangesMax
              ? t('picture.closed_times', { count: group.bands.length })
              : group.bands.map((band) => bandRange(band, i18n.language, zone)).join('; ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
