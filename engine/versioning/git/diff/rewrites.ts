import { kindOfMode } from '../objects/tree';
import { splitLines, toByteString } from '../text/byte-string';
import type { ContentReader, FileChange } from './file-change';
import { changeOf } from './file-change';
import { detectRenames, type RenameOptions } from './renames';
import { copiedBytes, MAX_SCORE } from './similarity';
import { countChanges, type FileStatistic } from './stat';

const SMALLEST = 400;
const BREAK_SCORE = 30_000;
const MERGE_SCORE = 36_000;

/**
 * How far a file was written anew, 0 to `MAX_SCORE`: the share of the old content that is gone. Undefined: it was only
 * changed (git's `diffcore-break`).
 */
function rewriteScore(before: Uint8Array, after: Uint8Array): number | undefined {
  const larger = Math.max(before.length, after.length);
  if (larger < SMALLEST || before.length === 0) return undefined;
  const copied = Math.min(copiedBytes(before, after), before.length);
  const added = Math.max(after.length - copied, 0);
  const removed = before.length - copied;
  const gone = Math.floor((removed * MAX_SCORE) / before.length);
  if (gone > BREAK_SCORE) return gone;
  if (((removed + added) * MAX_SCORE) / larger < BREAK_SCORE) return undefined;
  const mostlyRemoved =
    before.length * BREAK_SCORE < removed * MAX_SCORE && added * 20 < removed && added * 20 < copied;
  return mostlyRemoved ? undefined : gone;
}

/** A change of a file that was written anew: how far, in `MAX_SCORE`. */
export type Rewrites = ReadonlyMap<FileChange, number>;

/**
 * Finds renames when a file that was written anew may have given its old content away (`-B -M`), as the summary of a
 * commit does. Files that stay where they are and were rewritten are in `rewrites`.
 */
export function detectRenamesAndRewrites(
  changes: readonly FileChange[],
  read: ContentReader,
  options: RenameOptions = {},
): { readonly changes: FileChange[]; readonly rewrites: Rewrites } {
  const broken = new Map<string, { readonly change: FileChange; readonly score: number }>();
  const parts: FileChange[] = [];
  for (const change of changes) {
    const score =
      change.status === 'M' && change.old!.id !== change.new!.id && kindOfMode(change.old!.mode) === 0o100000
        ? rewriteScore(read(change.old!, change.oldPath), read(change.new!, change.newPath))
        : undefined;
    if (score === undefined) parts.push(change);
    else {
      broken.set(change.newPath, { change, score });
      parts.push(
        changeOf(change.oldPath, change.old, undefined)!,
        changeOf(change.newPath, undefined, change.new)!,
      );
    }
  }
  const rewrites = new Map<FileChange, number>();
  const joined: FileChange[] = [];
  const found = detectRenames(parts, read, options);
  const stands = (path: string, status: 'A' | 'D') =>
    found.some((one) => one.newPath === path && one.status === status);
  for (const change of found) {
    const whole = broken.get(change.newPath);
    if (
      whole === undefined ||
      change.status === 'R' ||
      !stands(change.newPath, 'A') ||
      !stands(change.newPath, 'D')
    )
      joined.push(change);
    else if (change.status === 'A') {
      joined.push(whole.change);
      if (whole.score >= MERGE_SCORE) rewrites.set(whole.change, whole.score);
    }
  }
  return { changes: joined, rewrites };
}

/** Counts changed lines; a file that was written anew counts as all lines out, all lines in. */
export function countWithRewrites(
  changes: readonly FileChange[],
  rewrites: Rewrites,
  read: ContentReader,
): FileStatistic[] {
  return countChanges(changes, read).map((one) => {
    if (!rewrites.has(one.change) || one.binary) return one;
    const lines = (side: 'old' | 'new') =>
      splitLines(toByteString(read(one.change[side]!, one.change.newPath))).length;
    return { ...one, added: lines('new'), deleted: lines('old') };
  });
}
