import { contentReader, diffFiles, type FileChange } from '../diff/file-change';
import { formatPatch } from '../diff/patch';
import { detectRenames, percentOf } from '../diff/renames';
import { countChanges, formatStat } from '../diff/stat';
import type { CommandContext } from '../program/context';
import { filesOfTree } from '../staging/trees';
import { compareBytes } from '../text/compare';
import { quotePath } from '../text/quote-path';
import type { StashEntry } from './stash-entry';

/** How much of a stash is shown. */
export interface ShowOptions {
  readonly formats: readonly ('stat' | 'patch' | 'name-only' | 'name-status')[];
  /** `with`: also the untracked files; `only`: nothing else. */
  readonly untracked: 'without' | 'with' | 'only';
}

/** What a stash would change against the commit it was made on. */
function changesOf(
  { repo }: CommandContext,
  stash: StashEntry,
  untracked: ShowOptions['untracked'],
): FileChange[] {
  const { objects } = repo;
  const changes =
    untracked === 'only'
      ? []
      : diffFiles(filesOfTree(objects, stash.base.tree), filesOfTree(objects, stash.commit.tree));
  if (untracked !== 'without' && stash.untracked !== undefined)
    changes.push(...diffFiles(new Map(), filesOfTree(objects, stash.untracked.tree)));
  changes.sort((a, b) => compareBytes(a.newPath, b.newPath));
  return detectRenames(changes, contentReader(objects));
}

/** The text of `git stash show`. */
export function showStash(context: CommandContext, stash: StashEntry, options: ShowOptions): string {
  const { objects } = context.repo;
  const read = contentReader(objects);
  const changes = changesOf(context, stash, options.untracked);
  const parts = options.formats.map((format) => {
    switch (format) {
      case 'stat':
        return formatStat(countChanges(changes, read));
      case 'name-only':
        return changes.map((change) => `${quotePath(change.newPath)}\n`).join('');
      case 'name-status':
        return changes.map(statusLine).join('');
      default:
        return changes
          .map((change) => formatPatch(change, read, { abbreviate: (id) => objects.abbreviate(id) }))
          .join('');
    }
  });
  return parts.filter((part) => part !== '').join('\n');
}

function statusLine({ status, score, oldPath, newPath }: FileChange): string {
  if (status !== 'R' && status !== 'C') return `${status}\t${quotePath(newPath)}\n`;
  const percent = String(percentOf(score)).padStart(3, '0');
  return `${status}${percent}\t${quotePath(oldPath)}\t${quotePath(newPath)}\n`;
}
