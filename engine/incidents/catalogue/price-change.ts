import type { Incident } from '../incident';

/** Machines cost more. */
export const priceChange: Incident = {
  id: 'price-change',
  title: 'A higher price',
  about: 'The provider has raised the price of this type of machine. Nobody is harmed but the budget.',
  effects: ({ rng }) => [{ kind: 'price', factor: 1.3 + 0.3 * rng.next() }],
  evidence: [
    { place: 'bill', shows: 'The same hours of the same machines cost more from one day on.' },
    { place: 'metrics', shows: 'node_total_hourly_cost jumps; the number of machines does not.' },
  ],
  shows: [{ monitor: 'CostJump', withinHours: 7 }],
  remedies: [['change-machines']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
