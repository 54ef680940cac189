/** The number of paths by the sum of squares that they gather. */
type Frequencies = Map<number, number>;

/**
 * The exact p-value of U of the two-sample Cramér–von Mises test: over all paths of the lattice, which of them gather as
 * much (Y. Xiao, A. Gordon and A. Yakovlev, A C++ program for the Cramér–von Mises two-sample test, J. Stat. Software 17,
 * 2006, eq. 11). Counts stay whole numbers below 2⁵³ for samples of at most 20.
 */
export function exactCramerVonMises(u: number, m: number, n: number): number {
  const common = (m * n) / greatestCommonDivisor(m, n);
  const stepOfFirst = common / m;
  const stepOfSecond = common / n;
  const product = m * n;
  const least = Math.floor(
    (common ** 2 * (m + n) * (6 * u - product * (4 * product - 1))) / (6 * product ** 2),
  );
  let row: Frequencies[] = Array.from({ length: m + 1 }, (_, v) => new Map(v === 0 ? [[0, 1]] : []));
  for (let i = 0; i <= n; i++) {
    let gathered: Frequencies = new Map();
    row = row.map((above, v) => {
      const square = (stepOfFirst * v - stepOfSecond * i) ** 2;
      const next: Frequencies = new Map();
      for (const from of [gathered, above]) {
        for (const [value, count] of from) next.set(value + square, (next.get(value + square) ?? 0) + count);
      }
      gathered = next;
      return next;
    });
  }
  let all = 0;
  let asMuch = 0;
  for (const [value, count] of row[m]!) {
    all += count;
    if (value >= least) asMuch += count;
  }
  return asMuch / all;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
