import { baseOf } from '@/engine/core/file-system';
import { EMPTY_BLOB_ID } from '../objects/object-id';
import { type FileEntry, kindOfMode } from '../objects/tree';
import { compareBytes } from '../text/compare';
import type { ContentReader, FileChange } from './file-change';
import { MAX_SCORE, similarity } from './similarity';

export interface RenameOptions {
  /** The least similarity that counts as a rename, in percent; 50 unless set. */
  readonly threshold?: number;
  /** Whether empty files can be renamed; a merge says no. */
  readonly renameEmpty?: boolean;
  /** The square of this bounds how many pairs are compared; 0: no bound. */
  readonly limit?: number;
  /** Only these deleted paths are looked at once the exact renames are found (a merge leaves out what cannot matter). */
  readonly relevant?: ReadonlySet<string>;
}

interface Side {
  readonly path: string;
  readonly entry: FileEntry;
}

interface Pair {
  readonly from: Side;
  readonly score: number;
}

const CANDIDATES_PER_TARGET = 4;
const isRegular = (entry: FileEntry): boolean => kindOfMode(entry.mode) === 0o100000;
const baseName = (side: Side): string => baseOf(`/${side.path}`);
const sameBase = (a: Side, b: Side): boolean => baseName(a) === baseName(b);

/**
 * Joins deletions and additions that are a rename, as git does: first the same content, then files of the same name
 * that are 75 % alike, then by falling similarity.
 */
export function detectRenames(
  changes: readonly FileChange[],
  read: ContentReader,
  options: RenameOptions = {},
): FileChange[] {
  const least = ((options.threshold ?? 50) * MAX_SCORE) / 100;
  const renamable = (entry: FileEntry) => options.renameEmpty !== false || entry.id !== EMPTY_BLOB_ID;
  const sources: Side[] = [];
  const targets: Side[] = [];
  for (const change of changes) {
    if (change.status === 'D' && renamable(change.old!))
      sources.push({ path: change.oldPath, entry: change.old! });
    if (change.status === 'A' && renamable(change.new!))
      targets.push({ path: change.newPath, entry: change.new! });
  }
  if (sources.length === 0 || targets.length === 0) return [...changes];

  const found = new Map<Side, Pair>();
  const used = new Set<Side>();
  const pair = (target: Side, from: Side, score: number) => {
    found.set(target, { from, score });
    used.add(from);
  };
  const score = (from: Side, target: Side, minimum: number): number =>
    isRegular(from.entry) && isRegular(target.entry)
      ? similarity(read(from.entry, from.path), read(target.entry, target.path), minimum)
      : 0;

  pairExact(sources, targets, used, pair);
  if (least < MAX_SCORE) {
    const left = sources.filter((one) => !used.has(one) && options.relevant?.has(one.path) !== false);
    const open = targets.filter((one) => !found.has(one));
    pairSameName(left, open, least + (MAX_SCORE - least) / 2, score, pair);
    const rest = left.filter((one) => !used.has(one));
    const stillOpen = open.filter((one) => !found.has(one));
    const limit = options.limit ?? 1000;
    if (limit === 0 || rest.length * stillOpen.length <= limit * limit)
      pairSimilar(rest, stillOpen, least, score, used, found, pair);
  }
  return withRenames(changes, found, used);
}

type PairUp = (target: Side, from: Side, score: number) => void;
type Scorer = (from: Side, target: Side, minimum: number) => number;

function pairExact(
  sources: readonly Side[],
  targets: readonly Side[],
  used: ReadonlySet<Side>,
  pair: PairUp,
): void {
  const byId = new Map<string, Side[]>();
  for (const source of sources) byId.set(source.entry.id, [...(byId.get(source.entry.id) ?? []), source]);
  for (const target of targets) {
    const free = (byId.get(target.entry.id) ?? []).filter(
      (source) =>
        !used.has(source) &&
        (source.entry.mode === target.entry.mode || (isRegular(source.entry) && isRegular(target.entry))),
    );
    const best = free.find((source) => sameBase(source, target)) ?? free[0];
    if (best !== undefined) pair(target, best, MAX_SCORE);
  }
}

/** The sides by their base name; null where several share it. */
function byUniqueName(sides: readonly Side[]): Map<string, Side | null> {
  const names = new Map<string, Side | null>();
  for (const side of sides) names.set(baseName(side), names.has(baseName(side)) ? null : side);
  return names;
}

function pairSameName(
  sources: readonly Side[],
  targets: readonly Side[],
  least: number,
  score: Scorer,
  pair: PairUp,
): void {
  const sourceNames = byUniqueName(sources);
  const targetNames = byUniqueName(targets);
  for (const source of sources) {
    const target = targetNames.get(baseName(source));
    if (sourceNames.get(baseName(source)) !== source || target === undefined || target === null) continue;
    const found = score(source, target, least);
    if (found >= least) pair(target, source, found);
  }
}

interface Candidate {
  readonly target: Side;
  readonly from: Side;
  readonly score: number;
  readonly sameName: number;
}

/** Positive when `b` is the better one. */
const compareCandidates = (a: Candidate, b: Candidate): number =>
  b.score - a.score || b.sameName - a.sameName;

function pairSimilar(
  sources: readonly Side[],
  targets: readonly Side[],
  least: number,
  score: Scorer,
  used: ReadonlySet<Side>,
  found: ReadonlyMap<Side, Pair>,
  pair: PairUp,
): void {
  const all: Candidate[] = [];
  for (const target of targets) {
    const best: Candidate[] = [];
    for (const from of sources) {
      const one = {
        target,
        from,
        score: score(from, target, least),
        sameName: sameBase(from, target) ? 1 : 0,
      };
      if (best.length < CANDIDATES_PER_TARGET) {
        best.push(one);
        continue;
      }
      let worst = 0;
      for (let i = 1; i < best.length; i++) if (compareCandidates(best[i]!, best[worst]!) > 0) worst = i;
      if (compareCandidates(best[worst]!, one) > 0) best[worst] = one;
    }
    all.push(...best);
  }
  for (const one of all.sort(compareCandidates)) {
    if (one.score < least) break;
    if (!found.has(one.target) && !used.has(one.from)) pair(one.target, one.from, one.score);
  }
}

function withRenames(
  changes: readonly FileChange[],
  found: ReadonlyMap<Side, Pair>,
  used: ReadonlySet<Side>,
): FileChange[] {
  const gone = new Set([...used].map((side) => side.path));
  const renamed = new Map([...found].map(([target, from]) => [target.path, from]));
  const result: FileChange[] = [];
  for (const change of changes) {
    const rename = change.status === 'A' ? renamed.get(change.newPath) : undefined;
    if (rename !== undefined)
      result.push({
        ...change,
        status: 'R',
        oldPath: rename.from.path,
        old: rename.from.entry,
        score: rename.score,
      });
    else if (!(change.status === 'D' && gone.has(change.oldPath))) result.push(change);
  }
  return result.sort((a, b) => compareBytes(a.newPath, b.newPath));
}

/** Similarity in whole percent, as `R087` shows it. */
export const percentOf = (score: number): number => Math.floor((score * 100) / MAX_SCORE);
