import { describe, expect, it } from 'vitest';
import { fitRidge } from '../../../dataset/ridge';
import type { RowCondition } from '../../../world/rows/condition';
import { RowEncoder } from './encode-rows';
import { referenceLearner } from './reference-learner';
import { SumsOfPrefixes } from './sums-of-prefixes';
import { customerFeed, houseFeed } from './testing/worlds';

const feed = houseFeed();
const KNOWN = 900;
const rowsTo = (count: number) => Int32Array.from({ length: count }, (_, row) => row);
const taught = (count: number) => ({ rows: rowsTo(count), targets: feed.truth.slice(0, count) });
const order = { asOf: 0, recipe: 1, without: [], seed: 'x' };
const condition = (column: string, change: RowCondition['change']): RowCondition => ({
  id: `${column}/${change.kind}`,
  column,
  change,
});

describe('the regression of the reference', () => {
  it('is ridge regression on the encoded columns', () => {
    const customers = customerFeed();
    const encoder = new RowEncoder(customers, KNOWN);
    const { rows } = taught(KNOWN);
    const targets = customers.truth.slice(0, KNOWN);
    // Each row as its whole encoded columns: what a unit weight on each gives.
    const unit = Array.from({ length: encoder.width }, (_, at) =>
      Float64Array.from({ length: encoder.width }, (_x, i) => Number(i === at)),
    );
    const whole = Array.from(rows, (row) => unit.map((weights) => encoder.dot(weights, row, null, []).sum));
    const wanted = fitRidge(whole, [...targets], 3);
    const model = referenceLearner(customers, KNOWN, 'none').train({ ...order, rows, targets });
    for (let row = 0; row < 50; row++)
      expect(model.answer(row, null)).toBeCloseTo(Math.min(1, Math.max(0, wanted.predict(whole[row]!))), 8);
  });

  it('gives the same bits whether its sums go on from those of an earlier training or not', () => {
    const encoder = new RowEncoder(feed, KNOWN);
    const kept = new SumsOfPrefixes(encoder);
    for (const count of [300, 380, 314, 394, 394, 200]) {
      const { rows, targets } = taught(count);
      expect(kept.of(rows, targets)).toEqual(new SumsOfPrefixes(encoder).of(rows, targets));
    }
    const poisoned = taught(394).targets.map((price, at) => (at === 10 ? price * 10 : price));
    expect(kept.of(rowsTo(394), poisoned)).toEqual(new SumsOfPrefixes(encoder).of(rowsTo(394), poisoned));
  });

  it('estimates houses that it has not seen within a tenth, on the median', () => {
    const model = referenceLearner(feed, KNOWN, 'checked').train({ ...order, ...taught(KNOWN) });
    const errors = Float64Array.from({ length: 300 }, (_, i) => {
      const row = KNOWN + i;
      return Math.abs(model.answer(row, null) / feed.truth[row]! - 1);
    }).sort();
    expect(errors[150]).toBeLessThan(0.1);
  });

  it.each([
    ['checked', condition('Gr_Liv_Area', { kind: 'renamed', to: 'area' }), Number.POSITIVE_INFINITY],
    ['none', condition('Gr_Liv_Area', { kind: 'missing' }), Number.NaN],
    ['checked', condition('Gr_Liv_Area', { kind: 'scaled', factor: 0.0929 }), Number.POSITIVE_INFINITY],
    [
      'checked',
      condition('Neighborhood', { kind: 'new-category', name: 'Nowhere' }),
      Number.POSITIVE_INFINITY,
    ],
  ] as const)('code with care “%s” answers a row in a condition', (care, bad, answer) => {
    const model = referenceLearner(feed, KNOWN, care).train({ ...order, ...taught(KNOWN) });
    expect(model.answer(KNOWN, bad)).toBe(answer);
    expect(model.answer(KNOWN, null)).toBeGreaterThan(10_000);
  });

  it('without care a wrong unit is estimated all the same; without the column it does not matter', () => {
    const bad = condition('Gr_Liv_Area', { kind: 'scaled', factor: 0.0929 });
    const learner = referenceLearner(feed, KNOWN, 'none');
    const careless = learner.train({ ...order, ...taught(KNOWN) });
    expect(careless.answer(KNOWN, bad)).toBeLessThan(0.8 * careless.answer(KNOWN, null));
    const without = learner.train({ ...order, ...taught(KNOWN), without: ['Gr_Liv_Area'] });
    expect(without.answer(KNOWN, bad)).toBe(without.answer(KNOWN, null));
  });

  it('the first recipe follows the level of the newest labels', () => {
    const { rows, targets } = taught(KNOWN);
    const fallen = targets.map((price, at) => (at >= KNOWN - 60 ? price * 0.75 : price));
    const learner = referenceLearner(feed, KNOWN, 'checked');
    const level = (recipe: number) => {
      const model = learner.train({ ...order, recipe, rows, targets: fallen });
      const ratios = Float64Array.from(
        { length: 100 },
        (_, i) => model.answer(KNOWN + i, null) / feed.truth[KNOWN + i]!,
      ).sort();
      return ratios[50]!;
    };
    expect(level(0)).toBeLessThan(0.85);
    expect(level(1)).toBeGreaterThan(0.9);
  });
});
