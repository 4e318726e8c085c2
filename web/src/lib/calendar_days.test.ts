// The days of a calendar: closed dates of a year, times of day, service hours.
import { describe, expect, it } from 'vitest';
import {
  addDays,
  checkHours,
  closedDays,
  datesBetween,
  datesOfMonth,
  isDate,
  kWeekdays,
  normalTime,
  weekdayOf,
} from './calendar_days';

const weekdays = kWeekdays.slice(0, 5);

describe('dates', () => {
  it('exist or do not', () => {
    for (const good of ['2027-02-28', '2028-02-29', '2027-12-31']) expect(isDate(good)).toBe(true);
    for (const bad of ['2027-02-29', '2027-13-01', '1.1.2027', '', '2027-1-1'])
      expect(isDate(bad)).toBe(false);
  });
  it('have a weekday and neighbours, whatever the zone of the reader', () => {
    expect(weekdayOf('2027-03-26')).toBe('friday');
    expect(weekdayOf('2027-03-28')).toBe('sunday');
    expect(addDays('2027-03-28', 1)).toBe('2027-03-29');
    expect(datesBetween('2027-12-30', '2028-01-02')).toEqual(['2027-12-30', '2027-12-31', '2028-01-01']);
    expect(datesOfMonth(2028, 1)).toHaveLength(29);
  });
});

describe('closed days', () => {
  it('SLA-05 are the days that are not worked, and holidays with their names', () => {
    const closed = closedDays(2027, weekdays, [
      { date: '2027-03-26', name: 'Karfreitag', source: 'DE' },
      { date: '2027-03-26', name: 'Karfreitag', source: 'AT' },
      { date: '2027-05-01', name: 'Maifeiertag', source: 'DE' },
      { date: '2028-01-01', name: 'Neujahr', source: 'DE' },
    ]);
    expect(closed.size).toBe(104 + 1);
    expect(closed.get('2027-03-26')).toEqual({
      weekend: false,
      holidays: [{ date: '2027-03-26', name: 'Karfreitag', source: 'DE' }],
    });
    expect(closed.get('2027-05-01')?.weekend).toBe(true);
    expect(closed.get('2027-05-01')?.holidays).toHaveLength(1);
    expect(closed.has('2027-03-25')).toBe(false);
  });
});

describe('times of day', () => {
  it('are taken as people type them', () => {
    const rows = [
      ['8', '08:00'],
      ['18', '18:00'],
      ['830', '08:30'],
      ['1830', '18:30'],
      ['8:5', '08:05'],
      ['8.30', '08:30'],
      [' 24 ', '24:00'],
      ['x', 'x'],
      ['', ''],
    ] as const;
    for (const [typed, time] of rows) expect(normalTime(typed), typed).toBe(time);
  });
});

describe('service hours', () => {
  it('SLA-05 may touch and not overlap, and lie within one day', () => {
    const row = (open: string, close: string, ...days: typeof weekdays) => ({ days, open, close });
    expect(checkHours([row('08:00', '12:00', 'monday'), row('12:00', '24:00', 'monday')])).toEqual([
      null,
      null,
    ]);
    expect(checkHours([row('08:00', '12:00', 'monday'), row('11:59', '13:00', 'friday', 'monday')])).toEqual([
      null,
      'overlap',
    ]);
    expect(
      checkHours([row('20:00', '06:00', 'monday'), row('8', '9', 'monday'), row('08:00', '09:00')]),
    ).toEqual(['order', 'time', 'days']);
  });
});
