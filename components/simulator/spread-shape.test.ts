import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIGURES, figureOf, type LaneFigures } from '@/engine/simulator/figures';
import { spreadBins } from './spread-shape';

const figures = (wrong: number | null) =>
  ({ ...Object.fromEntries(FIGURES.map(({ id }) => [id, null])), wrong }) as LaneFigures;

it('puts every measured seed into one bin of each lane', () => {
  const value = fc.option(fc.double({ min: -1e6, max: 1e9, noNaN: true }), { nil: null });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value), { minLength: 1 }),
      fc.integer({ min: 1, max: 60 }),
      (pairs, count) => {
        const outcomes = pairs.map(([a, b], i) => ({
          seed: `${i}`,
          adHoc: figures(a),
          practice: figures(b),
        }));
        const bins = spreadBins(figureOf('wrong'), outcomes, count);
        if (!bins) {
          expect(pairs.flat().every((one) => one === null)).toBe(true);
          return;
        }
        for (const lane of ['adHoc', 'practice'] as const) {
          const inBins = bins[lane].flatMap(({ seeds }) => seeds);
          expect(new Set(inBins).size).toBe(inBins.length);
          expect(inBins.length + bins.unmeasured[lane]).toBe(pairs.length);
          expect(Math.max(...bins[lane].map(({ seeds }) => seeds.length))).toBeLessThanOrEqual(bins.most);
        }
      },
    ),
  );
});
