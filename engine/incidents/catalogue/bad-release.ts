import type { Incident } from '../incident';

/** A release that fails for some requests. */
export const badRelease: Incident = {
  id: 'bad-release',
  title: 'A bad release',
  about: 'A branch that no test runs is live, and fails for a part of the requests.',
  effects: ({ rng }) => [
    {
      kind: 'release',
      failShare: 0.2 + 0.3 * rng.next(),
      slowFactor: 1,
      wrongShare: 0,
      wrongBy: 0,
      isUntracked: false,
    },
  ],
  evidence: [
    { place: 'metrics', shows: 'Errors begin with the hour of the release.' },
    { place: 'logs', shows: 'One exception, always from the same line.' },
    { place: 'repository', shows: 'That line is new.' },
  ],
  shows: [{ monitor: 'HighErrorRate', withinHours: 3 }],
  remedies: [['rollback-code']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
