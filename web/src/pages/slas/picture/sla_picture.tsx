// What an agreement means for a fault at an instant, as a picture (SLA-14): two weeks of a zone, the fault where one drags
// it to, both levels, the deadlines, and the closed time with its names. It follows what is typed beside it.
import { Text, Title } from '@mantine/core';
import { useThrottledValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlinePreviewQuery, type PictureTerms } from '@/api/deadlines';
import type { TermsProposal } from '@/api/types';
import { Notice } from '@/components/notice';
import { checkMinutes } from '@/lib/duration';
import { useCan } from '@/lib/session';
import {
  closedBands,
  isInside,
  kPictureDays,
  type PictureSpan,
  pictureDays,
  pictureStart,
} from '@/lib/timeline';
import { comingFriday, instantOfLocal, localStamp } from '@/lib/zone_time';
import { FaultFields } from './fault_fields';
import { PictureWords } from './picture_words';
import { rememberZone, startZone } from './picture_zone';
import classes from './sla_picture.module.css';
import { TimelineChart } from './timeline_chart';

const kTypingMs = 200;
const kDraggingMs = 120;

/** The latest terms that mean something, once nobody has typed for a moment. */
function useSettledTerms(terms: PictureTerms): { asked: PictureTerms | null; valid: boolean } {
  const valid =
    checkMinutes(terms.first_level.resolution_minutes) === null &&
    checkMinutes(terms.second_level.resolution_minutes) === null;
  const text = JSON.stringify(terms);
  const [asked, setAsked] = useState(valid ? text : null);
  useEffect(() => {
    if (!valid) return;
    const timer = setTimeout(() => setAsked(text), kTypingMs);
    return () => clearTimeout(timer);
  }, [text, valid]);
  return { asked: asked === null ? null : (JSON.parse(asked) as PictureTerms), valid };
}

export interface Fault {
  at: number;
  zone: string;
  span: PictureSpan;
  /** Where the picture begins; stays while the fault moves inside of it. */
  from: number;
}

function useFault() {
  const [fault, setFault] = useState<Fault>(() => {
    const zone = startZone();
    const at = comingFriday(Date.now(), zone);
    return { at, zone, span: 'weeks', from: pictureStart(at, 'weeks', zone) };
  });
  const moveTo = (at: number) =>
    setFault((now) => {
      const { window } = pictureDays(now.from, now.span, now.zone);
      const stays = isInside(at, window) && at < window.to;
      return { ...now, at, from: stays ? now.from : pictureStart(at, now.span, now.zone) };
    });
  /** The same time of day on the clocks of another zone. */
  const changeZone = (zone: string) =>
    setFault((now) => {
      rememberZone(zone);
      const at = instantOfLocal(localStamp(now.at, now.zone), zone) ?? now.at;
      return { ...now, zone, at, from: pictureStart(at, now.span, zone) };
    });
  const changeSpan = (span: PictureSpan) =>
    setFault((now) => ({ ...now, span, from: pictureStart(now.at, span, now.zone) }));
  return { fault, moveTo, changeZone, changeSpan };
}

export function SlaPicture({ terms }: { terms: TermsProposal }) {
  const can = useCan();
  return can('preview_deadlines') ? <Picture terms={terms} /> : null;
}

function Picture({ terms }: { terms: TermsProposal }) {
  const { t } = useTranslation();
  const id = useId();
  const { fault, moveTo, changeZone, changeSpan } = useFault();
  const [country, setCountry] = useState('');
  const { asked, valid } = useSettledTerms({
    ...terms,
    country: terms.calendar_id && /^[A-Z]{3}$/.test(country) ? country : null,
  });
  const faultAt = useThrottledValue(fault.at, kDraggingMs);
  return (
    <section className={classes.picture} aria-labelledby={id} data-testid="sla-picture">
      <Title order={3} id={id}>
        {t('picture.title')}
      </Title>
      <FaultFields
        fault={fault}
        country={terms.calendar_id ? country : null}
        onMove={moveTo}
        onZone={changeZone}
        onSpan={changeSpan}
        onCountry={setCountry}
      />
      {asked ? (
        <Drawn asked={asked} fault={fault} faultAt={faultAt} fresh={valid} onMove={moveTo} />
      ) : (
        <Text size="sm" c="dimmed" className={classes.nothing}>
          {t('picture.missing')}
        </Text>
      )}
    </section>
  );
}

interface DrawnProps {
  asked: PictureTerms;
  fault: Fault;
  /** Lags a little behind the fault while it is dragged. */
  faultAt: number;
  fresh: boolean;
  onMove: (at: number) => void;
}

function Drawn({ asked, fault, faultAt, fresh, onMove }: DrawnProps) {
  const { t } = useTranslation();
  const { from, span, zone } = fault;
  const { window, days } = pictureDays(from, span, zone);
  // What is closed depends on the picture, the deadlines on the fault: dragging it asks for these only.
  const scene = useQuery(deadlinePreviewQuery(asked, zone, from, kPictureDays[span]));
  const answer = useQuery(deadlinePreviewQuery(asked, zone, faultAt, 1));
  const failed = scene.error ?? answer.error;
  if (failed) return <Notice tone="bad">{t('picture.failed')}</Notice>;
  const bands = {
    first: closedBands(scene.data?.first.stretches ?? [], window),
    second: closedBands(scene.data?.second.stretches ?? [], window),
  };
  const settled = fresh && !scene.isPlaceholderData && !answer.isPlaceholderData;
  return (
    <div className={classes.drawn} data-settled={settled && answer.data ? true : undefined}>
      <TimelineChart
        fault={fault}
        window={window}
        days={days}
        bands={bands}
        preview={answer.data}
        onMove={onMove}
      />
      <PictureWords fault={fault} window={window} bands={bands} preview={answer.data} />
    </div>
  );
}
