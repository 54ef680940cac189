/** Uniform numbers of the congruential generator x ← 1664525x + 1013904223 mod 2³², which any language can repeat. */
export function lcgNumbers(seed: number, count: number): Float64Array {
  let x = seed;
  return Float64Array.from({ length: count }, () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x / 2 ** 32;
  });
}

const shapes: Readonly<Record<string, (a: number) => number>> = {
  u: (value) => value,
  sq: (value) => value * 1.1,
  near: (value) => value ** 1.02,
  r: (value) => Math.floor(value * 32),
};

/** The samples that the values of SciPy were computed on. */
export function goldenPair(golden: {
  readonly n1: number;
  readonly n2: number;
  readonly mode: string;
  readonly seeds: readonly number[];
}): [Float64Array, Float64Array] {
  const first = lcgNumbers(golden.seeds[0]!, golden.n1);
  const second = lcgNumbers(golden.seeds[1]!, golden.n2);
  const isWhole = golden.mode === 'r';
  return [isWhole ? first.map((value) => Math.floor(value * 30)) : first, second.map(shapes[golden.mode]!)];
}
