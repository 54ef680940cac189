import { contentReader, type FileChange } from '../../git/diff/file-change';
import { diffLines } from '../../git/diff/line-diff';
import { diffTrees } from '../../git/diff/tree-diff';
import type { Commit } from '../../git/objects/commit';
import type { ObjectStore } from '../../git/objects/object-store';
import { filesOfTree } from '../../git/staging/trees';
import { splitLines, toByteString } from '../../git/text/byte-string';
import { isBinary, toText } from '../../git/text/bytes';
import { type PullEnds, pullCommits, pullDiff } from '../pulls/pull-git';
import type { ServerRepository } from '../server/server-repository';

/** A line of the new version that the old one has not. */
export interface AddedLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** A file that a pull request, or one commit of it, adds or changes. */
export interface ChangedFile {
  readonly path: string;
  readonly isNew: boolean;
  /** Bytes. */
  readonly size: number;
  /** Its lines now; empty for a binary file. */
  readonly lines: readonly string[];
  readonly added: readonly AddedLine[];
}

/** What a reviewer has before them. */
export interface ReviewInput {
  /** Oldest first. */
  readonly commits: readonly Commit[];
  /** The three-dot diff; files that are deleted are not in it. */
  readonly files: readonly ChangedFile[];
  /** What each commit did by itself: history keeps what a later commit takes out again. */
  readonly byCommit: readonly { readonly commit: Commit; readonly files: readonly ChangedFile[] }[];
  /** All files of the head. */
  readonly paths: ReadonlySet<string>;
  /** The text of a file of the head, changed or not; undefined: there is none. */
  readonly textOf: (path: string) => string | undefined;
}

type Reader = ReturnType<typeof contentReader>;

function changedFile(change: FileChange, read: Reader): ChangedFile[] {
  if (change.new === undefined) return [];
  const bytes = read(change.new, change.newPath);
  const old = change.old === undefined ? new Uint8Array() : read(change.old, change.oldPath);
  const isText = !isBinary(bytes);
  const lines = isText ? toText(bytes).replace(/\n$/, '').split('\n') : [];
  const changes = isText ? diffLines(splitLines(toByteString(old)), splitLines(toByteString(bytes))) : [];
  const added = changes.flatMap(({ startB, countB }) =>
    Array.from({ length: countB }, (_, i) => ({ number: startB + i + 1, text: lines[startB + i] ?? '' })),
  );
  return [{ path: change.newPath, isNew: change.old === undefined, size: bytes.length, lines, added }];
}

function filesOfCommit(objects: ObjectStore, commit: Commit): ChangedFile[] {
  const parent = commit.parents[0];
  const before = parent === undefined ? undefined : objects.commit(parent).tree;
  const read = contentReader(objects);
  return diffTrees(objects, before, commit.tree).flatMap((change) => changedFile(change, read));
}

/** Lays out a pull request for its reviewers. */
export function reviewInput(server: ServerRepository, ends: PullEnds): ReviewInput {
  const { objects } = server.git;
  const { changes, read } = pullDiff(server, ends);
  const commits = pullCommits(server, ends);
  const head = filesOfTree(objects, objects.commit(ends.head).tree);
  return {
    commits,
    files: changes.flatMap((change) => changedFile(change, read)),
    byCommit: commits
      .filter(({ parents }) => parents.length < 2)
      .map((commit) => ({ commit, files: filesOfCommit(objects, commit) })),
    paths: new Set(head.keys()),
    textOf: (path) => {
      const entry = head.get(path);
      return entry === undefined ? undefined : toText(objects.blob(entry.id));
    },
  };
}
