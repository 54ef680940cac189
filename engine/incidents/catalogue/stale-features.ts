import { mainNumber } from '../columns';
import type { Incident } from '../incident';

/** The store of features stands still: rows get the features of others. */
export const staleFeatures: Incident = {
  id: 'stale-features',
  title: 'Stale features',
  about:
    'The job that computes features has died after an upgrade. Rows are served with values of rows that came before them.',
  effects: ({ feed }) => {
    const { name } = mainNumber(feed);
    return [
      {
        kind: 'rows',
        condition: { id: `stale-features/${name}`, column: name, change: { kind: 'lagged', rows: 7 } },
        share: 1,
        mendedBy: 'feature-job',
      },
    ];
  },
  evidence: [
    { place: 'metrics', shows: 'The last success of the job of features is hours ago.' },
    { place: 'rows', shows: 'Values are plausible, and are those of other rows.' },
  ],
  shows: [{ monitor: 'FeaturesStale', withinHours: 10 }],
  remedies: [['rerun-features'], ['switch-off-feature']],
  resolvedWhen: 'contained',
  harmsAfterHours: 1,
};
