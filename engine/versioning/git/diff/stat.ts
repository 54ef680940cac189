import { modeText } from '../objects/tree';
import { splitLines, toByteString } from '../text/byte-string';
import { isBinary } from '../text/bytes';
import { displayWidth } from '../text/display-width';
import { quotePath } from '../text/quote-path';
import type { ContentReader, FileChange } from './file-change';
import { diffLines, type LineDiffOptions } from './line-diff';
import { percentOf } from './renames';

/** How much of one file changed: lines, or bytes when it is binary. */
export interface FileStatistic {
  readonly change: FileChange;
  readonly added: number;
  readonly deleted: number;
  readonly binary: boolean;
}

/** Counts the changed lines of each file; of a binary file, its size after and before. */
export function countChanges(
  changes: readonly FileChange[],
  read: ContentReader,
  options: LineDiffOptions = {},
): FileStatistic[] {
  return changes.map((change) => {
    if (change.status === 'U') return { change, added: 0, deleted: 0, binary: false };
    const before = change.old === undefined ? new Uint8Array(0) : read(change.old, change.oldPath);
    const after = change.new === undefined ? new Uint8Array(0) : read(change.new, change.newPath);
    const same = change.old !== undefined && change.old.id === change.new?.id;
    if (isBinary(before) || isBinary(after))
      return { change, added: same ? 0 : after.length, deleted: same ? 0 : before.length, binary: true };
    if (same) return { change, added: 0, deleted: 0, binary: false };
    const a = splitLines(toByteString(before));
    const b = splitLines(toByteString(after));
    let added = 0;
    let deleted = 0;
    for (const one of diffLines(a, b, { ...options, indentHeuristic: true })) {
      added += one.countB;
      deleted += one.countA;
    }
    return { change, added, deleted, binary: false };
  });
}

/** `dir/{old => new}/file`, or `old => new` where nothing is common. */
export function renameText(oldPath: string, newPath: string): string {
  if (quotePath(oldPath) !== oldPath || quotePath(newPath) !== newPath)
    return `${quotePath(oldPath)} => ${quotePath(newPath)}`;
  let head = 0;
  for (let i = 0; i < Math.min(oldPath.length, newPath.length) && oldPath[i] === newPath[i]; i++)
    if (oldPath[i] === '/') head = i + 1;
  let tail = 0;
  const least = head > 0 ? head - 1 : 0;
  for (
    let i = 1;
    oldPath.length - i >= least && newPath.length - i >= least && oldPath.at(-i) === newPath.at(-i);
    i++
  )
    if (oldPath.at(-i) === '/') tail = i;
  if (head === 0 && tail === 0) return `${oldPath} => ${newPath}`;
  const middle = (path: string) => path.slice(head, Math.max(head, path.length - tail));
  const end = tail === 0 ? '' : oldPath.slice(oldPath.length - tail);
  return `${oldPath.slice(0, head)}{${middle(oldPath)} => ${middle(newPath)}}${end}`;
}

const nameOf = ({ status, oldPath, newPath }: FileChange): string =>
  status === 'R' || status === 'C' ? renameText(oldPath, newPath) : quotePath(newPath);

const scale = (n: number, width: number, most: number): number =>
  n === 0 ? 0 : 1 + Math.floor((n * (width - 1)) / most);

/** ` 2 files changed, 1 insertion(+), 3 deletions(-)` with its line end. */
export function shortStat(statistics: readonly FileStatistic[]): string {
  const files = statistics.filter((one) => one.change.status !== 'U').length;
  let insertions = 0;
  let deletions = 0;
  for (const one of statistics) {
    if (one.binary) continue;
    insertions += one.added;
    deletions += one.deleted;
  }
  const parts = [` ${files} file${files === 1 ? '' : 's'} changed`];
  if (insertions > 0 || deletions === 0)
    parts.push(`${insertions} insertion${insertions === 1 ? '' : 's'}(+)`);
  if (deletions > 0 || insertions === 0) parts.push(`${deletions} deletion${deletions === 1 ? '' : 's'}(-)`);
  return files === 0 ? ' 0 files changed\n' : `${parts.join(', ')}\n`;
}

export interface StatOptions {
  /** Columns in all; 80 unless set. */
  readonly width?: number;
  /** Columns for names at most. */
  readonly nameWidth?: number;
  /** Files shown at most; `...` stands for the rest. */
  readonly count?: number;
}

