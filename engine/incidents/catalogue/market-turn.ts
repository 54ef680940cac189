import type { Incident } from '../incident';

/** Prices go another way than they went while the model learnt. */
export const marketTurn: Incident = {
  id: 'market-turn',
  title: 'The market turns',
  about: 'Prices fall within two weeks. The rows look as they did; what is true of them is another thing.',
  effects: ({ rng }) => [{ kind: 'market', level: -0.2 - 0.05 * rng.next(), overHours: 336 }],
  evidence: [
    { place: 'metrics', shows: 'Once labels come, estimates are too high by the same share everywhere.' },
    { place: 'rows', shows: 'Nothing: the features are distributed as before.' },
  ],
  shows: [{ monitor: 'EstimatesBiased', withinHours: 1080 }],
  remedies: [['retrain']],
  resolvedWhen: 'contained',
  harmsAfterHours: 1080,
  tasks: ['regression'],
};
