import { group } from 'd3-array';
import { StagecraftError } from '../../../core/errors';

/** What the two candidates came to in one quarter, figure by figure; null: there was nothing to measure. */
export interface Quarter {
  readonly A: Readonly<Record<string, number | null>>;
  readonly B: Readonly<Record<string, number | null>>;
}

/** A table of quarters cannot be read. */
export class QuartersTableError extends StagecraftError<'quarters-table'> {
  constructor(reason: string) {
    super('quarters-table', `The table of quarters cannot be read: ${reason}.`);
  }
}

/** Reads a CSV with `quarter`, `candidate` (A or B) and figures; an empty cell is null. @throws QuartersTableError */
export function readQuarters(csv: string): readonly Quarter[] {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const [first, second, ...figures] = header.split(',');
  if (first !== 'quarter' || second !== 'candidate')
    throw new QuartersTableError(`its first columns are ${first} and ${second}`);
  const rows = group(
    lines.map((line) => line.split(',')),
    ([quarter]) => quarter,
  );
  return [...rows].map(([name, both]) => {
    const of = (candidate: 'A' | 'B') => {
      const row = both.find(([, one]) => one === candidate);
      if (!row) throw new QuartersTableError(`quarter ${name} has no candidate ${candidate}`);
      return Object.fromEntries(figures.map((figure, i) => [figure, row[i + 2] ? Number(row[i + 2]) : null]));
    };
    return { A: of('A'), B: of('B') };
  });
}

/** Those quarters, each once, that are not among the ones that were seen. */
export function unseenQuarters(quarters: readonly Quarter[], seen: readonly Quarter[]): readonly Quarter[] {
  const known = new Set(seen.map((quarter) => JSON.stringify(quarter)));
  return quarters.filter((quarter) => {
    const name = JSON.stringify(quarter);
    if (known.has(name)) return false;
    known.add(name);
    return true;
  });
}

/** Which way a figure is better. */
export type Better = 'lower' | 'higher';

/**
 * Who was better in a figure: 1 for B, −1 for A, 0 for neither. Nothing to measure is better than any time, and worse than
 * any figure that should be high.
 */
export function betterOf({ A, B }: Quarter, figure: string, better: Better): -1 | 0 | 1 {
  const missing = Number.NEGATIVE_INFINITY;
  const a = A[figure] ?? missing;
  const b = B[figure] ?? missing;
  if (a === b) return 0;
  return (better === 'lower' ? b < a : b > a) ? 1 : -1;
}

/** The share of the quarters in which B was better, and in which A was, each in [0, 1]. */
export function shares(
  quarters: readonly Quarter[],
  figure: string,
  better: Better,
): { readonly B: number; readonly A: number } {
  const count = (who: -1 | 1) =>
    quarters.filter((quarter) => betterOf(quarter, figure, better) === who).length /
    Math.max(1, quarters.length);
  return { B: count(1), A: count(-1) };
}
