// Instants of deadlines in words.
import { describe, expect, it } from 'vitest';
import { dueText } from './deadline_words';

const kNow = Date.parse('2026-03-05T10:00:00Z');

describe('a deadline in words', () => {
  it('SLA-14 at the end of a local day is 24:00 of that day', () => {
    expect(dueText('2026-03-06T23:00:00Z', kNow, 'en', 'Europe/Amsterdam')).toMatch(/^Fri 24:00/);
    expect(dueText('2026-03-06T23:00:01Z', kNow, 'en', 'Europe/Amsterdam')).toMatch(/^Sat 00:00/);
  });

  it('names the day alone when it is near, the date when it is not', () => {
    expect(dueText('2026-03-06T15:40:00Z', kNow, 'en', 'Europe/Amsterdam')).toMatch(/^Fri 16:40/);
    expect(dueText('2026-03-20T15:40:00Z', kNow, 'en', 'Europe/Amsterdam')).toMatch(/^Fri,? 20 Mar, 16:40/);
  });

  it('says whose clock it is where that is not the reader’s', () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(dueText('2026-03-06T15:40:00Z', kNow, 'en', own)).not.toMatch(/GMT|UTC/);
    expect(dueText('2026-03-06T15:40:00Z', kNow, 'en', 'Pacific/Chatham')).toMatch(/Sat 05:25 GMT\+13:45$/);
  });

  it('speaks German', () => {
    expect(dueText('2026-03-06T15:40:00Z', kNow, 'de', 'Europe/Amsterdam')).toMatch(/^Fr\.? 16:40/);
  });
});
