import { type CombinedOptions, formatCombined } from '../../diff/combined-diff';
import { changeOf, contentReader, type FileChange } from '../../diff/file-change';
import { diffTrees } from '../../diff/tree-diff';
import { refuseAmbiguous, splitRevisionsAndPaths } from '../../history/arguments';
import { mergeBases } from '../../history/merge-base';
import { peel, resolveRevision } from '../../history/revision';
import { MODE } from '../../objects/tree';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { choice, flag, parseArguments } from '../../program/options';
import { Pathspecs } from '../../worktree/pathspec';
import { indexToWorktree, treeToIndex, treeToWorktree } from './compare-states';
import { DIFF_LACKING, DIFF_SPECS, type DiffFormat, readDiffFormat } from './diff-options';
import { type ChangeList, formatChanges, prepareChanges } from './format-changes';

const GRAMMAR = {
  command: 'diff',
  usage: 'diff [<options>] [<commit>] [--] [<path>...]',
  specs: {
    ...DIFF_SPECS,
    cached: flag('cached', 'staged'),
    quiet: flag('q', 'quiet'),
    mergeBase: flag('merge-base'),
    stage: choice({ base: 'base', ours: 'ours', theirs: 'theirs', '1': 'base', '2': 'ours', '3': 'theirs' }),
    combined: choice({ c: 'combined', cc: 'dense' }),
  },
  lacking: [...DIFF_LACKING, '--no-index', '-0', '--diff-merges', '-m', '--follow'],
};

const STAGES = { base: 1, ours: 2, theirs: 3 } as const;

interface ComparedWith {
  readonly cached: boolean;
  readonly mergeBase: boolean;
  /** The version of a path in conflict that is compared with the file; undefined: ours and theirs at once. */
  readonly stage: 1 | 2 | 3 | undefined;
}

/** `git diff`. */
export const diffCommand: GitCommand = {
  name: 'diff',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const renames = context.config.get('diff.renames') !== 'false';
    const format = readDiffFormat(options, 'patch', renames);
    const isRevision = (text: string) =>
      /\.\./.test(text)
        ? rangeEnds(context, text) !== undefined
        : resolveRevision(context.repo, text, context.revisions) !== undefined;
    const split = splitRevisionsAndPaths(context, operands, paths, isRevision);
    const specs = Pathspecs.parse(split.paths, context.prefix, context.repo.worktree?.root ?? '/');
    const stage = options.stage === undefined ? undefined : STAGES[options.stage];
    const list = changesFor(context, split.revisions, {
      stage,
      cached: options.cached === true,
      mergeBase: options.mergeBase === true,
    });
    const wanted = list.changes.filter((one) => specs.matches(one.newPath));
    const conflicts =
      list.unmergedPatches && format.patch
        ? conflictPatches(context, specs, format)
        : new Map<string, string>();
    const own = wanted.filter((one) => !conflicts.has(one.newPath));
    const changes = prepareChanges({ ...list, changes: own }, format);
    // A conflict that is shown against both sides is no difference to git's exit code.
    const found = changes.length > 0 || (options.quiet === true && conflicts.size > 0);
    if (options.quiet === true) return found ? 1 : 0;
    if (conflicts.size === 0) context.write(formatChanges(context, changes, list, format));
    else context.write(withConflicts(context, changes, conflicts, list, format));
    return options.exitCode === true && found ? 1 : 0;
  },
};

interface DiffList extends ChangeList {
  /** Paths in conflict are shown against both sides. */
  readonly unmergedPatches?: boolean;
}

/** The two ends of `A..B` or `A...B` as object ids; undefined: it is no range. */
function rangeEnds(context: CommandContext, text: string): readonly [string, string] | undefined {
  const match = /^(.*?)(\.\.\.?)(.*)$/s.exec(text);
  if (match === null) return undefined;
  const end = (name: string) => resolveRevision(context.repo, name === '' ? 'HEAD' : name, context.revisions);
  const left = end(match[1]!);
  if (left === undefined) return undefined;
  const right = end(match[3]!);
  if (right === undefined) return undefined;
  if (match[2] === '..') return [left, right];
  return [commonBase(context, left, right, text), right];
}

