/** The ten bad kinds of commits of the team of lesson 2.6. */
export const BAD_COMMITS = [
  'syntax',
  'leak',
  'slice',
  'schema',
  'slow',
  'secret',
  'untested',
  'random',
  'size',
  'units',
] as const;

/** The five good kinds. */
export const GOOD_COMMITS = ['refactor', 'feature', 'refresh', 'dependency', 'docs'] as const;

export const COMMIT_KINDS = [...BAD_COMMITS, ...GOOD_COMMITS] as const;

export type BadCommit = (typeof BAD_COMMITS)[number];
export type CommitKind = (typeof COMMIT_KINDS)[number];

/** Whether a kind is one of the bad ones. */
export const isBad = (kind: CommitKind): kind is BadCommit =>
  (BAD_COMMITS as readonly CommitKind[]).includes(kind);
