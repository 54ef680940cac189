import { contentReader, diffFiles } from '../diff/file-change';
import type { Whitespace } from '../diff/line-classes';
import { diffLines } from '../diff/line-diff';
import { detectRenames } from '../diff/renames';
import { diffTrees } from '../diff/tree-diff';
import { DateQueue } from '../history/date-queue';
import type { Commit } from '../objects/commit';
import { NULL_ID, type ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { entryInTree, type FileMap, filesOfTree } from '../staging/trees';
import { type ByteString, splitLines, toByteString } from '../text/byte-string';

/** A file at a commit. */
export interface Origin {
  readonly commit: Commit;
  readonly path: string;
  readonly blob: ObjectId;
}

/** Who is to blame for a line. */
export interface BlamedLine {
  /** The commit that brought the line in, and the file as it was called then. */
  readonly origin: Origin;
  /** The line's number in that file, from 0. */
  readonly sourceLine: number;
}

export interface Blame {
  readonly lines: readonly BlamedLine[];
  /** Where the file of a blamed commit came from, by `key` of its origin. */
  readonly previous: ReadonlyMap<string, Origin>;
}

/** Names an origin. */
export const originKey = ({ commit, path }: Pick<Origin, 'commit' | 'path'>): string =>
  `${commit.id} ${path}`;

interface Suspect {
  readonly origin: Origin;
  /** Line in the file that is looked at → line here. */
  readonly lines: Map<number, number>;
}

export interface BlameOptions {
  readonly whitespace?: Whitespace;
  /** History before these commits is not looked at. */
  readonly hidden?: ReadonlySet<ObjectId>;
  /** Only these lines (from 0); all unless given. */
  readonly wanted?: (line: number) => boolean;
  /** Content that is in no store: that of the working tree. */
  readonly content?: ReadonlyMap<ObjectId, Uint8Array>;
  /** The files of the commit that stands for uncommitted changes: its tree is in no store. */
  readonly uncommitted?: FileMap;
}

/**
 * Finds for each line of a file the commit that brought it in: every commit passes to its parents the lines that they
 * have too, and keeps the rest (git's `assign_blame`; renames of the whole file are followed).
 */
export function assignBlame(objects: ObjectStore, start: Origin, options: BlameOptions = {}): Blame {
  const content = (blob: ObjectId): ByteString[] =>
    splitLines(toByteString(options.content?.get(blob) ?? objects.blob(blob)));
  const count = content(start.blob).length;
  const wanted = Array.from({ length: count }, (_, i) => i).filter((i) => options.wanted?.(i) !== false);
  const open = new Map<string, Suspect>();
  const queue = new DateQueue();
  const suspectsOf = new Map<ObjectId, Set<string>>();
  const suspect = (origin: Origin, lines: Iterable<readonly [number, number]>) => {
    const key = originKey(origin);
    const known = open.get(key) ?? { origin, lines: new Map<number, number>() };
    for (const [line, here] of lines) known.lines.set(line, here);
    open.set(key, known);
    const ofCommit = suspectsOf.get(origin.commit.id);
    if (ofCommit === undefined || ofCommit.size === 0) queue.push(origin.commit);
    suspectsOf.set(origin.commit.id, (ofCommit ?? new Set()).add(key));
  };
  suspect(
    start,
    wanted.map((i) => [i, i] as const),
  );
  const guilty = new Map<number, BlamedLine>();
  const previous = new Map<string, Origin>();
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    const keys = suspectsOf.get(commit.id) ?? new Set();
    suspectsOf.set(commit.id, new Set());
    for (const key of keys) {
      const { origin, lines } = open.get(key)!;
      open.delete(key);
      const passed = passToParents(objects, origin, lines, content, options);
      for (const [to, moved] of passed.moved) suspect(to, moved);
      if (passed.previous !== undefined) previous.set(key, passed.previous);
      for (const [line, sourceLine] of passed.kept) guilty.set(line, { origin, sourceLine });
    }
  }
  return { lines: wanted.map((i) => guilty.get(i)!), previous };
}

