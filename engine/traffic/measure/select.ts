/**
 * Puts the value of a rank in its place, as if `values` were sorted between `left` and `right`: what is before it is
 * not greater, what is behind it not less. C. A. R. Hoare's FIND (1961) with the median of three, in place and without
 * a function call for each comparison, which is what makes the one of d3-array slow for a million latencies a second.
 * @param rank an index; left ≤ rank ≤ right
 */
export function selectRank(values: Float64Array, rank: number, left: number, right: number): number {
  let low = left;
  let high = right;
  while (low < high) {
    const pivot = medianOfThree(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else break;
  }
  return values[rank]!;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
