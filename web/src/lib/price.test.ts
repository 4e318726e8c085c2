// Prices: typed in major units, kept in minor ones, whatever the currency divides into.
import { describe, expect, it } from 'vitest';
import { formatPrice, toMajor, toMinor } from './price';

describe('prices', () => {
  it('turns what is typed into whole minor units, and back', () => {
    expect(toMinor(0.59, 'EUR')).toBe(59);
    expect(toMinor(0.29, 'EUR')).toBe(29);
    expect(toMajor(59, 'EUR')).toBe(0.59);
    expect(toMinor(59, 'JPY')).toBe(59);
    expect(toMinor(0.125, 'KWD')).toBe(125);
    expect(toMinor('', 'EUR')).toBeNaN();
  });

  it('writes them as people do, also in a currency that nobody knows', () => {
    expect(formatPrice(59, 'EUR', 'en')).toBe('€0.59');
    expect(formatPrice(59, 'EUR', 'de')).toBe('0,59\u00a0€');
    expect(formatPrice(59, 'nonsense', 'en')).toBe('0.59 nonsense');
  });
});
