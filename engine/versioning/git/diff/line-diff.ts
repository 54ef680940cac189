import type { ByteString } from '../text/byte-string';
import { compactChanges } from './compaction';
import { classifyLines, type LineClasses, type Whitespace } from './line-classes';
import { MiddleSnake } from './middle-snake';

/** One change: `countA` lines of the old file from `startA` on give way to `countB` lines of the new one. */
export interface LineChange {
  readonly startA: number;
  readonly countA: number;
  readonly startB: number;
  readonly countB: number;
}

export interface LineDiffOptions {
  readonly whitespace?: Whitespace;
  /** Let a change that can slide start where the indentation says; `git diff` does, `git merge` does not. */
  readonly indentHeuristic?: boolean;
  /** Search for the smallest diff whatever it costs (`--minimal`). */
  readonly minimal?: boolean;
}

const MAX_OCCURRENCES = 1024;
const MIN_MAX_COST = 256;
const SCAN_WINDOW = 100;
const DISCARD_FACTOR = 4;

/** Git's quick square root: the power of two above half the bits. */
function roughRoot(n: number): number {
  let root = 1;
  for (let left = n; left > 0; left >>= 2) root <<= 1;
  return root;
}

/**
 * The changes that make `a` into `b`, in order: Myers' algorithm with git's shortcuts for common heads and tails, lines
 * that the other side has not, and lines that it has very often.
 */
export function diffLines(
  a: readonly ByteString[],
  b: readonly ByteString[],
  options: LineDiffOptions = {},
): LineChange[] {
  const classes = classifyLines(a, b, options.whitespace);
  // One more place on either side lets the compaction look over the edge.
  const changedA = new Uint8Array(a.length + 1);
  const changedB = new Uint8Array(b.length + 1);
  markChanges(classes, changedA, changedB, options.minimal === true);
  const heuristic = options.indentHeuristic === true;
  compactChanges({ lines: a, classes: classes.a, changed: changedA }, changedB, heuristic);
  compactChanges({ lines: b, classes: classes.b, changed: changedB }, changedA, heuristic);
  return collect(changedA, changedB, a.length, b.length);
}

function collect(changedA: Uint8Array, changedB: Uint8Array, lengthA: number, lengthB: number): LineChange[] {
  const changes: LineChange[] = [];
  for (let i = 0, j = 0; i < lengthA || j < lengthB; i++, j++) {
    const startA = i;
    const startB = j;
    while (changedA[i] === 1) i++;
    while (changedB[j] === 1) j++;
    if (i > startA || j > startB) changes.push({ startA, countA: i - startA, startB, countB: j - startB });
  }
  return changes;
}

function markChanges(
  classes: LineClasses,
  changedA: Uint8Array,
  changedB: Uint8Array,
  minimal: boolean,
): void {
  const { a, b } = classes;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const keptA = keepUseful(a, head, a.length - tail, classes.countB, changedA, minimal);
  const keptB = keepUseful(b, head, b.length - tail, classes.countA, changedB, minimal);
  const rowA = Int32Array.from(keptA, (i) => a[i]!);
  const rowB = Int32Array.from(keptB, (i) => b[i]!);
  const maxCost = Math.max(roughRoot(rowA.length + rowB.length + 3), MIN_MAX_COST);
  const search = new MiddleSnake(rowA, rowB, maxCost);
  const visit = (start1: number, end1: number, start2: number, end2: number, fully: boolean) => {
    let [low1, high1, low2, high2] = [start1, end1, start2, end2];
    while (low1 < high1 && low2 < high2 && rowA[low1] === rowB[low2]) {
      low1++;
      low2++;
    }
    while (low1 < high1 && low2 < high2 && rowA[high1 - 1] === rowB[high2 - 1]) {
      high1--;
      high2--;
    }
    if (low1 === high1) for (; low2 < high2; low2++) changedB[keptB[low2]!] = 1;
    else if (low2 === high2) for (; low1 < high1; low1++) changedA[keptA[low1]!] = 1;
    else {
      const cut = search.split({ low1, high1, low2, high2 }, fully);
      visit(low1, cut.i1, low2, cut.i2, cut.minimalLow);
      visit(cut.i1, high1, cut.i2, high2, cut.minimalHigh);
    }
  };
  visit(0, rowA.length, 0, rowB.length, minimal);
}

/** The other side has no such line, some, or so many that one of them tells little. */
const Use = { None: 0, Some: 1, Common: 2 } as const;

/** The lines between `start` and `end` that are worth comparing; the others are marked as changed. */
function keepUseful(
  row: Int32Array,
  start: number,
  end: number,
  countInOther: Int32Array,
  changed: Uint8Array,
  minimal: boolean,
): number[] {
  const limit = Math.min(roughRoot(row.length), MAX_OCCURRENCES);
  const use = new Uint8Array(row.length + 1);
  for (let i = start; i < end; i++) {
    const found = countInOther[row[i]!]!;
    use[i] = found === 0 ? Use.None : found >= limit && !minimal ? Use.Common : Use.Some;
  }
  const kept: number[] = [];
  for (let i = start; i < end; i++) {
    if (use[i] === Use.Some || (use[i] === Use.Common && !isLost(use, i, start, end - 1))) kept.push(i);
    else changed[i] = 1;
  }
  return kept;
}

/** Whether a common line stands among so many lines without a match that it may go with them. */
function isLost(use: Uint8Array, at: number, from: number, to: number): boolean {
  const first = Math.max(from, at - SCAN_WINDOW);
  const last = Math.min(to, at + SCAN_WINDOW);
  const scan = (step: 1 | -1) => {
    let none = 0;
    let common = 1;
    for (let i = at + step; i >= first && i <= last; i += step) {
      if (use[i] === Use.None) none++;
      else if (use[i] === Use.Common) common++;
      else break;
    }
    return { none, common };
  };
  const before = scan(-1);
  if (before.none === 0) return false;
  const after = scan(1);
  if (after.none === 0) return false;
  const none = before.none + after.none;
  const common = before.common + after.common;
  return common * DISCARD_FACTOR < common + none;
}
