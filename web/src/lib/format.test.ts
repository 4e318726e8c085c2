// Numbers, power, sizes and instants as people read them, by language and time zone.
import { describe, expect, it } from 'vitest';
import { formatBytes, formatInstant, formatNumber, formatPower, formatRelative } from './format';

describe('numbers and times', () => {
  it('sets groups of digits apart by a narrow space in both languages', () => {
    expect(formatNumber(39921, 'en')).toBe('39\u202f921');
    expect(formatNumber(39921.5, 'de', 1)).toBe('39\u202f921,5');
  });

  it('says power as people do', () => {
    expect(formatPower(150_000, 'en')).toBe('150\u00a0kW');
    expect(formatPower(3680, 'de')).toBe('3,7\u00a0kW');
    expect(formatPower(1_200_000, 'en')).toBe('1.2\u00a0MW');
  });

  it('says sizes', () => {
    expect(formatBytes(8_123_456, 'en')).toBe('8.1\u00a0MB');
    expect(formatBytes(512, 'en')).toBe('512\u00a0B');
  });

  it('never writes an ambiguous date, in the zone that is asked for', () => {
    const text = formatInstant('2026-03-06T15:00:00.000Z', 'en', 'Europe/Amsterdam');
    expect(text).toContain('Mar 2026');
    expect(text).toContain('16:00');
  });

  it('says how long ago', () => {
    const now = Date.parse('2026-03-06T15:00:00Z');
    expect(formatRelative('2026-03-06T12:00:00Z', now, 'en')).toBe('3 hours ago');
    expect(formatRelative('2026-03-08T15:00:00Z', now, 'de')).toBe('übermorgen');
    expect(formatRelative('2026-03-06T14:59:40Z', now, 'en')).toBe('now');
  });
});
