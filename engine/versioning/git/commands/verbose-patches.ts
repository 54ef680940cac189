import { contentReader, type FileChange } from '../diff/file-change';
import { formatPatch } from '../diff/patch';
import { detectRenames } from '../diff/renames';
import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import type { Index } from '../staging/index-file';
import { indexToWorktree, treeToIndex } from './diff/compare-states';

/**
 * What `--verbose` of status and commit shows: what is staged as patches; given twice, what is not staged too.
 * @param against.tree what the index is compared with; undefined: nothing.
 */
export function verbosePatches(
  context: CommandContext,
  verbosity: number,
  against: { readonly tree: ObjectId | undefined; readonly index: Index },
): string {
  if (verbosity === 0) return '';
  const { repo, worktree } = context;
  const read = contentReader(repo.objects, worktree);
  const patches = (changes: readonly FileChange[], prefixes: readonly [string, string] = ['a/', 'b/']) =>
    detectRenames(changes, read, {})
      .map((change) =>
        formatPatch(change, read, { abbreviate: (id) => repo.objects.abbreviate(id), context: 3, prefixes }),
      )
      .join('');
  const staged = treeToIndex(repo, against.tree, against.index);
  if (verbosity === 1) return patches(staged);
  const unstaged = indexToWorktree(against.index, worktree);
  const first = `${staged.length > 0 ? 'Changes to be committed:\n' : ''}${patches(staged, ['c/', 'i/'])}`;
  if (unstaged.length === 0) return first;
  return `${first}${'-'.repeat(50)}\nChanges not staged for commit:\n${patches(unstaged, ['i/', 'w/'])}`;
}
