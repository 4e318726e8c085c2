// The chart of the picture: days, a lane for each level with its closed time in grey, the fault that can be dragged, and
// lines at the deadlines. All of it is said in words below, so the drawing itself is hidden from screen readers; the
// fault is a slider for everybody.
import { useTranslation } from 'react-i18next';
import type { DeadlinePreview } from '@/api/types';
import { formatInstant, intlLocale } from '@/lib/format';
import {
  type Band,
  barPieces,
  isInside,
  kStepMs,
  type Piece,
  type Span,
  shareOf,
  snapInto,
  type Tick,
} from '@/lib/timeline';
import { bandName } from './band_words';
import { DeadlineSign } from './deadline_sign';
import type { Fault } from './sla_picture';
import classes from './sla_picture.module.css';

export interface Bands {
  first: Band[];
  second: Band[];
}

interface TimelineChartProps {
  fault: Fault;
  window: Span;
  days: Tick[];
  bands: Bands;
  preview: DeadlinePreview | undefined;
  onMove: (at: number) => void;
}

function place({ left, width }: Piece) {
  return { left: `${left * 100}%`, width: `${width * 100}%` };
}

export function TimelineChart({ fault, window, days, bands, preview, onMove }: TimelineChartProps) {
  const { t } = useTranslation();
  const bars = preview && {
    first: { from: Date.parse(preview.first.from), to: Date.parse(preview.first.due_at) },
    second: { from: Date.parse(preview.second.from), to: Date.parse(preview.second.due_at) },
  };
  return (
    <div className={classes.chart}>
      <FaultSlider fault={fault} window={window} onMove={onMove} />
      <div aria-hidden="true" className={classes.drawing} data-testid="picture-drawing">
        <DayRow days={days} fault={fault} />
        {(['first', 'second'] as const).map((level) => (
          <div key={level} className={classes.lane} data-level={level}>
            <span className={classes.laneName}>{t(`slas.${level}_level`)}</span>
            <div className={classes.track}>
              {bands[level].map((band) => (
                <ClosedBand key={band.from} band={band} zone={fault.zone} />
              ))}
              {bars &&
                barPieces(bars[level], bands[level], window).map((piece) => (
                  <span
                    key={piece.from}
                    className={classes.bar}
                    data-counts={piece.counts || undefined}
                    style={place(piece)}
                  />
                ))}
            </div>
          </div>
        ))}
        <Line at={fault.at} window={window} kind="fault" />
        {bars && (
          <>
            <Line at={bars.first.to} window={window} kind="first" />
            <Line at={bars.second.to} window={window} kind="total" />
          </>
        )}
      </div>
    </div>
  );
}

function FaultSlider({ fault, window, onMove }: Pick<TimelineChartProps, 'fault' | 'window' | 'onMove'>) {
  const { t, i18n } = useTranslation();
  const steps = Math.round((window.to - window.from) / kStepMs) - 1;
  const move = (at: number) => onMove(snapInto(at, window));
  return (
    <input
      type="range"
      className={classes.slider}
      aria-label={t('picture.fault_drag')}
      aria-valuetext={formatInstant(new Date(fault.at).toISOString(), i18n.language, fault.zone)}
      min={0}
      max={steps}
      step={1}
      value={Math.round((fault.at - window.from) / kStepMs)}
      onChange={(event) => move(window.from + Number(event.currentTarget.value) * kStepMs)}
      onKeyDown={(event) => {
        const hours = { PageUp: 24, PageDown: -24 }[event.key] ?? (event.shiftKey ? shifted(event.key) : 0);
        if (!hours) return;
        event.preventDefault();
        move(fault.at + hours * 3_600_000);
      }}
    />
  );
}

function shifted(key: string): number {
  if (key === 'ArrowRight' || key === 'ArrowUp') return 1;
  return key === 'ArrowLeft' || key === 'ArrowDown' ? -1 : 0;
}

/** Month, day of the week and day; a long picture names its weeks only. */
function DayRow({ days, fault }: { days: Tick[]; fault: Fault }) {
  const { i18n } = useTranslation();
  const { span, zone } = fault;
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intlLocale(i18n.language), { ...options, timeZone: zone });
  const [month, weekday, day] = [
    write({ month: 'short' }),
    write({ weekday: 'short' }),
    write({ day: 'numeric' }),
  ];
  const letter = write({ weekday: 'narrow' });
  return (
    <div className={classes.days} data-span={span}>
      {days.map(({ from, index, ...piece }) => {
        const named = span !== 'months' || index % 7 === 0;
        const before = days[index - (span === 'months' ? 7 : 1)];
        const newMonth = named && (!before || month.format(before.from) !== month.format(from));
        return (
          <span key={from} className={classes.day} style={place(piece)} data-named={named || undefined}>
            <span className={classes.month}>{newMonth && month.format(from)}</span>
            {named && (
              <span className={classes.date}>
                {span !== 'months' && (
                  <span className={classes.weekday} data-letter={letter.format(from)}>
                    {weekday.format(from)}
                  </span>
                )}
                <span>{day.format(from)}</span>
              </span>
            )}
          </span>
        );
      })}
    </div>
  );
}

function ClosedBand({ band, zone }: { band: Band; zone: string }) {
  const { t, i18n } = useTranslation();
  const name = bandName(t, band, zone);
  const range = [band.from, band.to]
    .map((at) => formatInstant(new Date(at).toISOString(), i18n.language, zone))
    .join(' – ');
  return (
    <span className={classes.band} style={place(band)} title={`${name}: ${range}`}>
      <span className={classes.bandName}>{name}</span>
    </span>
  );
}

function Line({ at, window, kind }: { at: number; window: Span; kind: 'fault' | 'first' | 'total' }) {
  if (!isInside(at, window)) return null;
  return (
    <span className={classes.line} data-kind={kind} style={{ left: `${shareOf(at, window) * 100}%` }}>
      <DeadlineSign kind={kind} />
    </span>
  );
}