/** The table of `--stat` with its last line; '' when nothing changed. The columns are shared out as git does. */
export function formatStat(statistics: readonly FileStatistic[], options: StatOptions = {}): string {
  if (statistics.length === 0) return '';
  const shown = options.count === undefined ? statistics : statistics.slice(0, options.count);
  const names = shown.map((one) => nameOf(one.change));
  let longest = 0;
  let most = 0;
  let numberWidth = 0;
  let binaryWidth = 0;
  shown.forEach((one, i) => {
    longest = Math.max(longest, displayWidth(names[i]!));
    if (one.change.status === 'U') binaryWidth = Math.max(binaryWidth, 8);
    else if (one.binary) {
      binaryWidth = Math.max(binaryWidth, 14 + String(one.added).length + String(one.deleted).length);
      numberWidth = 3;
    } else most = Math.max(most, one.added + one.deleted);
  });
  numberWidth = Math.max(numberWidth, String(most).length);
  const width = Math.max(options.width ?? 80, 16 + 6 + numberWidth);
  let graphWidth = most + 4 > binaryWidth ? most : binaryWidth - 4;
  let nameWidth = options.nameWidth ? Math.min(options.nameWidth, longest) : longest;
  if (nameWidth + numberWidth + 6 + graphWidth > width) {
    const share = Math.floor((width * 3) / 8) - numberWidth - 6;
    if (graphWidth > share) graphWidth = Math.max(share, 6);
    if (nameWidth > width - numberWidth - 6 - graphWidth) nameWidth = width - numberWidth - 6 - graphWidth;
    else graphWidth = width - numberWidth - 6 - nameWidth;
  }
  const lines = shown.map((one, i) => statLine(one, names[i]!, { nameWidth, numberWidth, graphWidth, most }));
  if (shown.length < statistics.length) lines.push(' ...\n');
  return lines.join('') + shortStat(statistics);
}

interface StatWidths {
  readonly nameWidth: number;
  readonly numberWidth: number;
  readonly graphWidth: number;
  readonly most: number;
}

function statLine(one: FileStatistic, fullName: string, widths: StatWidths): string {
  const { nameWidth, numberWidth, graphWidth, most } = widths;
  let name = fullName;
  if (displayWidth(name) > nameWidth) {
    while (name !== '' && displayWidth(name) > Math.max(nameWidth - 3, 0)) name = name.slice(1);
    const slash = name.indexOf('/');
    name = `...${slash === -1 ? name : name.slice(slash)}`;
  }
  const head = ` ${name}${' '.repeat(Math.max(nameWidth - displayWidth(name), 0))} | `;
  // Git ends this line with nothing: what follows stands beside it.
  if (one.change.status === 'U') return `${head}${'Unmerged'.padStart(numberWidth)}`;
  if (one.binary) {
    const sizes = one.added === 0 && one.deleted === 0 ? '' : ` ${one.deleted} -> ${one.added} bytes`;
    return `${head}${'Bin'.padStart(numberWidth)}${sizes}\n`;
  }
  const total = one.added + one.deleted;
  let { added, deleted } = one;
  if (graphWidth <= most) {
    let all = scale(total, graphWidth, most);
    if (all < 2 && added > 0 && deleted > 0) all = 2;
    if (added < deleted) {
      added = scale(added, graphWidth, most);
      deleted = all - added;
    } else {
      deleted = scale(deleted, graphWidth, most);
      added = all - deleted;
    }
  }
  const graph = total === 0 ? '' : ` ${'+'.repeat(added)}${'-'.repeat(deleted)}`;
  return `${head}${String(total).padStart(numberWidth)}${graph}\n`;
}

/** The lines of `--summary`: files that came, went, were renamed or changed their mode. */
export function formatSummary(changes: readonly FileChange[]): string {
  const lines: string[] = [];
  for (const change of changes) {
    const { status, old, new: now } = change;
    if (status === 'A') lines.push(` create mode ${modeText(now!.mode)} ${quotePath(change.newPath)}\n`);
    else if (status === 'D') lines.push(` delete mode ${modeText(old!.mode)} ${quotePath(change.oldPath)}\n`);
    else if (old !== undefined && now !== undefined) {
      if (status === 'R' || status === 'C')
        lines.push(
          ` ${status === 'R' ? 'rename' : 'copy'} ${renameText(change.oldPath, change.newPath)} (${percentOf(change.score)}%)\n`,
        );
      if (old.mode !== now.mode) {
        const name = status === 'R' || status === 'C' ? '' : ` ${quotePath(change.newPath)}`;
        lines.push(` mode change ${modeText(old.mode)} => ${modeText(now.mode)}${name}\n`);
      }
    }
  }
  return lines.join('');
}
