import { NULL_ID, type ObjectId } from '../objects/object-id';
import { type FileEntry, kindOfMode, modeText } from '../objects/tree';
import { splitLines, toByteString } from '../text/byte-string';
import { isBinary } from '../text/bytes';
import { quotePath, quotePrefixed } from '../text/quote-path';
import { type ContentReader, changeOf, type FileChange } from './file-change';
import { formatHunks, hunksOf } from './hunks';
import { diffLines, type LineDiffOptions } from './line-diff';
import { percentOf } from './renames';

export interface PatchOptions extends LineDiffOptions {
  /** Unchanged lines around each change; 3 unless set. */
  readonly context?: number;
  /** Shortens an id for the `index` line. */
  readonly abbreviate: (id: ObjectId) => string;
  /** What stands before the paths: `a/` and `b/` unless set. */
  readonly prefixes?: readonly [string, string];
}

const NOTHING = new Uint8Array(0);

/** A path after `---` or `+++`: a tab follows when it holds a blank, so that it can be told from a time stamp. */
const headerPath = (prefix: string, path: string): string => {
  const quoted = quotePrefixed(prefix, path);
  return path.includes(' ') ? `${quoted}\t` : quoted;
};

function headerLines(change: FileChange, options: PatchOptions): string[] {
  const { old, new: now, status } = change;
  const [a, b] = options.prefixes ?? ['a/', 'b/'];
  const lines = [`diff --git ${quotePrefixed(a, change.oldPath)} ${quotePrefixed(b, change.newPath)}`];
  if (old === undefined) lines.push(`new file mode ${modeText(now!.mode)}`);
  else if (now === undefined) lines.push(`deleted file mode ${modeText(old.mode)}`);
  else if (old.mode !== now.mode)
    lines.push(`old mode ${modeText(old.mode)}`, `new mode ${modeText(now.mode)}`);
  if (status === 'R' || status === 'C') {
    const word = status === 'R' ? 'rename' : 'copy';
    lines.push(
      `similarity index ${percentOf(change.score)}%`,
      `${word} from ${quotePath(change.oldPath)}`,
      `${word} to ${quotePath(change.newPath)}`,
    );
  }
  if (old?.id !== now?.id) {
    const mode =
      old !== undefined && now !== undefined && old.mode === now.mode ? ` ${modeText(old.mode)}` : '';
    const name = (entry: FileEntry | undefined) =>
      entry === undefined
        ? NULL_ID.slice(0, options.abbreviate((now ?? old)!.id).length)
        : options.abbreviate(entry.id);
    lines.push(`index ${name(old)}..${name(now)}${mode}`);
  }
  return lines;
}

/** The patch of one file, as `git diff` prints it; '' when nothing is to be shown. */
export function formatPatch(change: FileChange, read: ContentReader, options: PatchOptions): string {
  const { old, new: now } = change;
  if (change.status === 'U') return `* Unmerged path ${change.newPath}\n`;
  if (old !== undefined && now !== undefined && kindOfMode(old.mode) !== kindOfMode(now.mode)) {
    const gone = changeOf(change.oldPath, old, undefined)!;
    const come = changeOf(change.newPath, undefined, now)!;
    return formatPatch(gone, read, options) + formatPatch(come, read, options);
  }
  const header = `${headerLines(change, options).join('\n')}\n`;
  if (old?.id === now?.id) return header;
  const before = old === undefined ? NOTHING : read(old, change.oldPath);
  const after = now === undefined ? NOTHING : read(now, change.newPath);
  const [a, b] = options.prefixes ?? ['a/', 'b/'];
  const names = [
    old === undefined ? '/dev/null' : headerPath(a, change.oldPath),
    now === undefined ? '/dev/null' : headerPath(b, change.newPath),
  ] as const;
  if (isBinary(before) || isBinary(after))
    return `${header}Binary files ${names[0].trimEnd()} and ${names[1].trimEnd()} differ\n`;
  const linesA = splitLines(toByteString(before));
  const linesB = splitLines(toByteString(after));
  const changes = diffLines(linesA, linesB, { indentHeuristic: true, ...options });
  if (changes.length === 0) {
    const blanksOnly = options.whitespace !== undefined && options.whitespace !== 'exact';
    return blanksOnly && change.status === 'M' && old!.mode === now!.mode ? '' : header;
  }
  const hunks = hunksOf(changes, linesA.length, linesB.length, options.context ?? 3);
  return `${header}--- ${names[0]}\n+++ ${names[1]}\n${formatHunks(linesA, linesB, hunks)}`;
}
