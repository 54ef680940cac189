/** What can be wrong with a commit: each is noticed by another check. */
export const BAD_KINDS = {
  syntax: 'a syntax error',
  leak: 'a leak',
  slice: 'a group made worse, hidden in the mean',
  schema: 'a broken schema',
  slow: 'a predict that is 20 × slower',
  secret: 'a secret',
  untested: 'an untested branch',
  random: 'a training that never comes out the same',
  size: 'a model above the limit',
  units: 'a unit mix-up',
} as const;

/** What a good commit does. */
export const GOOD_KINDS = {
  refactor: 'a refactoring',
  feature: 'a feature that helps',
  refresh: 'newer data',
  dependency: 'a dependency brought up to date',
  docs: 'documentation or a parameter',
} as const;

export type BadKind = keyof typeof BAD_KINDS;
export type GoodKind = keyof typeof GOOD_KINDS;
