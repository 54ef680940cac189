import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../../core/rng';
import { chiSquareUpper, normalUpper, scaledBesselK, studentTwoSided } from '../statistics/distributions';
import { kolmogorovUpper } from '../statistics/kolmogorov';
import { columnDrift } from './column-drift';
import { DRIFT_TESTS, driftTestNamed } from './registry';
import { categoricalSample, numericSample, type Sample } from './sample';
import { goldenPair } from './testing/samples';

const golden = JSON.parse(readFileSync(new URL('./testing/scipy.json', import.meta.url), 'utf8')) as {
  twoSamples: ({ n1: number; n2: number; mode: string; seeds: number[] } & Record<string, unknown>)[];
  kolmogorov: [number, number, number][];
  fisher: [number, number, number, number][];
  tables: {
    reference: number[];
    current: number[];
    chisquare: [number | string, number];
    g_test: [number | string, number];
  }[];
  distributions: Record<string, number[][]>;
};

/** Within a relative error, or an absolute one where the wanted value is about 0. */
function near(actual: number, wanted: number, relative: number, absolute = 0): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(Math.max(relative * Math.abs(wanted), absolute));
}
const scoreOf = (test: string, reference: Sample, current: Sample) =>
  driftTestNamed(test, reference.kind).compare(reference, current, seededRng(1));

const r = (count: number) => numericSample(Array.from({ length: count }, (_, i) => (37 * i) % 101));
const c = numericSample(Array.from({ length: 150 }, (_, i) => (53 * i + 7) % 113));
const letters = (text: string, times: number) => categoricalSample([...text.repeat(times)]);

describe('drift as Evidently computes it', () => {
  it.each([
    ['psi', 0.7578748469078995],
    ['jensenshannon', 0.19703729593190844],
    ['wasserstein', 0.18771098400466496],
    ['kl_div', 0.11347091284022652],
    ['hellinger', 0.14167301574392865],
  ])('golden A: %s', (test, wanted) => near(scoreOf(test, r(200), c).score, wanted, 0, 1e-9));

  it('golden A: ks', () => {
    const { score, statistic } = scoreOf('ks', r(200), c);
    near(statistic!, 0.10666666666666667, 0, 1e-9);
    near(score, 0.2670091673604593, 1e-6);
  });

  it.each([
    ['psi', 0.6514600704845637],
    ['jensenshannon', 0.18460107929526154],
    ['wasserstein', 0.1913063572186195],
  ])('golden B: %s', (test, wanted) => near(scoreOf(test, r(1500), c).score, wanted, 0, 1e-9));

  it.each([
    ['psi', 0.6277784506674913],
    ['jensenshannon', 0.2734039767333636],
    ['kl_div', 0.31388922533374564],
  ])('golden C: %s', (test, wanted) =>
    near(scoreOf(test, letters('aabbbcd', 30), letters('aabcccd', 25)).score, wanted, 0, 1e-9),
  );

  it('golden C: chi-square', () =>
    near(scoreOf('chisquare', letters('aabbbcd', 30), letters('aabcccd', 25)).score, 1.0343447e-28, 1e-6));

  it.each(golden.twoSamples.map((one) => [`${one.n1} and ${one.n2} ${one.mode}`, one] as const))(
    'statistics and p-values of SciPy: %s',
    (_name, one) => {
      const [first, second] = goldenPair(one);
      const reference = numericSample(first);
      const current = numericSample(second);
      for (const test of ['ed', 'wasserstein', 'hellinger'])
        near(scoreOf(test, reference, current).score, one[test] as number, 0, 1e-9);
      for (const test of ['ks', 'mannw', 't_test', 'anderson', 'es', 'cramer_von_mises']) {
        const wanted = one[test] as [number, number] | undefined;
        if (!wanted) continue;
        const { score, statistic } = scoreOf(test, reference, current);
        near(statistic!, wanted[0], 1e-9, 1e-9);
        // 1 − (a sum to 1e-7) has no more digits than that where it is small.
        near(score, wanted[1], 1e-6, test === 'cramer_von_mises' ? 1e-14 : 1e-13);
      }
    },
  );

  it('the distribution of Kolmogorov, wherever one way gives over to the next', () => {
    for (const [n, d, wanted] of golden.kolmogorov) near(kolmogorovUpper(d, n), wanted, 1e-6, 1e-12);
  });

  it('distributions', () => {
    for (const [x, df, wanted] of golden.distributions.chi2!)
      near(chiSquareUpper(x!, df!), wanted!, 1e-10, 1e-300);
    for (const [x, df, wanted] of golden.distributions.t!)
      near(studentTwoSided(x!, df!), wanted!, 1e-10, 1e-300);
    for (const [x, wanted] of golden.distributions.norm!) near(normalUpper(x!), wanted!, 1e-12);
    for (const [x, wanted] of golden.distributions.kve!) near(scaledBesselK(0.25, x!), wanted!, 1e-12);
  });

  it("Fisher's exact test, and tables", () => {
    const binary = (yes: number, size: number) =>
      categoricalSample(Array.from({ length: size }, (_, i) => (i < yes ? 'a' : 'b')));
    for (const [yes, before, size, wanted] of golden.fisher)
      near(scoreOf('fisher_exact', binary(before, size), binary(yes, size)).score, wanted, 1e-9);
    const spread = (counts: readonly number[]) =>
      categoricalSample(counts.flatMap((count, i) => Array<string>(count).fill(String(i))));
    for (const table of golden.tables) {
      for (const test of ['chisquare', 'g_test'] as const) {
        const { score, statistic } = scoreOf(test, spread(table.reference), spread(table.current));
        const wanted = Number(table[test][0]);
        if (Number.isFinite(wanted)) near(statistic!, wanted, 1e-9);
        else expect(statistic).toBe(wanted);
        near(score, table[test][1], 1e-9);
      }
    }
  });

  it('permutation: same data is no drift, other data is, and a seed gives one answer', () => {
    for (const [test, same, other] of [
      ['TVD', letters('aabc', 30), letters('ccca', 30)],
      ['empirical_mmd', r(80), numericSample(Array.from({ length: 80 }, (_, i) => 70 + ((37 * i) % 101)))],
    ] as const) {
      expect(scoreOf(test, same, same).score).toBe(1);
      expect(scoreOf(test, same, other).score).toBe(0);
      expect(scoreOf(test, same, other)).toEqual(scoreOf(test, same, other));
    }
  });
});

