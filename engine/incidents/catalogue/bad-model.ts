import type { Incident } from '../incident';

/** A model that was made live by hand. */
export const badModel: Incident = {
  id: 'bad-model',
  title: 'A model from a notebook',
  about:
    'A model that was trained on a sample, to try something out, was made live in place of another file.',
  effects: () => [{ kind: 'model', rows: 30 }],
  evidence: [
    { place: 'registry', shows: 'The version that is live has no run, and thirty rows of training data.' },
    { place: 'metrics', shows: 'Estimates are spread otherwise than before; nothing fails.' },
  ],
  shows: [{ monitor: 'ModelChanged', withinHours: 2 }],
  remedies: [['rollback-model'], ['retrain']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
