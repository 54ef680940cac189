import { diffArrays } from 'diff';
import type { FileContent } from '@/engine/core/files';
import { linesOf } from '@/engine/workspace/diff';

/** Longer texts are not compared line by line. */
export const LONGEST = 400_000;
/** Unchanged lines that are shown around a change. */
const AROUND = 3;
/** Lines that are shown at most. */
const MOST = 1_500;

/** One line of a comparison. Numbers count from 1 and say where the line stands in each text; null: it is not in it. */
export interface DiffLine {
  readonly sign: ' ' | '+' | '-';
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
}

/** A comparison of two texts: lines near changes, with gaps between; or why there is none. */
export type LineDiff =
  | { readonly kind: 'lines'; readonly hunks: readonly (readonly DiffLine[])[]; readonly cut: boolean }
  | { readonly kind: 'same' | 'bytes' | 'too-long' };

/** Compares two contents; one that is not there is empty. */
export function lineDiff(before: FileContent | null, after: FileContent | null): LineDiff {
  const [a, b] = [before ?? '', after ?? ''];
  if (typeof a !== 'string' || typeof b !== 'string') return { kind: 'bytes' };
  if (a === b) return { kind: 'same' };
  if (a.length + b.length > LONGEST) return { kind: 'too-long' };
  const lines = numbered(linesOf(a), linesOf(b));
  if (lines.every(({ sign }) => sign === ' ')) return { kind: 'same' };
  const near = new Uint8Array(lines.length);
  for (const [i, { sign }] of lines.entries())
    if (sign !== ' ') near.fill(1, Math.max(0, i - AROUND), Math.min(lines.length, i + AROUND + 1));
  const hunks: DiffLine[][] = [];
  let shown = 0;
  for (const [i, line] of lines.entries()) {
    if (near[i] === 0) continue;
    if (++shown > MOST) return { kind: 'lines', hunks, cut: true };
    if (i === 0 || near[i - 1] === 0) hunks.push([]);
    hunks.at(-1)!.push(line);
  }
  return { kind: 'lines', hunks, cut: false };
}

function numbered(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  let [before, after] = [0, 0];
  return diffArrays([...a], [...b]).flatMap(({ value, added, removed }) =>
    value.map((text): DiffLine => {
      if (added) return { sign: '+', before: null, after: ++after, text };
      if (removed) return { sign: '-', before: ++before, after: null, text };
      return { sign: ' ', before: ++before, after: ++after, text };
    }),
  );
}
