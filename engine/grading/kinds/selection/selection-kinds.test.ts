import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../../../core/code-runner';
import { seededRng } from '../../../core/rng';
import type { DirtLedger } from '../../../dataset/dirt/types';
import { FakeRunner } from '../../testing/fake-runner';
import type { MeasurementContext } from '../../types';
import { selectedFeatures } from '../selected-features';
import { selectionPoison } from '../selection-poison';
import { selectionYears } from './curve-facts';
import { readFeatureColumns } from './feature-table';
import { Retrainer } from './retrain';

/** A small market: the price follows area, its twin, and age; six columns are noise. */
const rng = seededRng('market');
const houses = Array.from({ length: 400 }, (_, i) => {
  const [area, age] = [rng.next(), rng.next()];
  const noise = Array.from({ length: 6 }, () => rng.next());
  const price = Math.round(100_000 * Math.exp(area - 0.6 * age + 0.05 * rng.next()));
  const features = [area, area + 0.01 * rng.next(), age, ...noise];
  return { id: `HS-${10_000 + i}`, year: 2006 + (i % 5), price, features };
});
const names = ['area', 'twin', 'age', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6'];
const columns = ['Listing_ID', 'Year_Sold', 'Neighborhood', 'Sale_Price', 'Closing_Fee'];
const ledger: DirtLedger = {
  columns,
  truth: houses.map(({ id, year, price }) => [id, `${year}`, 'Ames', `${price}`, '5']),
  lines: houses.map(({ id }) => ({ listing: id, as: 'row' })),
  marks: [],
};
const dirty = `${[[...columns, 'Notes'], ...ledger.truth.map((row) => [...row, ''])].map((row) => row.join(',')).join('\n')}\n`;
const table = `${[['Listing_ID', 'Year_Sold', ...names], ...houses.map(({ id, year, features }) => [id, year, ...features])].map((row) => row.join(',')).join('\n')}\n`;

function contextOf(answer: (request: RunRequest) => object): MeasurementContext {
  const runner = new FakeRunner((request) => ({
    writes: { 'out/features.csv': table, 'out/selected.json': JSON.stringify(answer(request)) },
  }));
  return {
    files: {
      'package.json': '{"scripts":{"notebook":"tsx notebook.ts"}}',
      'data/sales.csv': 'Year_Sold,Sale_Price\n2009,5\n',
    },
    support: {},
    solution: {},
    start: {},
    runner,
    seed: 'hidden',
    remake: (path) => (path === 'data/export.csv' ? dirty : JSON.stringify(ledger)),
    signal: new AbortController().signal,
    newRunId: () => 'run',
    progress: () => {},
  };
}

const where = { data: 'data/export.csv', ledger: 'data/export.ledger.json', heldOutFrom: 2009 };
const options = selectedFeatures.parseOptions({ ...where, count: 3, tolerance: 1.05, leaks: ['n6'] });
const measure = async (answer: object) =>
  (
    await selectedFeatures.measure(
      contextOf(() => answer),
      options,
    )
  ).facts;

const retrainer = new Retrainer(readFeatureColumns(table, ledger)!);
const years = selectionYears(2009);
const sets = [9, 8, 7, 6, 5, 4, 3, 2].map((size) => [0, 2, 1, 3, 4, 5, 6, 7, 8].slice(0, size));
const curveOf = (learn: keyof typeof years, judge: keyof typeof years) =>
  sets.map((set) => ({
    features: set.map((feature) => names[feature]!),
    error: retrainer.error(set, years[learn], years[judge]),
  }));

describe('selected-features', () => {
  it('passes a choice that holds, with its curve', async () => {
    expect(
      await measure({ features: ['area', 'age', 'twin'], curve: curveOf('learn', 'choose') }),
    ).toMatchObject({
      featuresTotal: 9,
      selectedCount: 3,
      notFeatures: '',
      leaks: '',
      unknown: '',
      curvePoints: 8,
      curveHasSelected: true,
      curveIs: 'trained-anew',
    });
  });

  it.each([
    ['own-rows', curveOf('past', 'past')],
    ['own-rows', curveOf('learn', 'learn')],
    ['held-out', curveOf('past', 'later')],
    [
      'not-retrained',
      curveOf('learn', 'choose').map((point, i) => ({ ...point, error: point.error * 1.05 ** i })),
    ],
  ])('knows a curve whose errors are %s', async (name, curve) => {
    expect(await measure({ features: ['area', 'age'], curve })).toMatchObject({ curveIs: name });
  });

  it('misses twins that are both gone, and knows the least for the most', async () => {
    const gone = await measure({ features: ['age', 'n1', 'n2'] });
    expect(gone).toMatchObject({ lostTwins: 'area and twin', curvePoints: 0, curveIs: null });
    expect(gone.overBar).toBeGreaterThan(1.2);
    const least = await measure({ features: ['n1', 'n2', 'n3'] });
    expect(least.meanRank).toBeGreaterThan(0.5);
  });

  it('lists what is no feature, unknown, or from after the sale', async () => {
    expect(await measure({ features: ['Sale_Price', 'age', 'n6', 'attic', 'age'] })).toMatchObject({
      notFeatures: 'Sale_Price',
      leaks: 'n6',
      unknown: 'attic',
      twice: 1,
      selectedCount: 4,
    });
  });

  it('says what it cannot read', async () => {
    expect(await measure([])).toMatchObject({ problem: expect.stringContaining('out/selected.json') });
  });
});

describe('selection-poison', () => {
  const poison = selectionPoison.parseOptions({ ...where, prices: 'data/sales.csv' });

  it('does not mind a choice by the past', async () => {
    const { facts } = await selectionPoison.measure(
      contextOf(() => ({ features: ['age', 'area'] })),
      poison,
    );
    expect(facts).toMatchObject({ moved: 0, featuresMoved: false, selectedCount: 2 });
  });

  it('sees a choice that follows the held-out prices, in the export or in the price list', async () => {
    for (const path of ['data/export.csv', 'data/sales.csv']) {
      const seen = new Set<unknown>();
      const { facts } = await selectionPoison.measure(
        contextOf(({ files }) => ({ features: ['age', seen.add(files[path]).size === 1 ? 'area' : 'n1'] })),
        poison,
      );
      expect(facts).toMatchObject({ moved: 2, gone: 'area', come: 'n1' });
    }
  });
});
