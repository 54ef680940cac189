import { diffLines } from '../../git/diff/line-diff';
import { entryInTree } from '../../git/staging/trees';
import { splitLines, toByteString } from '../../git/text/byte-string';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord, ReviewThread } from '../store/pull-schema';

/** A remark where it stands in the head. */
export interface PlacedRemark extends ReviewThread {
  /** The line it was about is not there any more as it was. */
  readonly isOutdated: boolean;
}

function linesAt({ git }: ServerRepository, commit: string, path: string): string[] | undefined {
  if (!git.objects.has(commit)) return undefined;
  const entry = entryInTree(git.objects, git.objects.commit(commit).tree, path);
  return entry && splitLines(toByteString(git.objects.blob(entry.id)));
}

/** Where a line has gone; undefined: it was changed or taken out. Both counted from 1. */
function movedLine(before: readonly string[], after: readonly string[], line: number): number | undefined {
  let shift = 0;
  for (const { startA, countA, countB } of diffLines(before, after)) {
    if (startA >= line) break;
    if (line <= startA + countA) return undefined;
    shift += countB - countA;
  }
  return line + shift;
}

/** The remarks of a pull request, each moved to where its line stands now; colleagues move theirs when they review. */
export function placedRemarks(server: ServerRepository, pull: PullRecord, head: string): PlacedRemark[] {
  return pull.threads.map((thread) => {
    const { path, line, commit } = thread;
    if (path === null || line === null || commit === head) return { ...thread, isOutdated: false };
    const [before, after] = [linesAt(server, commit, path), linesAt(server, head, path)];
    const now = before && after ? movedLine(before, after, line) : undefined;
    return now === undefined
      ? { ...thread, line: null, isOutdated: true }
      : { ...thread, line: now, isOutdated: false };
  });
}
