// The geometry of the picture: where bands and bars lie, how they are cut, where the picture begins.
import { describe, expect, it } from 'vitest';
import type { TimeStretch } from '@/api/types';
import {
  barPieces,
  closedBands,
  isInside,
  kStepMs,
  pictureDays,
  pictureStart,
  shareOf,
  snapInto,
} from './timeline';

const kHour = 3_600_000;
const at = (hours: number) => hours * kHour;
const window = { from: at(0), to: at(100) };

function stretch(from: number, to: number, reason: TimeStretch['reason'], name: string | null = null) {
  return {
    from: new Date(at(from)).toISOString(),
    to: new Date(at(to)).toISOString(),
    counts: reason === 'counted',
    reason,
    name,
  };
}

describe('geometry of the picture', () => {
  it('gives instants a share of the width, and keeps what lies outside at the edge', () => {
    expect(shareOf(at(25), window)).toBe(0.25);
    expect(shareOf(at(-5), window)).toBe(0);
    expect(shareOf(at(500), window)).toBe(1);
    expect(isInside(at(100), window)).toBe(true);
    expect(isInside(at(101), window)).toBe(false);
  });

  it('SLA-14 joins Saturday and Sunday to one closed band, but not a holiday beside them', () => {
    const bands = closedBands(
      [
        stretch(0, 20, 'counted'),
        stretch(20, 44, 'holiday', 'Good Friday'),
        stretch(44, 68, 'not_a_working_day'),
        stretch(68, 90, 'not_a_working_day'),
        stretch(90, 200, 'counted'),
      ],
      window,
    );
    expect(
      bands.map(({ name, reason, left, width }) => [reason, name, left, Number(width.toFixed(6))]),
    ).toEqual([
      ['holiday', 'Good Friday', 0.2, 0.24],
      ['not_a_working_day', null, 0.44, 0.46],
    ]);
  });

  it('cuts closed time at the edges of the picture, and leaves out what lies beyond', () => {
    const bands = closedBands(
      [
        stretch(-48, 10, 'not_a_working_day'),
        stretch(95, 140, 'not_a_working_day'),
        stretch(150, 160, 'holiday'),
      ],
      window,
    );
    expect(bands.map(({ from, to }) => [from / kHour, to / kHour])).toEqual([
      [0, 10],
      [95, 100],
    ]);
  });

  it('SLA-14 cuts the bar of a level where time stands still', () => {
    const bands = closedBands([stretch(20, 40, 'not_a_working_day'), stretch(70, 80, 'holiday')], window);
    const pieces = barPieces({ from: at(10), to: at(75) }, bands, window);
    expect(pieces.map(({ from, to, counts }) => [from / kHour, to / kHour, counts])).toEqual([
      [10, 20, true],
      [20, 40, false],
      [40, 70, true],
      [70, 75, false],
    ]);
  });

  it('begins inside closed time without a piece that counts', () => {
    const bands = closedBands([stretch(20, 40, 'not_a_working_day')], window);
    const pieces = barPieces({ from: at(30), to: at(60) }, bands, window);
    expect(pieces.map(({ from, to, counts }) => [from / kHour, to / kHour, counts])).toEqual([
      [30, 40, false],
      [40, 60, true],
    ]);
  });

  it('draws only what lies in the picture, and nothing of a bar beyond it', () => {
    expect(barPieces({ from: at(90), to: at(400) }, [], window)).toMatchObject([
      { from: at(90), to: at(100) },
    ]);
    expect(barPieces({ from: at(200), to: at(400) }, [], window)).toEqual([]);
    expect(barPieces({ from: at(50), to: at(50) }, [], window)).toEqual([]);
  });

  it('shows fourteen local days from Monday on, also over the change to summer time', () => {
    const zone = 'Europe/Berlin';
    const fault = Date.parse('2026-03-27T15:00:00Z');
    const from = pictureStart(fault, 'weeks', zone);
    expect(new Date(from).toISOString()).toBe('2026-03-22T23:00:00.000Z');
    const picture = pictureDays(from, 'weeks', zone);
    expect(picture.days).toHaveLength(14);
    expect(picture.window.to - picture.window.from).toBe((14 * 24 - 1) * kHour);
    expect(picture.days.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1, 9);
    expect(pictureStart(fault, 'days', zone)).toBe(Date.parse('2026-03-26T23:00:00Z'));
  });

  it('snaps the fault to quarters of an hour and keeps it inside', () => {
    expect(snapInto(at(10) + 8 * 60_000, window)).toBe(at(10) + kStepMs);
    expect(snapInto(at(-10), window)).toBe(at(0));
    expect(snapInto(at(1000), window)).toBe(at(100) - kStepMs);
  });
});
