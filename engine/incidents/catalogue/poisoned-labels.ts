import type { Incident } from '../incident';

/** Labels that are wrong are learnt from. */
export const poisonedLabels: Incident = {
  id: 'poisoned-labels',
  title: 'Poisoned labels',
  about:
    'A delivery has overwritten part of the labels of three months with wrong ones, and the training of the night has learnt them.',
  effects: ({ feed, rng }) => [
    {
      kind: 'labels',
      share: 0.4 + 0.1 * rng.next(),
      factor: feed.task === 'regression' ? 10 : 1,
      days: 90,
    },
  ],
  evidence: [
    { place: 'rows', shows: 'Labels of the last months are ten times what they were, for some rows.' },
    {
      place: 'registry',
      shows: 'The model that is live was trained after the delivery; its error on new labels looks good.',
    },
  ],
  shows: [{ monitor: 'ExpectationFailed', withinHours: 36 }],
  remedies: [
    ['rollback-data', 'retrain'],
    ['rollback-data', 'rollback-model'],
    ['rollback-model', 'rollback-data'],
  ],
  eases: ['rollback-model'],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
