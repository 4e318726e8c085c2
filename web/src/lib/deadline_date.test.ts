// A deadline at the end of a day is said as 24:00 of that day.
import { describe, expect, it } from 'vitest';
import { formatDeadline, formatDeadlineShort } from './deadline_date';

describe('deadlines in words', () => {
  it('SLA-14 says the instant in the zone of the location', () => {
    const text = formatDeadline('2026-03-06T19:00:00Z', 'en', 'Europe/Amsterdam');
    expect(text).toMatch(/^Fri,? 6 Mar 2026, 20:00$/);
    expect(formatDeadline('2026-03-06T19:00:00Z', 'en', 'America/New_York')).toMatch(/14:00$/);
  });

  it('SLA-14 says Friday 24:00 for a deadline at the midnight after Friday, not Saturday 00:00', () => {
    expect(formatDeadline('2026-03-06T23:00:00Z', 'en', 'Europe/Amsterdam')).toMatch(
      /^Fri,? 6 Mar 2026, 24:00$/,
    );
    expect(formatDeadlineShort('2026-03-06T23:00:00Z', 'en', 'Europe/Amsterdam')).toMatch(
      /^Fri,? 6 Mar,? 24:00$/,
    );
    expect(formatDeadline('2026-03-06T23:00:00Z', 'de', 'Europe/Berlin')).toMatch(
      /Fr\.?, 6\. März 2026.* 24:00/,
    );
  });

  it('SLA-14 says so in the zone alone: elsewhere it is no midnight', () => {
    expect(formatDeadline('2026-03-06T23:00:00Z', 'en', 'UTC')).toMatch(/23:00$/);
  });

  it('SLA-14 says 24:00 where the midnight itself does not exist', () => {
    // Beirut 2026-03-29 begins at 01:00.
    expect(formatDeadline('2026-03-28T22:00:00Z', 'en', 'Asia/Beirut')).toMatch(/^Sat,? 28 Mar 2026, 24:00$/);
  });

  it('keeps a minute past midnight on its own day', () => {
    expect(formatDeadline('2026-03-06T23:01:00Z', 'en', 'Europe/Amsterdam')).toMatch(
      /^Sat,? 7 Mar 2026, 00:01$/,
    );
  });
});
