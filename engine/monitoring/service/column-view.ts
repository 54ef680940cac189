import type { Table } from '../../dataset/table';
import { histogram, sturgesEdges } from '../drift/histogram';
import { countsOf, distinctCount, sampleOf } from '../drift/sample';

/** Both distributions of a column, in the bins in which divergences see them. */
export interface ColumnView {
  readonly name: string;
  /** What a bin is called: `12 – 24`, or the value itself. */
  readonly bins: readonly { readonly label: string; readonly reference: number; readonly current: number }[];
  /** Values of each side that are there, and those that are missing. */
  readonly reference: { readonly count: number; readonly missing: number };
  readonly current: { readonly count: number; readonly missing: number };
}

/** More bars than these cannot be told apart; the rarest categories are put together. */
const MOST_BINS = 24;

/**
 * The shares of a column's values in a reference and in current rows: numbers in equal bins by Sturges' rule over both, as the
 * distances have it, categories by value.
 */
export function columnView(name: string, reference: Table, current: Table): ColumnView | null {
  const [first, second] = [reference, current].map((table) => table.columns.find((one) => one.name === name));
  if (!first || !second || first.kind !== second.kind) return null;
  const [before, now] = [sampleOf(first), sampleOf(second)];
  const counts = {
    reference: { count: before.values.length, missing: reference.rowCount - before.values.length },
    current: { count: now.values.length, missing: current.rowCount - now.values.length },
  };
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  if (before.kind === 'num' && now.kind === 'num' && distinctCount(before) > 20) {
    const edges = sturgesEdges([...before.values, ...now.values]);
    const [a, b] = [histogram(before.values, edges), histogram(now.values, edges)];
    const bins = Array.from(a, (count, bin) => ({
      label: `${rounded(edges[bin]!)} – ${rounded(edges[bin + 1]!)}`,
      reference: share(count, before.values.length),
      current: share(b[bin]!, now.values.length),
    }));
    return { name, bins, ...counts };
  }
  const both = countsOf(before, now);
  const all = both.keys.map((key, at) => ({
    label: String(key),
    reference: share(both.reference[at]!, before.values.length),
    current: share(both.current[at]!, now.values.length),
  }));
  if (all.length <= MOST_BINS) return { name, bins: all, ...counts };
  const ranked = [...all].sort((x, y) => y.reference + y.current - x.reference - x.current);
  const rest = ranked.slice(MOST_BINS - 1);
  const sum = (of: 'reference' | 'current') => rest.reduce((total, bin) => total + bin[of], 0);
  return {
    name,
    bins: [
      ...ranked.slice(0, MOST_BINS - 1),
      { label: `${rest.length} others`, reference: sum('reference'), current: sum('current') },
    ],
    ...counts,
  };
}

const rounded = (value: number): string => String(Number(value.toPrecision(3)));