interface Passed {
  readonly moved: readonly (readonly [Origin, readonly (readonly [number, number])[]])[];
  readonly kept: ReadonlyMap<number, number>;
  readonly previous: Origin | undefined;
}

/** Splits the lines of a suspect between its parents and itself. */
function passToParents(
  objects: ObjectStore,
  origin: Origin,
  lines: ReadonlyMap<number, number>,
  content: (blob: ObjectId) => ByteString[],
  options: BlameOptions,
): Passed {
  if (options.hidden?.has(origin.commit.id) === true) return { moved: [], kept: lines, previous: undefined };
  const parents = origin.commit.parents.map((id) => objects.commit(id));
  const found = parentOrigins(objects, origin, parents, options.uncommitted);
  const same = found.find((one) => one.blob === origin.blob);
  if (same !== undefined) return { moved: [[same, [...lines]]], kept: new Map(), previous: undefined };
  const kept = new Map(lines);
  const moved: (readonly [Origin, readonly (readonly [number, number])[]])[] = [];
  const own = content(origin.blob);
  for (const parent of found) {
    const map = unchangedLines(content(parent.blob), own, options.whitespace);
    const gone: (readonly [number, number])[] = [];
    for (const [line, here] of kept) {
      const there = map.get(here);
      if (there === undefined) continue;
      gone.push([line, there]);
      kept.delete(line);
    }
    if (gone.length > 0) moved.push([parent, gone]);
  }
  return { moved, kept, previous: found[0] };
}

/** The file in each parent: under its own name, else under the one that it was renamed from; each content once. */
function parentOrigins(
  objects: ObjectStore,
  origin: Origin,
  parents: readonly Commit[],
  uncommitted: FileMap | undefined,
): Origin[] {
  const byParent = new Map<ObjectId, Origin>();
  for (const find of [sameName, otherName])
    for (const parent of parents) {
      if (byParent.has(parent.id)) continue;
      const found = find(objects, origin, parent, uncommitted);
      if (found === undefined) continue;
      if (found.blob === origin.blob) return [found];
      if (![...byParent.values()].some((one) => one.blob === found.blob)) byParent.set(parent.id, found);
    }
  return parents.flatMap((parent) => byParent.get(parent.id) ?? []);
}

function sameName(objects: ObjectStore, { path }: Origin, parent: Commit): Origin | undefined {
  const entry = entryInTree(objects, parent.tree, path);
  return entry === undefined || objects.typeOf(entry.id) !== 'blob'
    ? undefined
    : { commit: parent, path, blob: entry.id };
}

function otherName(
  objects: ObjectStore,
  { commit, path }: Origin,
  parent: Commit,
  uncommitted: FileMap | undefined,
): Origin | undefined {
  const changes =
    commit.id === NULL_ID && uncommitted !== undefined
      ? diffFiles(filesOfTree(objects, parent.tree), uncommitted)
      : diffTrees(objects, parent.tree, commit.tree);
  if (!changes.some((change) => change.status === 'A' && change.newPath === path)) return undefined;
  const rename = detectRenames(changes, contentReader(objects)).find(
    (change) => change.status === 'R' && change.newPath === path,
  );
  return rename === undefined ? undefined : { commit: parent, path: rename.oldPath, blob: rename.old!.id };
}

/** Lines of `after` that `before` has too → where they are there. */
function unchangedLines(
  before: readonly ByteString[],
  after: readonly ByteString[],
  whitespace: Whitespace | undefined,
): Map<number, number> {
  const map = new Map<number, number>();
  let [a, b] = [0, 0];
  const changes = diffLines(before, after, {
    indentHeuristic: true,
    ...(whitespace !== undefined && { whitespace }),
  });
  for (const change of [...changes, { startA: before.length, countA: 0, startB: after.length, countB: 0 }]) {
    for (; b < change.startB; a++, b++) map.set(b, a);
    a = change.startA + change.countA;
    b = change.startB + change.countB;
  }
  return map;
}
