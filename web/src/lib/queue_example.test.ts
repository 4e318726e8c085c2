// The example of the queue's settings makes the same sum as the server.
import { describe, expect, it } from 'vitest';
import type { QueueSettingsUpdate } from '@/api/types';
import { orderExamples, revenueAtRisk } from './queue_example';

const kUsual: QueueSettingsUpdate = {
  weights: {
    safety_hours: 8760,
    breached_hours: 168,
    critical_hours: 24,
    major_hours: 4,
    minor_hours: 0,
    revenue_hours_per_10: 2,
    no_alternative_hours: 12,
    age_factor: 0.1,
    without_sla_hours: 168,
  },
  currency: 'EUR',
  price_minor_per_kwh: 59,
  utilisation_percent: 12,
  reopen_window_hours: 72,
  opens_from_status: true,
};

function order(
  weights: Partial<QueueSettingsUpdate['weights']> = {},
  more: Partial<QueueSettingsUpdate> = {},
) {
  return orderExamples({ ...kUsual, ...more, weights: { ...kUsual.weights, ...weights } });
}

const names = (...given: Parameters<typeof order>) => order(...given).map(({ name }) => name);

describe('example of the queue', () => {
  it('OPS-03 puts safety first, then what is breached, then what hurts most', () => {
    expect(names()).toEqual(['sparks', 'late', 'hub', 'soon', 'noise']);
  });

  it('OPS-03 computes revenue at risk from power, use and price', () => {
    expect(revenueAtRisk(600_000, kUsual)).toBe(4248);
    expect(revenueAtRisk(0, kUsual)).toBe(0);
  });

  it('OPS-03 the score is the sum of the parts that are shown', () => {
    const hub = order().find(({ name }) => name === 'hub');
    // 12 h to go, critical, € 42.48 an hour, nothing else up, an hour old.
    expect(hub?.score).toBeCloseTo(-12 + 24 + 2 * 4.248 + 12 + 0.1, 6);
    expect(hub?.parts.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(hub?.score ?? 0, 9);
  });

  it('OPS-03 a weight of 0 switches a reason off', () => {
    const parts = order({ safety_hours: 0, breached_hours: 0, age_factor: 0 }).flatMap((one) => one.parts);
    expect(parts.map(({ name }) => name)).not.toContain('safety');
    expect(parts.map(({ name }) => name)).not.toContain('breached');
    expect(parts.map(({ name }) => name)).not.toContain('age');
  });

  it('OPS-03 goes by deadline alone when nothing else counts', () => {
    const none = {
      safety_hours: 0,
      breached_hours: 0,
      critical_hours: 0,
      major_hours: 0,
      revenue_hours_per_10: 0,
      no_alternative_hours: 0,
      age_factor: 0,
    };
    expect(names(none)).toEqual(['late', 'soon', 'sparks', 'hub', 'noise']);
  });

  it('OPS-03 a higher price moves the site that loses most ahead', () => {
    expect(names({}, { price_minor_per_kwh: 2000, utilisation_percent: 40 }).indexOf('hub')).toBe(1);
  });
});