function commonBase(context: CommandContext, left: string, right: string, text: string): string {
  const { repo } = context;
  const [a, b] = [peel(repo, left, 'commit'), peel(repo, right, 'commit')];
  const base = a === undefined || b === undefined ? undefined : mergeBases(repo.objects, a, [b])[0];
  return base ?? die(`${text}: no merge base`);
}

function changesFor(
  context: CommandContext,
  revisions: readonly string[],
  { cached, mergeBase, stage }: ComparedWith,
): DiffList {
  const { repo } = context;
  const read = contentReader(repo.objects, repo.worktree);
  const ids = revisions.flatMap(
    (text) => rangeEnds(context, text) ?? resolveRevision(repo, text, context.revisions)!,
  );
  if (ids.length > 2) die('a diff of more than two revisions is not available in the lab', 129);
  const headId = repo.refs.head().id;
  const treeOf = (id: string) => peel(repo, id, 'tree');
  if (ids.length === 2) {
    const [left, right] = mergeBase
      ? [commonBase(context, ids[0]!, ids[1]!, revisions.join('...')), ids[1]!]
      : ids;
    const [before, after] = [treeOf(left!), treeOf(right!)];
    if (before !== undefined && after !== undefined)
      return { changes: diffTrees(repo.objects, before, after), read };
    return { changes: blobChange(context, revisions, left!, right!), read };
  }
  const { worktree } = context;
  const index = repo.readIndex();
  if (ids.length === 0 && !cached)
    return {
      changes: indexToWorktree(index, worktree, stage),
      read,
      newInWorktree: true,
      unmergedPatches: stage === undefined,
    };
  let id = ids[0] ?? headId;
  if (mergeBase && id !== undefined) id = commonBase(context, id, headId ?? die('HEAD'), revisions[0]!);
  const tree = id === undefined ? undefined : treeOf(id);
  if (id !== undefined && tree === undefined)
    die('a diff of a blob with a file is not available in the lab', 129);
  if (cached) return { changes: treeToIndex(repo, tree, index), read };
  return { changes: treeToWorktree(repo, tree!, index, worktree), read, newInWorktree: true };
}

/** Two blobs named by themselves: `git diff HEAD~1:a.txt HEAD:a.txt`. */
function blobChange(
  context: CommandContext,
  revisions: readonly string[],
  left: string,
  right: string,
): FileChange[] {
  const { objects } = context.repo;
  if (objects.typeOf(left) !== 'blob' || objects.typeOf(right) !== 'blob') refuseAmbiguous(revisions[0]!);
  const pathOf = (text: string, id: string) => (text.includes(':') ? text.slice(text.indexOf(':') + 1) : id);
  const change = changeOf(
    pathOf(revisions[1] ?? '', right),
    { mode: MODE.file, id: left },
    { mode: MODE.file, id: right },
  );
  if (change === undefined) return [];
  return [{ ...change, oldPath: pathOf(revisions[0] ?? '', left) }];
}

/** The patches of paths in conflict: the file against our and their version. */
function conflictPatches(context: CommandContext, specs: Pathspecs, format: DiffFormat): Map<string, string> {
  const { repo, worktree } = context;
  const index = repo.readIndex();
  const patches = new Map<string, string>();
  const options: CombinedOptions = {
    dense: true,
    context: format.context,
    abbreviate: (id) => repo.objects.abbreviate(id),
    read: (entry, path) => (repo.objects.has(entry.id) ? repo.objects.blob(entry.id) : worktree.bytes(path)),
  };
  for (const path of index.unmergedPaths()) {
    if (!specs.matches(path)) continue;
    const stages = index.stages(path)!;
    if (stages[2] === undefined || stages[3] === undefined) continue;
    const change = { path, parents: [stages[2], stages[3]], result: worktree.entry(path), inWorktree: true };
    patches.set(path, formatCombined(change, options));
  }
  return patches;
}

/** Patches of plain changes and of conflicts, in the order of their paths. */
function withConflicts(
  context: CommandContext,
  changes: readonly FileChange[],
  conflicts: ReadonlyMap<string, string>,
  list: ChangeList,
  format: DiffFormat,
): string {
  const plain = formatChanges(context, changes, list, format);
  return [...conflicts.values()].join('') + plain;
}
