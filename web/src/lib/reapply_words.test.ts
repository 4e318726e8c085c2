// How far a deadline moves, as the dialog says it.
import { describe, expect, it } from 'vitest';
import { translator } from '@/test_language';
import { shiftWords } from './reapply_words';

const kFriday = '2026-03-06T20:00:00.000Z';

describe('moved deadlines in words', () => {
  it('says how far and in which direction', async () => {
    const t = await translator('en');
    expect(shiftWords(t, kFriday, '2026-03-07T00:00:00.000Z')).toBe('4 hours later');
    expect(shiftWords(t, kFriday, '2026-03-06T18:30:00.000Z')).toBe('1 hour 30 minutes earlier');
    const de = await translator('de');
    expect(shiftWords(de, kFriday, '2026-03-07T00:00:00.000Z')).toBe('4 Stunden später');
  });

  it('says nothing where nothing moves, and never "0 minutes"', async () => {
    const t = await translator('en');
    expect(shiftWords(t, kFriday, kFriday)).toBeNull();
    expect(shiftWords(t, kFriday, '2026-03-06T20:00:00Z')).toBeNull();
    expect(shiftWords(t, null, null)).toBeNull();
    expect(shiftWords(t, kFriday, '2026-03-06T20:00:20.000Z')).toBe('1 minute later');
  });

  it('says when a deadline comes or goes', async () => {
    const t = await translator('en');
    expect(shiftWords(t, null, kFriday)).toBe('gets a deadline');
    expect(shiftWords(t, kFriday, null)).toBe('loses its deadline');
  });
});
