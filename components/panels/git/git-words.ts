import type { RefLabel } from '@/engine/versioning/git/views/ref-labels';

const WHEN = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** A moment of the lab, in its zone (UTC), as `git log` has it. @param ms milliseconds since the epoch. */
export const whenText = (ms: number): string => WHEN.format(ms);

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The day of a moment, short. @param ms milliseconds since the epoch. */
export const dayText = (ms: number): string => DAY.format(ms);

/** `1 file`, `3 files`. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

const STATUS: Readonly<Record<string, string>> = {
  A: 'added',
  M: 'modified',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'another kind of file',
  U: 'in conflict',
  '?': 'new, not known to git',
};

/** A letter of `git status` in a word. */
export const statusWord = (letter: string): string => STATUS[letter] ?? letter;

/** The colour of a letter of `git status`. */
export function statusTone(letter: string): string {
  if (letter === 'A' || letter === '?') return 'text-passed';
  if (letter === 'D' || letter === 'U') return 'text-failed';
  return 'text-adhoc';
}

const KINDS: Readonly<Record<RefLabel['kind'], string>> = {
  head: 'detached HEAD',
  branch: 'branch',
  remote: 'remote branch',
  tag: 'tag',
  stash: 'stash',
};

/** What a name is, in words for those who do not see its shape. */
export const labelWords = ({ kind, isCurrent }: RefLabel): string =>
  kind === 'branch' && isCurrent ? 'HEAD, branch' : KINDS[kind];
