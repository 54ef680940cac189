import type { Release } from '../../../operations/release/releases-file';

/** What people notice by themselves, in seconds after a release: an assumption, and said with the figures. */
export const NOTICED = {
  /** Errors and slowness: those who are harmed ring up, and somebody finds out why. */
  loud: 15 * 60,
  /** A wrong answer looks like any other; the list of the day looks odd, and somebody asks. */
  silent: 60 * 60,
} as const;

/** When somebody puts the version before out again; null: there is nothing to undo. */
export const undoneAfter = ({ kind, isBad }: Pick<Release, 'kind' | 'isBad'>): number | null =>
  isBad ? (kind === 'wrong' ? NOTICED.silent : NOTICED.loud) : null;

/** What people said of a kind of release, for the log of a lane. */
export const TROUBLE: Readonly<Record<Release['kind'], string | undefined>> = {
  down: 'never comes up',
  fails: 'fails for many',
  rare: 'fails for few',
  slow: 'slow for many',
  wrong: 'wrong answers',
  same: undefined,
  retrained: undefined,
  late: 'takes long to start',
};
