import type { Incident } from '../incident';

/** A colleague has mended something in production, by hand. */
export const hotfix: Incident = {
  id: 'hotfix',
  title: 'A hotfix by hand',
  about:
    'A colleague mended something on the running service late at night. It is in no commit, and wrong for some requests.',
  effects: () => [
    { kind: 'release', failShare: 0.01, slowFactor: 1, wrongShare: 0.15, wrongBy: 0.4, isUntracked: true },
  ],
  evidence: [
    { place: 'cluster', shows: 'The image that runs is not the one that the repository names.' },
    { place: 'repository', shows: 'Nothing.' },
  ],
  shows: [{ monitor: 'OutOfSync', withinHours: 1 }],
  remedies: [['rollback-code']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
