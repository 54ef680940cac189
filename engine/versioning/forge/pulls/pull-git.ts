import { type ContentReader, contentReader, diffFiles, type FileChange } from '../../git/diff/file-change';
import { detectRenames } from '../../git/diff/renames';
import { commitsOf } from '../../git/history/commit-range';
import { mergeBases } from '../../git/history/merge-base';
import type { Commit } from '../../git/objects/commit';
import type { ObjectId } from '../../git/objects/object-id';
import { filesOfTree } from '../../git/staging/trees';
import { branchTip, type ServerRepository } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';

/** The two ends of a pull request. */
export interface PullEnds {
  readonly base: ObjectId;
  readonly head: ObjectId;
}

/** Where a pull request stands: a merged or closed one where it ended, an open one at its branches' tips. */
export function endsOf(server: ServerRepository, pull: PullRecord): PullEnds {
  const base = pull.mergedOnto ?? branchTip(server, pull.base) ?? pull.headCommit;
  const head = pull.state === 'open' ? (branchTip(server, pull.head) ?? pull.headCommit) : pull.headCommit;
  return { base, head };
}

/** The commits that a pull request brings, oldest first. */
export function pullCommits({ git }: ServerRepository, { base, head }: PullEnds): Commit[] {
  const { objects } = git;
  return commitsOf(objects, { include: [objects.commit(head)], exclude: [objects.commit(base)] }).reverse();
}

/** The three-dot diff: what the head has changed since it left the base. */
export interface PullDiff {
  readonly changes: readonly FileChange[];
  readonly read: ContentReader;
}

export function pullDiff({ git }: ServerRepository, { base, head }: PullEnds): PullDiff {
  const { objects } = git;
  const from = mergeBases(objects, head, [base])[0];
  const read = contentReader(objects);
  const before = filesOfTree(objects, from === undefined ? undefined : objects.commit(from).tree);
  const after = filesOfTree(objects, objects.commit(head).tree);
  return { changes: detectRenames(diffFiles(before, after), read), read };
}
