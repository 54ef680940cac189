import { mainCategory } from '../columns';
import type { Incident } from '../incident';

/** Rows of a category that no model has seen. */
export const missingCategory: Incident = {
  id: 'missing-category',
  title: 'A category that is new',
  about: 'Many rows come with a category that did not exist when the model was trained.',
  effects: ({ feed, rng }) => {
    const { name } = mainCategory(feed);
    return [
      {
        kind: 'rows',
        condition: {
          id: `missing-category/${name}`,
          column: name,
          change: { kind: 'new-category', name: 'Annexed_2026' },
        },
        share: 0.35 + 0.1 * rng.next(),
        mendedBy: 'upstream',
      },
    ];
  },
  evidence: [
    { place: 'rows', shows: 'A value of the column that is in no row of the training data.' },
    { place: 'logs', shows: '“unknown category” in the reasons of refusals.' },
  ],
  shows: [
    { monitor: 'RowsRefused', withinHours: 8 },
    { monitor: 'ExpectationFailed', withinHours: 36 },
  ],
  remedies: [['contact-upstream'], ['switch-off-feature']],
  resolvedWhen: 'contained',
  harmsAfterHours: 1,
  source: { type: 'upstream', change: 'new-category' },
};
