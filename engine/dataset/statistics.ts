/** Mean, spread and skew of some numbers; null where there are too few of them. */
export interface Moments {
  readonly count: number;
  readonly mean: number | null;
  /** Of the sample: n − 1 in the denominator. Null below two values. */
  readonly standardDeviation: number | null;
  /**
   * The adjusted Fisher-Pearson coefficient G1 = √(n(n−1))/(n−2) · m3/m2^1.5 (Joanes & Gill, 1998), as pandas, SAS and
   * Excel give it. 0: symmetric; above 0: a long tail to the right. Null below three values, or when all are equal.
   */
  readonly skew: number | null;
}

/** The moments of the numbers of an array; NaN is left out. Two passes, so that large means cost no digits. */
export function momentsOf(values: ArrayLike<number>): Moments {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
  }
  if (count === 0) return { count, mean: null, standardDeviation: null, skew: null };
  const mean = sum / count;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < values.length; i++) {
    const off = values[i]! - mean;
    if (Number.isNaN(off)) continue;
    squares += off * off;
    cubes += off * off * off;
  }
  const m2 = squares / count;
  const m3 = cubes / count;
  const isFlat = m2 <= (1e-14 * Math.abs(mean)) ** 2;
  return {
    count,
    mean,
    standardDeviation: count < 2 ? null : Math.sqrt(squares / (count - 1)),
    skew:
      count < 3 || isFlat
        ? null
        : ((Math.sqrt(count * (count - 1)) / (count - 2)) * m3) / (m2 * Math.sqrt(m2)),
  };
}

/** A correlation and the number of pairs that it comes from. */
export interface Correlation {
  /** In [−1, 1]; null below two pairs, or when one side does not vary. */
  readonly r: number | null;
  readonly pairs: number;
}

/** Pearson's correlation over the rows where both have a value. */
export function pearson(first: ArrayLike<number>, second: ArrayLike<number>): Correlation {
  const [a, b] = complete(first, second);
  return { r: product(a, b), pairs: a.length };
}

/** Spearman's: Pearson's of the ranks, those of equal values averaged, over the rows where both have a value. */
export function spearman(first: ArrayLike<number>, second: ArrayLike<number>): Correlation {
  const [a, b] = complete(first, second);
  return { r: product(ranksOf(a), ranksOf(b)), pairs: a.length };
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a]! - values[b]!,
  );
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

function complete(first: ArrayLike<number>, second: ArrayLike<number>): [Float64Array, Float64Array] {
  const length = Math.min(first.length, second.length);
  const a = new Float64Array(length);
  const b = new Float64Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    if (Number.isNaN(first[i]!) || Number.isNaN(second[i]!)) continue;
    a[count] = first[i]!;
    b[count++] = second[i]!;
  }
  return [a.subarray(0, count), b.subarray(0, count)];
}

function product(a: Float64Array, b: Float64Array): number | null {
  const { length } = a;
  if (length < 2) return null;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < length; i++) {
    meanA += a[i]! / length;
    meanB += b[i]! / length;
  }
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < length; i++) {
    const offA = a[i]! - meanA;
    const offB = b[i]! - meanB;
    both += offA * offB;
    squaresA += offA * offA;
    squaresB += offB * offB;
  }
  const isFlat = (squares: number, mean: number) => squares <= length * (1e-14 * Math.abs(mean)) ** 2;
  if (isFlat(squaresA, meanA) || isFlat(squaresB, meanB)) return null;
  return Math.max(-1, Math.min(1, both / Math.sqrt(squaresA * squaresB)));
}
