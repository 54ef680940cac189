import { describe, expect, it } from 'vitest';
import { seededRng } from '../../../core/rng';
import { bootstrapMean, bootstrapPaired } from '../../../evaluation/bootstrap';
import { cheapestThreshold } from '../../../evaluation/cost';
import { errorByGroup } from '../../../evaluation/groups';
import { costAt, hiddenChurn, shortCuts } from './hidden-churn';
import {
  errorsOf,
  type HiddenPredictions,
  hiddenPredictions,
  predictionsCsv,
  type Sale,
} from './hidden-predictions';
import { reportFacts } from './report-facts';

/** A town of eleven neighbourhoods: small ones, large ones, cheap ones, dear ones. */
const SALES: readonly Sale[] = [
  ['Old', 80, 110_000],
  ['Station', 60, 90_000],
  ['North', 140, 150_000],
  ['Lake', 60, 200_000],
  ['Park', 70, 210_000],
  ['Hill', 55, 230_000],
  ['Heights', 60, 330_000],
  ['Brook', 24, 300_000],
  ['Mill', 22, 140_000],
  ['Green', 8, 190_000],
  ['Yard', 6, 120_000],
]
  .flatMap(([place, count, price]) =>
    Array.from({ length: count as number }, (_, i) => ({
      place: place as string,
      price: (price as number) * (0.8 + (0.4 * i) / (count as number)),
    })),
  )
  .map((sale, i) => ({ ...sale, row: i + 1, year: '2009', month: '5', built: '1990s' }));

const SEEDS = ['a', 'b', 'c'];

function worked(seed: string) {
  const rng = seededRng(seed);
  const predictions = hiddenPredictions(SALES, rng.fork('sales'), 30);
  const churn = hiddenChurn(rng.fork('churn'));
  return { predictions, churn, rng };
}

function rightReport({ sales, estimate, ...rest }: HiddenPredictions, churn: ReturnType<typeof hiddenChurn>) {
  const errors = errorsOf({ sales, estimate, ...rest });
  const how = { rng: seededRng('learner'), resamples: 1000 };
  const average = bootstrapMean(errors.model, how);
  const groups = errorByGroup(
    sales.map((sale) => sale.place),
    sales.map((sale) => sale.price),
    estimate,
    how,
  );
  const worst = groups.find((group) => group.n >= 30)!;
  const paired = bootstrapPaired(errors.model, errors.baseline, how);
  const best = cheapestThreshold(churn.heldOut.truth, churn.heldOut.probability, churn.costs);
  return {
    overall: { mae: average.estimate, low: average.low, high: average.high },
    worstGroup: {
      name: worst.name,
      n: worst.n,
      mae: worst.mae,
      low: worst.interval.low,
      high: worst.interval.high,
    },
    comparison: { difference: paired.estimate, low: paired.low, high: paired.high },
    churn: { threshold: best.threshold, cost: best.cost },
  };
}

describe.each(SEEDS)('hidden files from the seed %s', (seed) => {
  const { predictions, churn, rng } = worked(seed);
  const judged = { predictions, churn, leastRows: 30, ownMae: 15_000, rng };

  it('accept an evaluation that is right', () => {
    const facts = reportFacts({ ...judged, report: rightReport(predictions, churn) });
    expect(facts).toMatchObject({
      maeFrom: 'average-error',
      intervalFrom: 'average',
      groupName: predictions.planted,
      groupFrom: 'dollars',
      groupFigures: 'right',
      differenceFrom: 'paired',
      thresholdFrom: 'least',
      costOff: 0,
    });
  });

  it('make every short cut with the threshold dearer, and tell which it was', () => {
    const { heldOut, costs } = churn;
    for (const [name, threshold] of Object.entries(shortCuts(churn))) {
      const report = { churn: { threshold, cost: costAt(heldOut, threshold, costs) } };
      const facts = reportFacts({ ...judged, report });
      expect(facts.thresholdFrom).toBe(name);
      expect(facts.costRatio).toBeGreaterThan(1.02);
    }
  });

  it('have a small group that is worse, and one that is worse in per cent alone', () => {
    const { sales, estimate } = predictions;
    const prices = sales.map((sale) => sale.price);
    const groups = errorByGroup(
      sales.map((sale) => sale.place),
      prices,
      estimate,
      { rng, resamples: 50 },
    );
    expect(groups[0]!.n).toBe(3);
    const large = groups.filter((group) => group.n >= 30);
    const share = large.reduce((a, b) => (b.mape! > a.mape! ? b : a));
    expect(share.name).not.toBe(predictions.planted);
    const facts = (name: string) => reportFacts({ ...judged, report: { worstGroup: { name } } }).groupFrom;
    expect([facts(groups[0]!.name), facts(share.name), facts('Nowhere')]).toEqual([
      'too-small',
      'share',
      'unknown',
    ]);
  });
});

it('says nothing of a report that is no report', () => {
  const { predictions, churn, rng } = worked('a');
  const facts = reportFacts({ predictions, churn, rng, leastRows: 30, ownMae: null, report: [1, 'x'] });
  expect(facts).toMatchObject({
    maeFrom: 'missing',
    intervalFrom: 'missing',
    groupFrom: 'missing',
    differenceFrom: 'missing',
    thresholdFrom: 'missing',
  });
});

it('writes one line a sale, without quotes', () => {
  const { predictions } = worked('b');
  const [header, ...lines] = predictionsCsv(predictions).trimEnd().split('\n');
  expect(header).toBe('row,Year_Sold,Mo_Sold,Neighborhood,Built,Sale_Price,estimate,baseline');
  expect(lines).toHaveLength(predictions.sales.length);
});
