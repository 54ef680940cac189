import { diffLines, type LineChange } from '../diff/line-diff';
import { type ByteString, splitLines } from '../text/byte-string';

/** How a conflict is written: git's `merge.conflictStyle`. */
export type ConflictStyle = 'merge' | 'diff3' | 'zdiff3';

export interface ContentMergeOptions {
  /** What stands after the markers: ours, base, theirs. */
  readonly labels: { readonly ours: string; readonly base: string; readonly theirs: string };
  readonly style?: ConflictStyle;
  /** Settle every conflict for one side (`-X ours`, `-X theirs`) or with both (`union`). */
  readonly favor?: 'ours' | 'theirs' | 'union';
  /** Characters of a marker; 7 unless set. */
  readonly markerSize?: number;
}

export interface ContentMerge {
  readonly text: ByteString;
  /** Conflicts that are left, with markers around them. */
  readonly conflicts: number;
}

/** Who changed a region: `same` says that both did and alike. */
type Origin = 'conflict' | 'ours' | 'theirs' | 'same';

interface Region {
  origin: Origin;
  base: number;
  baseCount: number;
  ours: number;
  oursCount: number;
  theirs: number;
  theirsCount: number;
}

interface Sides {
  readonly base: readonly ByteString[];
  readonly ours: readonly ByteString[];
  readonly theirs: readonly ByteString[];
}

/** Conflicts with at most this many common lines between them become one. */
const CLOSE = 3;

/**
 * Merges two versions of a file that come from one base, as git's `xdl_merge` at its level "zealous" does: common
 * changes are taken once, a conflict is narrowed to the lines that differ, close ones are joined.
 */
export function mergeContents(
  base: ByteString,
  ours: ByteString,
  theirs: ByteString,
  options: ContentMergeOptions,
): ContentMerge {
  const sides = { base: splitLines(base), ours: splitLines(ours), theirs: splitLines(theirs) };
  const ourChanges = diffLines(sides.base, sides.ours);
  const theirChanges = diffLines(sides.base, sides.theirs);
  if (ourChanges.length === 0) return { text: theirs, conflicts: 0 };
  if (theirChanges.length === 0) return { text: ours, conflicts: 0 };
  const style = options.style ?? 'merge';
  let regions = alignChanges(sides, ourChanges, theirChanges);
  if (style === 'merge') regions = joinClose(narrow(sides, regions));
  else if (style === 'zdiff3') for (const region of regions) trim(sides, region);
  return write(sides, regions, options, style);
}

/** Lays the two lists of changes side by side and finds where they meet. */
function alignChanges(sides: Sides, ours: readonly LineChange[], theirs: readonly LineChange[]): Region[] {
  const regions: Region[] = [];
  const add = (region: Region) => {
    const last = regions.at(-1);
    const touches =
      last !== undefined &&
      (region.ours <= last.ours + last.oursCount || region.theirs <= last.theirs + last.theirsCount);
    if (!touches) {
      regions.push(region);
      return;
    }
    if (region.origin !== last.origin) last.origin = 'conflict';
    last.baseCount = region.base + region.baseCount - last.base;
    last.oursCount = region.ours + region.oursCount - last.ours;
    last.theirsCount = region.theirs + region.theirsCount - last.theirs;
  };
  // Lines that each side is ahead of the base by, where the other side's list has come to.
  let i = 0;
  let j = 0;
  const shift = (changes: readonly LineChange[], at: number) => {
    const next = changes[at];
    if (next !== undefined) return next.startB - next.startA;
    const last = changes.at(-1);
    return last === undefined ? 0 : last.startB + last.countB - (last.startA + last.countA);
  };
  while (i < ours.length || j < theirs.length) {
    const mine = ours[i];
    const yours = theirs[j];
    if (yours === undefined || (mine !== undefined && mine.startA + mine.countA < yours.startA)) {
      const { startA, countA, startB, countB } = mine!;
      add({
        origin: 'ours',
        base: startA,
        baseCount: countA,
        ours: startB,
        oursCount: countB,
        theirs: startA + shift(theirs, j),
        theirsCount: countA,
      });
      i++;
      continue;
    }
    if (mine === undefined || yours.startA + yours.countA < mine.startA) {
      const { startA, countA, startB, countB } = yours;
      add({
        origin: 'theirs',
        base: startA,
        baseCount: countA,
        ours: startA + shift(ours, i),
        oursCount: countA,
        theirs: startB,
        theirsCount: countB,
      });
      j++;
      continue;
    }
    if (!sameChange(sides, mine, yours)) add(conflictOf(mine, yours));
    const mineEnd = mine.startA + mine.countA;
    const yoursEnd = yours.startA + yours.countA;
    if (mineEnd >= yoursEnd) j++;
    if (yoursEnd >= mineEnd) i++;
  }
  return regions;
}

function sameChange(sides: Sides, mine: LineChange, yours: LineChange): boolean {
  if (mine.startA !== yours.startA || mine.countA !== yours.countA || mine.countB !== yours.countB)
    return false;
  for (let k = 0; k < mine.countB; k++)
    if (sides.ours[mine.startB + k] !== sides.theirs[yours.startB + k]) return false;
  return true;
}

