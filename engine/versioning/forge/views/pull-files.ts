import type { ContentReader, FileChange } from '../../git/diff/file-change';
import { type Hunk, headingBefore, hunkHeader, hunksOf } from '../../git/diff/hunks';
import { diffLines } from '../../git/diff/line-diff';
import { byteStringToText, splitLines, toByteString } from '../../git/text/byte-string';
import { isBinary } from '../../git/text/bytes';
import type { PullDiff } from '../pulls/pull-git';
import { DIFF_CONTEXT } from '../pulls/shown-lines';
import type { ReviewThread } from '../store/pull-schema';

/** A line of a diff. Numbers count from 1; null on the side where the line is not. */
export interface DiffLine {
  readonly kind: 'context' | 'added' | 'deleted';
  readonly oldNumber: number | null;
  readonly newNumber: number | null;
  readonly text: string;
  /** Ids of the remarks that stand under it. */
  readonly remarks: readonly number[];
}

/** A stretch of a diff with its header (`@@ -1,3 +1,4 @@`). */
export interface DiffHunk {
  readonly header: string;
  readonly lines: readonly DiffLine[];
}

/** A file of a pull request. */
export interface PullFile {
  readonly path: string;
  /** Null: it has not been renamed. */
  readonly oldPath: string | null;
  readonly status: 'added' | 'deleted' | 'modified' | 'renamed';
  readonly isBinary: boolean;
  readonly added: number;
  readonly deleted: number;
  readonly hunks: readonly DiffHunk[];
  /** Ids of remarks about the file as a whole, or about lines that the diff does not show. */
  readonly remarks: readonly number[];
}

const STATUS: Readonly<Record<string, PullFile['status']>> = { A: 'added', D: 'deleted', R: 'renamed' };

/** The lines of one hunk, both sides walked together. */
function linesOf(hunk: Hunk, a: readonly string[], b: readonly string[], threads: readonly ReviewThread[]) {
  const lines: DiffLine[] = [];
  let [old, now] = [hunk.startA, hunk.startB];
  const text = (line: string | undefined) => byteStringToText(line ?? '').replace(/\r?\n$/, '');
  const remarksAt = (line: number) => threads.filter((one) => one.line === line).map(({ id }) => id);
  const context = (until: number) => {
    for (; old < until; old++, now++)
      lines.push({
        kind: 'context',
        oldNumber: old + 1,
        newNumber: now + 1,
        text: text(b[now]),
        remarks: remarksAt(now + 1),
      });
  };
  for (const change of hunk.changes) {
    context(change.startA);
    for (const end = old + change.countA; old < end; old++)
      lines.push({ kind: 'deleted', oldNumber: old + 1, newNumber: null, text: text(a[old]), remarks: [] });
    for (const end = now + change.countB; now < end; now++)
      lines.push({
        kind: 'added',
        oldNumber: null,
        newNumber: now + 1,
        text: text(b[now]),
        remarks: remarksAt(now + 1),
      });
  }
  context(hunk.startA + hunk.countA);
  return lines;
}

function fileOf(change: FileChange, read: ContentReader, threads: readonly ReviewThread[]): PullFile {
  const before = change.old === undefined ? new Uint8Array() : read(change.old, change.oldPath);
  const after = change.new === undefined ? new Uint8Array() : read(change.new, change.newPath);
  const binary = isBinary(before) || isBinary(after);
  const [a, b] = binary ? [[], []] : [splitLines(toByteString(before)), splitLines(toByteString(after))];
  const changes = diffLines(a, b, { indentHeuristic: true });
  const own = threads.filter(({ path }) => path === change.newPath);
  const hunks = hunksOf(changes, a.length, b.length, DIFF_CONTEXT).map(
    (hunk): DiffHunk => ({
      header: hunkHeader(hunk, headingBefore(a, hunk.startA)),
      lines: linesOf(hunk, a, b, own),
    }),
  );
  const shown = new Set(hunks.flatMap(({ lines }) => lines.flatMap(({ remarks }) => remarks)));
  return {
    path: change.newPath,
    oldPath: change.oldPath === change.newPath ? null : change.oldPath,
    status: STATUS[change.status] ?? 'modified',
    isBinary: binary,
    added: changes.reduce((sum, { countB }) => sum + countB, 0),
    deleted: changes.reduce((sum, { countA }) => sum + countA, 0),
    hunks,
    remarks: own.filter(({ id }) => !shown.has(id)).map(({ id }) => id),
  };
}

/** The files of a diff with their hunks, and where remarks stand in them. */
export const shownFiles = ({ changes, read }: PullDiff, threads: readonly ReviewThread[] = []): PullFile[] =>
  changes.map((change) => fileOf(change, read, threads));
