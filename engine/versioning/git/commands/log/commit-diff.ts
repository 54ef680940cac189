import { type CombinedChange, type CombinedOptions, formatCombined } from '../../diff/combined-diff';
import { contentReader, type FileChange } from '../../diff/file-change';
import { detectRenames } from '../../diff/renames';
import { diffTrees } from '../../diff/tree-diff';
import type { Commit } from '../../objects/commit';
import type { ObjectId } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';
import { toByteString } from '../../text/byte-string';
import { toBytes } from '../../text/bytes';
import { quotePath } from '../../text/quote-path';
import type { Pathspecs } from '../../worktree/pathspec';
import type { DiffFormat } from '../diff/diff-options';
import { formatChanges, prepareChanges } from '../diff/format-changes';
import type { MergeDiff } from './log-options';

/** What of a commit's changes is printed, and for which files. */
export interface CommitDiffOptions {
  readonly format: DiffFormat;
  readonly merges: MergeDiff;
  readonly paths: Pathspecs | undefined;
  /** Columns taken on the left. */
  readonly indent: number;
}

/** The diff of a commit against one parent, ready to be printed. */
export interface CommitDiff {
  /** Undefined: the commit has one parent, or the diff is against all. */
  readonly from: ObjectId | undefined;
  readonly text: string;
  /** Also printed when the text is empty: the head of a combined diff. */
  readonly always: boolean;
}

const printsNothing = ({
  patch,
  raw,
  nameOnly,
  nameStatus,
  stat,
  numstat,
  shortstat,
  summary,
}: DiffFormat): boolean =>
  ![patch, raw, nameOnly, nameStatus, stat, numstat, shortstat, summary].includes(true);

function changesBetween(
  context: CommandContext,
  parent: ObjectId | undefined,
  commit: Commit,
  options: CommitDiffOptions,
): FileChange[] {
  const { objects } = context.repo;
  const before = parent === undefined ? undefined : objects.commit(parent).tree;
  const changes = diffTrees(objects, before, commit.tree);
  return options.paths === undefined || options.paths.isEmpty
    ? changes
    : changes.filter((one) => options.paths!.matches(one.newPath));
}

/** The diffs that a log shows of a commit: one, none, or for a merge one for each parent. */
export function diffsOfCommit(
  context: CommandContext,
  commit: Commit,
  options: CommitDiffOptions,
  followed?: readonly FileChange[],
): CommitDiff[] {
  if (printsNothing(options.format)) return [];
  const read = contentReader(context.repo.objects);
  const against = (parent: ObjectId | undefined): string => {
    const changes = followed ?? changesBetween(context, parent, commit, options);
    const list = { changes, read, indent: options.indent };
    return formatChanges(context, prepareChanges(list, options.format), list, options.format);
  };
  if (commit.parents.length < 2)
    return [{ from: undefined, text: against(commit.parents[0]), always: false }];
  switch (options.merges) {
    case 'off':
      return [];
    case 'first-parent':
      return [{ from: undefined, text: against(commit.parents[0]), always: false }];
    case 'separate':
      return commit.parents.map((parent) => ({ from: parent, text: against(parent), always: false }));
    default:
      return [{ from: undefined, text: combined(context, commit, options), always: true }];
  }
}

/** Whether the diffs that a log shows of a commit hold any change. */
export const hasChanges = (context: CommandContext, commit: Commit, options: CommitDiffOptions): boolean =>
  diffsOfCommit(context, commit, {
    ...options,
    format: { ...options.format, nameOnly: true, patch: false },
  }).some((diff) => diff.text !== '');

/** A merge against all its parents; statistics are against the first. */
function combined(context: CommandContext, commit: Commit, options: CommitDiffOptions): string {
  const { objects } = context.repo;
  const { format } = options;
  const read = contentReader(objects);
  const lists = commit.parents.map((parent) => {
    const changes = changesBetween(context, parent, commit, options);
    return format.renames === undefined ? changes : detectRenames(changes, read, format.renames);
  });
  const first = { changes: lists[0]!, read, indent: options.indent };
  const counts = formatChanges(context, lists[0]!, first, {
    ...format,
    patch: false,
    raw: false,
    nameOnly: false,
    nameStatus: false,
  });
  const everywhere = lists[0]!.filter((change) =>
    lists.every((list) => list.some((other) => other.newPath === change.newPath)),
  );
  const sides = (path: string) => lists.map((list) => list.find((one) => one.newPath === path)!);
  let names = '';
  if (format.nameOnly) names = everywhere.map((one) => `${quotePath(one.newPath)}\n`).join('');
  else if (format.nameStatus)
    names = everywhere
      .map(
        (one) =>
          `${sides(one.newPath)
            .map((side) => side.status)
            .join('')}\t${quotePath(one.newPath)}\n`,
      )
      .join('');
  if (!format.patch) return counts + names;
  const settings: CombinedOptions = {
    dense: options.merges === 'dense',
    context: format.context,
    abbreviate: (id) => (format.fullIndex ? id : objects.abbreviate(id)),
    read,
  };
  const patches = everywhere
    .map(
      (one): CombinedChange => ({
        path: one.newPath,
        parents: sides(one.newPath).map((side) => side.old),
        result: one.new,
        inWorktree: false,
      }),
    )
    .map((change) => formatCombined(change, settings))
    .join('');
  const before = counts + names;
  return before !== '' && everywhere.length > 0 ? `${before}\n${patches}` : before + patches;
}

/** Whether a commit changes how often a text stands in some file (`-S`), or a line that matches (`-G`). */
export function touchesText(
  context: CommandContext,
  commit: Commit,
  paths: Pathspecs | undefined,
  search: { readonly text?: string; readonly pattern?: RegExp },
): boolean {
  if (commit.parents.length > 1) return false;
  const read = contentReader(context.repo.objects);
  const { objects } = context.repo;
  const parent = commit.parents[0];
  const changes = diffTrees(
    objects,
    parent === undefined ? undefined : objects.commit(parent).tree,
    commit.tree,
  );
  return changes.some((change) => {
    if (paths !== undefined && !paths.isEmpty && !paths.matches(change.newPath)) return false;
    const before = change.old === undefined ? '' : toByteString(read(change.old, change.oldPath));
    const after = change.new === undefined ? '' : toByteString(read(change.new, change.newPath));
    if (search.text !== undefined) {
      const needle = toByteString(toBytes(search.text));
      return before.split(needle).length !== after.split(needle).length;
    }
    const lines = new Set(before.split('\n'));
    const now = new Set(after.split('\n'));
    const changed = [
      ...[...lines].filter((line) => !now.has(line)),
      ...[...now].filter((line) => !lines.has(line)),
    ];
    return changed.some((line) => search.pattern!.test(line));
  });
}
