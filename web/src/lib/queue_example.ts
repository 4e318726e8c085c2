// Five made-up incidents and the order in which given settings put them: the same sum that the server makes of real ones
// (hours past the deadline, head starts, age). Pure; only for trying out weights in front of one's eyes.
import type { QueueSettingsUpdate, QueueWeights } from '@/api/types';

const kExamples = ['sparks', 'late', 'hub', 'soon', 'noise'] as const;
type ExampleName = (typeof kExamples)[number];

interface Example {
  name: ExampleName;
  severity: 'safety' | 'critical' | 'major' | 'minor';
  age_hours: number;
  /** Below 0: so long ago. Null: without an agreement. */
  due_in_hours: number | null;
  power_out: number;
  evses: number;
  evses_up: number;
}

const kExampleFacts: Record<ExampleName, Omit<Example, 'name'>> = {
  sparks: { severity: 'safety', age_hours: 0.5, due_in_hours: 8, power_out: 22_000, evses: 2, evses_up: 1 },
  late: { severity: 'minor', age_hours: 30, due_in_hours: -3, power_out: 50_000, evses: 6, evses_up: 5 },
  hub: { severity: 'critical', age_hours: 1, due_in_hours: 12, power_out: 600_000, evses: 6, evses_up: 0 },
  soon: { severity: 'major', age_hours: 23, due_in_hours: 1, power_out: 11_000, evses: 2, evses_up: 1 },
  noise: { severity: 'minor', age_hours: 144, due_in_hours: null, power_out: 0, evses: 4, evses_up: 4 },
};

type PartName = 'safety' | 'breached' | 'time_left' | 'severity' | 'revenue' | 'alternatives' | 'age';

interface ExamplePart {
  name: PartName;
  hours: number;
}

export interface PlacedExample {
  name: ExampleName;
  score: number;
  revenue_minor_per_hour: number;
  parts: ExamplePart[];
}

function severityHours(severity: Example['severity'], weights: QueueWeights): number {
  return severity === 'safety' ? 0 : weights[`${severity}_hours`];
}

/** Minor units per hour: power × use × price. */
export function revenueAtRisk(
  power_out: number,
  settings: Pick<QueueSettingsUpdate, 'price_minor_per_kwh' | 'utilisation_percent'>,
): number {
  const { price_minor_per_kwh, utilisation_percent } = settings;
  return Math.floor((power_out * utilisation_percent * price_minor_per_kwh) / 100_000);
}

function placeOf(name: ExampleName, settings: QueueSettingsUpdate): PlacedExample {
  const { weights } = settings;
  const facts = kExampleFacts[name];
  const due_in = facts.due_in_hours ?? weights.without_sla_hours - facts.age_hours;
  const revenue_minor_per_hour = revenueAtRisk(facts.power_out, settings);
  const all: ExamplePart[] = [
    { name: 'time_left', hours: -due_in },
    { name: 'safety', hours: facts.severity === 'safety' ? weights.safety_hours : 0 },
    {
      name: 'breached',
      hours: facts.due_in_hours !== null && facts.due_in_hours < 0 ? weights.breached_hours : 0,
    },
    { name: 'severity', hours: severityHours(facts.severity, weights) },
    { name: 'revenue', hours: (weights.revenue_hours_per_10 * revenue_minor_per_hour) / 1000 },
    { name: 'alternatives', hours: weights.no_alternative_hours * (1 - facts.evses_up / facts.evses) },
    { name: 'age', hours: weights.age_factor * facts.age_hours },
  ];
  const parts = all.filter(({ hours }) => hours !== 0);
  return { name, revenue_minor_per_hour, parts, score: parts.reduce((sum, { hours }) => sum + hours, 0) };
}

/** First things first. */
export function orderExamples(settings: QueueSettingsUpdate): PlacedExample[] {
  return kExamples.map((name) => placeOf(name, settings)).sort((left, right) => right.score - left.score);
}
