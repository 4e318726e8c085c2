// The names and the dates of closed time.
import { describe, expect, it } from 'vitest';
import type { Band } from '@/lib/timeline';
import { translator } from '@/test_language';
import { bandName, bandRange, groupBands } from './band_words';

const kZone = 'Europe/Amsterdam';

function band(from: string, to: string, reason: Band['reason'], name: string | null = null): Band {
  return { from: Date.parse(from), to: Date.parse(to), reason, name, left: 0, width: 0 };
}

const weekend = band('2026-03-06T23:00:00Z', '2026-03-08T23:00:00Z', 'not_a_working_day');
const friday = band('2026-04-02T22:00:00Z', '2026-04-03T22:00:00Z', 'holiday', 'Good Friday');
const wednesday = band('2026-03-03T23:00:00Z', '2026-03-04T23:00:00Z', 'not_a_working_day');
const night = band('2026-03-04T17:00:00Z', '2026-03-05T07:00:00Z', 'outside_service_hours');

describe('closed time in words', () => {
  it('SLA-14 names it: the weekend, the holiday, the hours', async () => {
    const t = await translator('en');
    expect(bandName(t, weekend, kZone)).toBe('weekend');
    expect(bandName(t, friday, kZone)).toBe('Good Friday');
    expect(bandName(t, night, kZone)).toBe('outside service hours');
  });

  it('does not call a free Wednesday a weekend', async () => {
    const t = await translator('en');
    expect(bandName(t, wednesday, kZone)).toBe('no working day');
  });

  it('says whole days by their dates and parts of days by their times', () => {
    expect(bandRange(weekend, 'en', kZone)).toMatch(/^Sat,? 7 Mar – Sun,? 8 Mar$/);
    expect(bandRange(friday, 'en', kZone)).toMatch(/^Fri,? 3 Apr$/);
    expect(bandRange(night, 'en', kZone)).toMatch(/^Wed,? 4 Mar,? 18:00 – Thu,? 5 Mar,? 08:00$/);
  });

  it('groups it by name, in the order of time', async () => {
    const t = await translator('en');
    const groups = groupBands(t, [wednesday, weekend, friday, { ...weekend, from: weekend.to }], kZone);
    expect(groups.map(({ name, bands }) => [name, bands.length])).toEqual([
      ['no working day', 1],
      ['weekend', 2],
      ['Good Friday', 1],
    ]);
  });
});
