// Where civil days begin.
import { describe, expect, it } from 'vitest';
import { dayStarts } from './zone_days';

const starts = (zone: string, from: string, to: string) =>
  dayStarts(zone, Date.parse(from), Date.parse(to)).map((at) => new Date(at).toISOString().slice(0, 16));

describe('the beginnings of days', () => {
  it('follow the clock when it is moved', () => {
    expect(starts('Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-31T12:00:00Z')).toEqual([
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      '2026-03-30T22:00',
    ]);
  });

  it('begin later where midnight does not exist', () => {
    expect(starts('Asia/Beirut', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toEqual([
      '2026-03-28T22:00',
    ]);
  });

  it('leave out a date that the zone left out', () => {
    expect(starts('Pacific/Apia', '2011-12-29T00:00:00Z', '2012-01-01T00:00:00Z')).toEqual([
      '2011-12-29T10:00',
      '2011-12-30T10:00',
      '2011-12-31T10:00',
    ]);
  });
});
