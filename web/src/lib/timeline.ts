// The geometry of the picture of an agreement: where instants lie between the edges of the picture, which stretches are
// closed, and how a level's bar is cut by them. Shares run from 0 (left edge) to 1 (right edge).
import type { TimeStretch } from '@/api/types';
import { dayStarts, startOfDay, startOfWeek } from './zone_time';

export interface Span {
  from: number;
  to: number;
}

export interface Piece {
  left: number;
  width: number;
}

export interface Band extends Span, Piece {
  reason: TimeStretch['reason'];
  name: string | null;
}

interface BarPiece extends Span, Piece {
  counts: boolean;
}

export type PictureSpan = 'days' | 'weeks' | 'months';
export const kPictureDays: Record<PictureSpan, number> = { days: 3, weeks: 14, months: 56 };
export const kStepMs = 15 * 60_000;

export function shareOf(at: number, window: Span): number {
  const share = (at - window.from) / (window.to - window.from);
  return Math.min(1, Math.max(0, share));
}

export function isInside(at: number, window: Span): boolean {
  return at >= window.from && at <= window.to;
}

function pieceOf(span: Span, window: Span): Piece {
  const left = shareOf(span.from, window);
  return { left, width: shareOf(span.to, window) - left };
}

/** What does not count, cut to the picture; neighbours that are closed for the same reason are one. */
export function closedBands(stretches: readonly TimeStretch[], window: Span): Band[] {
  const bands: Band[] = [];
  for (const { from, to, counts, reason, name } of stretches) {
    const span = {
      from: Math.max(Date.parse(from), window.from),
      to: Math.min(Date.parse(to), window.to),
    };
    if (counts || span.from >= span.to) continue;
    const last = bands.at(-1);
    if (last && last.to === span.from && last.reason === reason && last.name === name) {
      last.to = span.to;
      last.width = pieceOf(last, window).width;
    } else {
      bands.push({ ...span, ...pieceOf(span, window), reason, name });
    }
  }
  return bands;
}

/** The bar of a level from its begin to its deadline, as far as it lies in the picture, cut where time stands still. */
export function barPieces(bar: Span, bands: readonly Band[], window: Span): BarPiece[] {
  const from = Math.max(bar.from, window.from);
  const to = Math.min(bar.to, window.to);
  const pieces: BarPiece[] = [];
  const add = (span: Span, counts: boolean) => {
    if (span.from < span.to) pieces.push({ ...span, ...pieceOf(span, window), counts });
  };
  let at = from;
  for (const band of bands) {
    if (band.to <= at || band.from >= to) continue;
    add({ from: at, to: Math.max(at, band.from) }, true);
    add({ from: Math.max(at, band.from), to: Math.min(to, band.to) }, false);
    at = Math.min(to, band.to);
  }
  add({ from: at, to }, true);
  return pieces;
}

/** Where the picture begins for a fault: with the Monday of its week, or close to it with its day. */
export function pictureStart(fault: number, span: PictureSpan, zone: string): number {
  return span === 'days' ? startOfDay(fault, zone) : startOfWeek(fault, zone);
}

export interface Tick extends Span, Piece {
  /** Which of the picture's days; the labels of long pictures stand at each seventh only. */
  index: number;
}

/** The local days of a picture; the last one ends where the picture ends. */
export function pictureDays(from: number, span: PictureSpan, zone: string): { window: Span; days: Tick[] } {
  const starts = dayStarts(from, kPictureDays[span], zone);
  const window = { from, to: starts.at(-1) as number };
  const days = starts.slice(0, -1).map((start, index) => {
    const day = { from: start, to: starts[index + 1] as number };
    return { ...day, ...pieceOf(day, window), index };
  });
  return { window, days };
}

/** The nearest quarter of an hour inside the picture. */
export function snapInto(at: number, window: Span): number {
  const snapped = Math.round(at / kStepMs) * kStepMs;
  return Math.min(window.to - kStepMs, Math.max(window.from, snapped));
}
