import { histogram, sturgesEdges } from './histogram';
import { countsOf, distinctCount, type Sample } from './sample';

/** Numeric columns with at most this many distinct reference values are compared value by value. */
const MOST_CATEGORIES = 20;
const SMALL_SHARE = 0.0001;

/** The share of each bin or category in both samples. */
export interface Shares {
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

/**
 * Shares by Evidently's binning (`get_binned_data`): Sturges bins over both samples together for numbers with more than 20
 * distinct values in the reference, else one for each value that occurs.
 * @param fillZeros put a small share in place of 0, for formulas with a logarithm
 */
export function sharesOf(reference: Sample, current: Sample, fillZeros: boolean): Shares {
  const [first, second] = binned(reference, current);
  const shares = {
    reference: first.map((count) => count / reference.values.length),
    current: second.map((count) => count / current.values.length),
  };
  if (!fillZeros) return shares;
  return { reference: filled(shares.reference), current: filled(shares.current) };
}

function binned(reference: Sample, current: Sample): [Float64Array, Float64Array] {
  const isContinuous = reference.kind === 'num' && distinctCount(reference) > MOST_CATEGORIES;
  if (isContinuous && current.kind === 'num') {
    const edges = sturgesEdges([...reference.values, ...current.values]);
    return [histogram(reference.values, edges), histogram(current.values, edges)];
  }
  const counts = countsOf(reference, current);
  return [counts.reference, counts.current];
}

/** 0 becomes 0.0001, or a millionth of the smallest share where that is 0.0001 or less. */
function filled(shares: Float64Array): Float64Array {
  const least = shares.reduce((low, share) => (share > 0 ? Math.min(low, share) : low), 1);
  const filler = least <= SMALL_SHARE ? least / 1e6 : SMALL_SHARE;
  return shares.map((share) => (share === 0 ? filler : share));
}
