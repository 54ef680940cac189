import { hunksOf } from '../../git/diff/hunks';
import { diffLines } from '../../git/diff/line-diff';
import { splitLines, toByteString } from '../../git/text/byte-string';
import { isBinary } from '../../git/text/bytes';
import type { ServerRepository } from '../server/server-repository';
import { type PullEnds, pullDiff } from './pull-git';

/** Unchanged lines that a diff shows around a change. */
export const DIFF_CONTEXT = 3;

/** The lines (counted from 1, of the head's version) that the diff of a pull request shows, by path. */
export function shownLines(
  server: ServerRepository,
  ends: PullEnds,
): ReadonlyMap<string, ReadonlySet<number>> {
  const { changes, read } = pullDiff(server, ends);
  return new Map(
    changes.map((change) => {
      const before = change.old === undefined ? new Uint8Array() : read(change.old, change.oldPath);
      const after = change.new === undefined ? new Uint8Array() : read(change.new, change.newPath);
      if (isBinary(before) || isBinary(after)) return [change.newPath, new Set<number>()];
      const [a, b] = [splitLines(toByteString(before)), splitLines(toByteString(after))];
      const hunks = hunksOf(diffLines(a, b, { indentHeuristic: true }), a.length, b.length, DIFF_CONTEXT);
      const lines = hunks.flatMap(({ startB, countB }) =>
        Array.from({ length: countB }, (_, i) => startB + i + 1),
      );
      return [change.newPath, new Set(lines)];
    }),
  );
}
