import type { CommandContext } from '../program/context';
import { quotePath } from '../text/quote-path';
import { detachedFrom, type Operations, readOperations } from './operation';
import { operationLines } from './operation-text';
import { relativePath } from './relative-path';
import type { ChangedPath, StatusLetter, UnmergedPath, WorktreeStatus } from './status';
import { trackingLines, trackingOf } from './tracking';

/** How the long status is told. */
export interface LongStatusOptions {
  /** For a commit: `Initial commit` in place of `No commits yet`, and what stands last. */
  readonly forCommit?: boolean;
  /** HEAD~1 in place of HEAD: what an amend would make. */
  readonly amend?: boolean;
  /** There is nothing to compare with: the branch has no commit, or its first is being amended. */
  readonly isInitial?: boolean;
  /** What is left out: untracked files. */
  readonly untracked: 'no' | 'normal' | 'all';
  readonly showIgnored?: boolean;
  /** The patches of `--verbose`, which stand before the last line. */
  readonly patches?: string;
}

const LABELS: Readonly<Record<StatusLetter, string>> = {
  ' ': '',
  A: 'new file:',
  M: 'modified:',
  D: 'deleted:',
  R: 'renamed:',
  T: 'typechange:',
};

const UNMERGED_LABELS = [
  '',
  'both deleted:',
  'added by us:',
  'deleted by them:',
  'added by them:',
  'deleted by us:',
  'both added:',
  'both modified:',
];

/** Whether a commit made now would hold something new. */
export const isCommittable = (status: WorktreeStatus, operations: Operations): boolean =>
  status.changed.some((one) => one.staged !== ' ') || (operations.merge && status.unmerged.length === 0);

/** The text of `git status`, ready to be printed. */
export function longStatus(
  context: CommandContext,
  status: WorktreeStatus,
  options: LongStatusOptions,
): string {
  const { repo } = context;
  const operations = readOperations(repo);
  const hints = context.config.boolean('advice.statushints', true);
  const isInitial = options.isInitial ?? repo.refs.head().id === undefined;
  const show = (path: string) => quotePath(relativePath(context, path));
  const lines = [...headLines(context, operations, hints, isInitial)];
  lines.push(...operationLines(context, status, operations, hints, options.amend === true));
  if (isInitial) lines.push('', options.forCommit === true ? 'Initial commit' : 'No commits yet', '');
  const inMerge = operations.merge || operations.cherryPick != null;
  const unstageHint = inMerge
    ? []
    : isInitial
      ? ['  (use "git rm --cached <file>..." to unstage)']
      : [`  (use "git restore ${options.amend ? '--source=HEAD^1 ' : ''}--staged <file>..." to unstage)`];
  const section = (title: string, hintLines: readonly string[], entries: readonly string[]) => {
    if (entries.length > 0) lines.push(title, ...(hints ? hintLines : []), ...entries, '');
  };
  section(
    'Changes to be committed:',
    unstageHint,
    status.changed.filter((one) => one.staged !== ' ').map((one) => changeLine(one, one.staged, show)),
  );
  section(
    'Unmerged paths:',
    [...unstageHint, unmergedHint(status.unmerged)],
    status.unmerged.map((one) => `\t${UNMERGED_LABELS[one.mask]!.padEnd(17)}${show(one.path)}`),
  );
  const unstaged = status.changed.filter((one) => one.unstaged !== ' ');
  section(
    'Changes not staged for commit:',
    [
      `  (use "git add${unstaged.some((one) => one.unstaged === 'D') ? '/rm' : ''} <file>..." to update what will be committed)`,
      '  (use "git restore <file>..." to discard changes in working directory)',
    ],
    unstaged.map((one) => changeLine(one, one.unstaged, show)),
  );
  const committable = isCommittable(status, operations);
  if (options.untracked !== 'no')
    section(
      'Untracked files:',
      ['  (use "git add <file>..." to include in what will be committed)'],
      status.untracked.map((path) => `\t${show(path)}`),
    );
  if (options.showIgnored === true)
    section(
      'Ignored files:',
      ['  (use "git add -f <file>..." to include in what will be committed)'],
      status.ignored.map((path) => `\t${show(path)}`),
    );
  if (options.untracked === 'no' && committable)
    lines.push(`Untracked files not listed${hints ? ' (use -u option to show untracked files)' : ''}`);
  const text = lines.map((line) => `${line}\n`).join('') + (options.patches ?? '');
  return committable ? text : `${text}${lastLine(status, options, hints, isInitial)}\n`;
}

function headLines(
  context: CommandContext,
  operations: Operations,
  hints: boolean,
  isInitial: boolean,
): string[] {
  const { repo } = context;
  const { ref } = repo.refs.head();
  if (ref === undefined) {
    if (operations.rebase !== undefined)
      return [`interactive rebase in progress; onto ${operations.rebase.onto}`];
    const from = detachedFrom(repo);
    if (from === undefined) return ['Not currently on any branch.'];
    return [`HEAD detached ${from.still ? 'at' : 'from'} ${from.name}`];
  }
  const branch = ref.replace('refs/heads/', '');
  const lines = [`On branch ${branch}`];
  const tracking = isInitial ? undefined : trackingOf(repo, branch);
  return tracking === undefined ? lines : [...lines, ...trackingLines(tracking, hints), ''];
}

function changeLine(one: ChangedPath, letter: StatusLetter, show: (path: string) => string): string {
  const name =
    letter === 'R' && one.renamedFrom !== undefined
      ? `${show(one.renamedFrom)} -> ${show(one.path)}`
      : show(one.path);
  return `\t${LABELS[letter].padEnd(12)}${name}`;
}

function unmergedHint(unmerged: readonly UnmergedPath[]): string {
  const bothDeleted = unmerged.some((one) => one.mask === 1);
  const deletedAndModified = unmerged.some((one) => one.mask === 3 || one.mask === 5);
  const others = unmerged.some((one) => ![1, 3, 5].includes(one.mask));
  if (!bothDeleted && !deletedAndModified) return '  (use "git add <file>..." to mark resolution)';
  if (bothDeleted && !deletedAndModified && !others) return '  (use "git rm <file>..." to mark resolution)';
  return '  (use "git add/rm <file>..." as appropriate to mark resolution)';
}

function lastLine(
  status: WorktreeStatus,
  options: LongStatusOptions,
  hints: boolean,
  isInitial: boolean,
): string {
  const withHint = (text: string, hint: string) => (hints ? `${text} (${hint})` : text);
  if (options.amend === true) return 'No changes';
  if (status.unmerged.length > 0 || status.changed.some((one) => one.unstaged !== ' '))
    return withHint('no changes added to commit', 'use "git add" and/or "git commit -a"');
  if (status.untracked.length > 0 && options.untracked !== 'no')
    return withHint('nothing added to commit but untracked files present', 'use "git add" to track');
  if (isInitial) return withHint('nothing to commit', 'create/copy files and use "git add" to track');
  if (options.untracked === 'no') return withHint('nothing to commit', 'use -u to show untracked files');
  return 'nothing to commit, working tree clean';
}
