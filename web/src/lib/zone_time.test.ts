// Civil time in zones that make it hard: hours that do not exist or come twice, a midnight and a date that do not exist.
import { describe, expect, it } from 'vitest';
import {
  comingFriday,
  dayStarts,
  dayStartsWithin,
  endsDay,
  instantOfLocal,
  localStamp,
  nextDay,
  startOfDay,
  startOfWeek,
  weekdayOf,
} from './zone_time';

const at = (text: string) => Date.parse(text);
const text = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

describe('civil time of a zone', () => {
  it('knows the local time at an instant, in summer and in winter', () => {
    expect(localStamp(at('2026-03-06T15:00:00Z'), 'Europe/Amsterdam')).toBe('2026-03-06T16:00');
    expect(localStamp(at('2026-07-06T15:00:00Z'), 'Europe/Amsterdam')).toBe('2026-07-06T17:00');
  });

  it('finds the instant of a local time', () => {
    expect(text(instantOfLocal('2026-03-06T16:00', 'Europe/Amsterdam'))).toBe('2026-03-06T15:00:00.000Z');
    expect(text(instantOfLocal('2026-03-06T16:00', 'Pacific/Auckland'))).toBe('2026-03-06T03:00:00.000Z');
    expect(text(instantOfLocal('2026-03-06T16:00', 'Asia/Kathmandu'))).toBe('2026-03-06T10:15:00.000Z');
    expect(instantOfLocal('', 'UTC')).toBeNull();
  });

  it('moves a time that does not exist behind the gap', () => {
    expect(text(instantOfLocal('2026-03-29T02:30', 'Europe/Berlin'))).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first pass of an hour that comes twice', () => {
    expect(text(instantOfLocal('2026-10-25T02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
  });

  it('begins days of 23 and of 25 hours where they begin', () => {
    const spring = startOfDay(at('2026-03-29T12:00:00Z'), 'Europe/Berlin');
    expect(text(spring)).toBe('2026-03-28T23:00:00.000Z');
    expect(text(nextDay(spring, 'Europe/Berlin'))).toBe('2026-03-29T22:00:00.000Z');
    const autumn = startOfDay(at('2026-10-25T12:00:00Z'), 'Europe/Berlin');
    expect(nextDay(autumn, 'Europe/Berlin') - autumn).toBe(25 * 3_600_000);
  });

  it('begins a day whose midnight does not exist with its first instant', () => {
    // Beirut 2026-03-29: 00:00 becomes 01:00.
    const start = startOfDay(at('2026-03-29T12:00:00Z'), 'Asia/Beirut');
    expect(localStamp(start, 'Asia/Beirut')).toBe('2026-03-29T01:00');
    expect(endsDay(start, 'Asia/Beirut')).toBe(true);
  });

  it('leaves out a date that does not exist', () => {
    // Apia went from 29 to 31 December 2011.
    const starts = dayStarts(startOfDay(at('2011-12-29T12:00:00Z'), 'Pacific/Apia'), 2, 'Pacific/Apia');
    expect(starts.map((start) => localStamp(start, 'Pacific/Apia').slice(0, 10))).toEqual([
      '2011-12-29',
      '2011-12-31',
      '2012-01-01',
    ]);
  });

  it('begins weeks with Monday', () => {
    const monday = startOfWeek(at('2026-03-29T22:30:00Z'), 'Europe/Berlin');
    expect(localStamp(monday, 'Europe/Berlin')).toBe('2026-03-30T00:00');
    expect(weekdayOf(monday, 'Europe/Berlin')).toBe(0);
    const across = startOfWeek(at('2026-03-31T10:00:00Z') - 7 * 86_400_000, 'Europe/Berlin');
    expect(localStamp(across, 'Europe/Berlin')).toBe('2026-03-23T00:00');
  });

  it('finds the coming Friday at four, never one that is over', () => {
    const zone = 'Europe/Berlin';
    expect(localStamp(comingFriday(at('2026-03-04T09:00:00Z'), zone), zone)).toBe('2026-03-06T16:00');
    expect(localStamp(comingFriday(at('2026-03-06T09:00:00Z'), zone), zone)).toBe('2026-03-06T16:00');
    expect(localStamp(comingFriday(at('2026-03-06T16:00:00Z'), zone), zone)).toBe('2026-03-13T16:00');
  });
});

describe('the beginnings of days within a span', () => {
  const starts = (zone: string, from: string, to: string) =>
    dayStartsWithin(at(from), at(to), zone).map((day) => new Date(day).toISOString().slice(0, 16));

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

  it('have the first instant, not the last', () => {
    expect(starts('Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toEqual([
      '2026-03-28T23:00',
    ]);
  });
});
