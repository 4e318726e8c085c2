// Resolution times in words and back: what the editor says while somebody types, in both languages.
import fc from 'fast-check';
import type { TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { translator } from '@/test_language';
import {
  checkMinutes,
  durationWords,
  kResolutionMinutesMax,
  termsShort,
  termsWords,
  toInput,
  toMinutes,
} from './duration';

let en: TFunction;
let de: TFunction;
beforeAll(async () => {
  en = await translator('en');
  de = await translator('de');
});

const everyDay = (resolution_minutes: number) => ({ resolution_minutes, restrict_to_weekdays: false });
const weekdays = (resolution_minutes: number) => ({ resolution_minutes, restrict_to_weekdays: true });

describe('SLA-04, SLA-05 resolution times in words', () => {
  it('says hours and days of the week', () => {
    expect(termsWords(en, everyDay(240), null)).toBe('4 hours, every day');
    expect(termsWords(en, weekdays(2880), null)).toBe('48 hours, Monday to Friday');
    expect(termsWords(de, weekdays(2880), null)).toBe('48 Stunden, Montag bis Freitag');
    expect(termsWords(de, everyDay(60), null)).toBe('1 Stunde, jeden Tag');
    expect(termsWords(en, weekdays(60), 'Works')).toBe('1 hour, calendar “Works”');
  });

  it('says long round times as days, and odd ones as hours and minutes', () => {
    expect(durationWords(en, 7 * 1440)).toBe('7 days');
    expect(durationWords(en, 96 * 60)).toBe('96 hours');
    expect(durationWords(en, 90)).toBe('1 hour 30 minutes');
    expect(durationWords(en, 1)).toBe('1 minute');
  });

  it('has a short form for columns', () => {
    expect(termsShort(en, weekdays(1440), null)).toEqual({ time: '24 h', days: 'Mon–Fri' });
    expect(termsShort(en, everyDay(100), null)).toEqual({ time: '1 h 40 min', days: 'every day' });
  });
});

describe('SLA-04, SLA-05 typing resolution times', () => {
  it('refuses nothing, zero, fractions of a minute and more than a year', () => {
    expect(checkMinutes(toMinutes({ amount: '', unit: 'hours' }))).toBe('missing');
    expect(checkMinutes(toMinutes({ amount: 0, unit: 'hours' }))).toBe('too_short');
    expect(checkMinutes(toMinutes({ amount: 1.001, unit: 'hours' }))).toBe('fraction');
    expect(checkMinutes(toMinutes({ amount: 366, unit: 'days' }))).toBe('too_long');
    expect(checkMinutes(toMinutes({ amount: 365, unit: 'days' }))).toBeNull();
    expect(checkMinutes(toMinutes({ amount: 1.5, unit: 'hours' }))).toBeNull();
  });

  it('gives back every whole minute that it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: kResolutionMinutesMax }), (minutes) => {
        expect(toMinutes(toInput(minutes))).toBe(minutes);
      }),
    );
  });
});
