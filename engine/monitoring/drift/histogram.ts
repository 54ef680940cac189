/** Edges of bins, in ascending order; one more than there are bins. */
export type Edges = Float64Array;

/**
 * Equal bins by Sturges' rule over some values: ⌈log₂ N + 1⌉ of them from the least to the greatest, as NumPy's
 * `histogram_bin_edges(bins="sturges")`. When all values are equal: one bin of width 1 around them.
 */
export function sturgesEdges(values: ArrayLike<number>): Edges {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  if (low === high) return Float64Array.of(low - 0.5, high + 0.5);
  const width = (high - low) / (Math.log2(values.length) + 1);
  const bins = Math.ceil((high - low) / width);
  const step = (high - low) / bins;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => low + step * i);
  edges[bins] = high;
  return edges;
}

/** How many values lie in each bin [edge, next edge); the last bin takes its upper edge too. Values outside are left out. */
export function histogram(values: ArrayLike<number>, edges: Edges): Float64Array {
  const bins = edges.length - 1;
  const counts = new Float64Array(bins);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < edges[0]! || value > edges[bins]!) continue;
    let low = 0;
    let high = bins;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (value >= edges[middle]!) low = middle;
      else high = middle;
    }
    counts[low]!++;
  }
  return counts;
}