describe('choice and threshold', () => {
  const num = (count: number, distinct: number) =>
    numericSample(Array.from({ length: count }, (_, i) => i % distinct));
  const cat = (count: number, distinct: number) =>
    categoricalSample(Array.from({ length: count }, (_, i) => `v${i % distinct}`));
  it.each([
    ['ks', num(1000, 6)],
    ['chisquare', num(1000, 5)],
    ['chisquare', num(1000, 3)],
    ['z', num(1000, 2)],
    ['wasserstein', num(1001, 6)],
    ['jensenshannon', num(1001, 5)],
    ['jensenshannon', num(1001, 2)],
    ['chisquare', cat(1000, 40)],
    ['z', cat(1000, 2)],
    ['z', cat(1000, 1)],
    ['jensenshannon', cat(1001, 2)],
  ])('%s', (test, sample) => {
    const drift = columnDrift(sample, sample);
    expect(drift).toMatchObject({ test, isDrift: false, threshold: /wass|jen/.test(test) ? 0.1 : 0.05 });
  });

  it('says what there is when a test is not there, or takes other columns', () => {
    expect(() => columnDrift(c, c, { test: 'nope' })).toThrow(/no drift test "nope".*ks.*wasserstein/);
    expect(() => columnDrift(c, c, { test: 'chisquare' })).toThrow(/takes cat columns/);
  });

  it('a score at the threshold is drift for distances and K-S, not for the other p-values', () => {
    const at = (name: string) => DRIFT_TESTS.find((test) => test.name === name)!.isDrift(0.1, 0.1);
    expect(['psi', 'wasserstein', 'jensenshannon', 'kl_div', 'hellinger', 'ks'].map(at)).not.toContain(false);
    expect(['chisquare', 'z', 'anderson', 'es', 'g_test', 'ed'].map(at)).not.toContain(true);
  });

  it('drops what is missing or infinite, and says when nothing is left', () => {
    expect(numericSample([1, Number.NaN, Number.POSITIVE_INFINITY]).values).toHaveLength(1);
    expect(columnDrift(c, numericSample([Number.NaN]))).toEqual({
      status: 'empty',
      kind: 'num',
      side: 'current',
    });
  });
});

describe('properties', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 21, maxLength: 80 });
  it('a sample does not drift from itself; p-values are chances and distances not below 0', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const numbers = [numericSample(first), numericSample(second)] as const;
        for (const test of DRIFT_TESTS) {
          if (test.measure === 'distance' && test.kinds.includes('num')) {
            const { score } = test.compare(...numbers, seededRng(1));
            expect(score).toBeGreaterThanOrEqual(0);
            expect(test.compare(numbers[0], numbers[0], seededRng(1)).score).toBeLessThan(1e-7);
          } else if (['ks', 'cramer_von_mises', 'anderson'].includes(test.name)) {
            const { score } = test.compare(...numbers, seededRng(1));
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('moving and stretching both samples changes no rank test and no normed distance', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1, max: 9 }), (first, second, factor) => {
        const moved = (of: number[]) => numericSample(of.map((value) => value * factor + 3));
        for (const test of ['ks', 'cramer_von_mises', 'anderson']) {
          near(
            scoreOf(test, moved(first), moved(second)).score,
            scoreOf(test, numericSample(first), numericSample(second)).score,
            1e-9,
          );
        }
        fc.pre(new Set(first).size > 1);
        near(
          scoreOf('wasserstein', moved(first), moved(second)).score,
          scoreOf('wasserstein', numericSample(first), numericSample(second)).score,
          1e-9,
        );
      }),
      { numRuns: 60 },
    );
  });
});