function conflictOf(mine: LineChange, yours: LineChange): Region {
  const offset = mine.startA - yours.startA;
  const endOffset = offset + mine.countA - yours.countA;
  const base = mine.startA - Math.max(offset, 0);
  const ours = mine.startB - Math.max(offset, 0);
  const theirs = yours.startB + Math.min(offset, 0);
  return {
    origin: 'conflict',
    base,
    baseCount: mine.startA + mine.countA - base + Math.max(-endOffset, 0),
    ours,
    oursCount: mine.startB + mine.countB - ours + Math.max(-endOffset, 0),
    theirs,
    theirsCount: yours.startB + yours.countB - theirs + Math.max(endOffset, 0),
  };
}

/** Cuts each conflict down to the lines in which the two sides differ. */
function narrow(sides: Sides, regions: readonly Region[]): Region[] {
  return regions.flatMap((region): Region[] => {
    if (region.origin !== 'conflict' || region.oursCount === 0 || region.theirsCount === 0) return [region];
    const ours = sides.ours.slice(region.ours, region.ours + region.oursCount);
    const theirs = sides.theirs.slice(region.theirs, region.theirs + region.theirsCount);
    const differences = diffLines(ours, theirs);
    if (differences.length === 0) return [{ ...region, origin: 'same' }];
    return differences.map((one) => ({
      ...region,
      ours: region.ours + one.startA,
      oursCount: one.countA,
      theirs: region.theirs + one.startB,
      theirsCount: one.countB,
    }));
  });
}

function joinClose(regions: readonly Region[]): Region[] {
  const joined: Region[] = [];
  for (const region of regions) {
    const last = joined.at(-1);
    const close = last !== undefined && region.ours - (last.ours + last.oursCount) <= CLOSE;
    if (close && last.origin === 'conflict' && region.origin === 'conflict') {
      last.oursCount = region.ours + region.oursCount - last.ours;
      last.theirsCount = region.theirs + region.theirsCount - last.theirs;
    } else joined.push({ ...region });
  }
  return joined;
}

/** Takes common first and last lines out of a conflict (style `zdiff3`). */
function trim(sides: Sides, region: Region): void {
  if (region.origin !== 'conflict') return;
  while (
    region.oursCount > 0 &&
    region.theirsCount > 0 &&
    sides.ours[region.ours] === sides.theirs[region.theirs]
  ) {
    region.ours++;
    region.theirs++;
    region.oursCount--;
    region.theirsCount--;
  }
  while (
    region.oursCount > 0 &&
    region.theirsCount > 0 &&
    sides.ours[region.ours + region.oursCount - 1] === sides.theirs[region.theirs + region.theirsCount - 1]
  ) {
    region.oursCount--;
    region.theirsCount--;
  }
}

function write(
  sides: Sides,
  regions: readonly Region[],
  options: ContentMergeOptions,
  style: ConflictStyle,
): ContentMerge {
  const size = options.markerSize ?? 7;
  const parts: ByteString[] = [];
  let conflicts = 0;
  let at = 0;
  const ownLine = (lines: readonly ByteString[], end: ByteString) => {
    parts.push(...lines);
    if (lines.length > 0 && !lines.at(-1)!.endsWith('\n')) parts.push(end);
  };
  for (const region of regions) {
    if (region.origin === 'same') continue;
    parts.push(...sides.ours.slice(at, region.ours));
    at = region.ours + region.oursCount;
    const ours = sides.ours.slice(region.ours, at);
    const theirs = sides.theirs.slice(region.theirs, region.theirs + region.theirsCount);
    const origin = region.origin === 'conflict' ? (options.favor ?? 'conflict') : region.origin;
    if (origin === 'ours') parts.push(...ours);
    else if (origin === 'theirs') parts.push(...theirs);
    else if (origin === 'union') {
      ownLine(ours, '\n');
      parts.push(...theirs);
    } else {
      conflicts++;
      const end = usesCrlf(sides, region) ? '\r\n' : '\n';
      const marker = (sign: string, label: string) =>
        parts.push(sign.repeat(size) + (label === '' ? '' : ` ${label}`) + end);
      marker('<', options.labels.ours);
      ownLine(ours, end);
      if (style !== 'merge') {
        marker('|', options.labels.base);
        ownLine(sides.base.slice(region.base, region.base + region.baseCount), end);
      }
      marker('=', '');
      ownLine(theirs, end);
      marker('>', options.labels.theirs);
    }
  }
  parts.push(...sides.ours.slice(at));
  return { text: parts.join(''), conflicts };
}

/** Whether a file ends its lines with CRLF near a line; undefined: it does not tell. */
function crlfAt(lines: readonly ByteString[], at: number): boolean | undefined {
  if (lines.length === 0) return undefined;
  const line = lines[at] ?? '';
  if (at < lines.length - 1 || line.endsWith('\n')) return line.endsWith('\r\n');
  return at === 0 ? undefined : lines[at - 1]!.endsWith('\r\n');
}

function usesCrlf(sides: Sides, region: Region): boolean {
  let crlf = crlfAt(sides.ours, Math.max(region.ours - 1, 0));
  if (crlf !== false) crlf = crlfAt(sides.theirs, Math.max(region.theirs - 1, 0));
  if (crlf !== false) crlf = crlfAt(sides.base, 0);
  return crlf === true;
}
