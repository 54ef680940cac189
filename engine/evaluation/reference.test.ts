import { describe, expect, it } from 'vitest';
import { quantileOfSorted } from '../core/quantile';
import { brierScore, calibrationCurve } from './calibration';
import { confusionMatrix } from './confusion';
import { evenSplitPValue, mcNemarTest, signTest } from './paired-tests';
import { ascending } from './quantile';
import { averagePrecision, precisionRecallCurve, rocAuc, rocCurve } from './ranking';
import reference from './reference/reference.json';
import { absoluteErrors, summariseErrors } from './residuals';

/** Held against scikit-learn and SciPy: see reference/make_reference.py. */
const { price, estimate, other, truth, probability } = reference;

function expectClose(actual: readonly (number | null)[], expected: readonly (number | null)[]) {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value! - expected[i]!) / Math.max(1, Math.abs(expected[i]!))).toBeLessThan(1e-9);
  });
}

describe('against scikit-learn and SciPy, to 1e-9', () => {
  it('figures of a regression', () => {
    const { mae, rmse, mape, medianAbsolute, r2 } = summariseErrors(price, estimate);
    const expected = reference.regression;
    expectClose(
      [mae, rmse, mape, medianAbsolute, r2],
      [expected.mae, expected.rmse, expected.mape, expected.medianAbsolute, expected.r2],
    );
  });

  it('quantiles', () =>
    expectClose(
      [0, 0.025, 0.3, 0.5, 0.975, 1].map((share) => quantileOfSorted(ascending(estimate), share)),
      reference.quantiles,
    ));

  it('ROC curve and its area, with ties', () => {
    const points = rocCurve(truth, probability);
    expectClose(
      points.map((point) => point.falsePositiveRate),
      reference.roc.fpr,
    );
    expectClose(
      points.map((point) => point.truePositiveRate),
      reference.roc.tpr,
    );
    expect(points.slice(1).map((point) => point.threshold)).toEqual(reference.roc.thresholds);
    expectClose([rocAuc(truth, probability)], [reference.auc]);
  });

  it('precision-recall curve and average precision, with ties', () => {
    const points = precisionRecallCurve(truth, probability);
    expectClose(
      points.map((point) => point.precision),
      reference.precision,
    );
    expectClose(
      points.map((point) => point.recall),
      reference.recall,
    );
    expectClose([averagePrecision(truth, probability)], [reference.averagePrecision]);
  });

  it('Brier score', () => expectClose([brierScore(truth, probability)], [reference.brier]));

  it.each(['uniform', 'quantile'] as const)('calibration curve, %s bins', (binning) => {
    const curve = calibrationCurve(truth, probability, { bins: 8, binning });
    expectClose(
      curve.map((bin) => bin.predicted),
      reference.calibration[binning].predicted,
    );
    expectClose(
      curve.map((bin) => bin.observed),
      reference.calibration[binning].observed,
    );
  });

  it('confusion matrix and what follows from it', () => {
    const matrix = confusionMatrix(truth, probability, 0.3);
    const { rows } = matrix;
    expect(
      [rows.truePositive, rows.falsePositive, rows.trueNegative, rows.falseNegative].map(
        (cell) => cell.length,
      ),
    ).toEqual(reference.confusion.cells);
    expectClose(
      [matrix.accuracy, matrix.precision, matrix.recall, matrix.f1],
      [
        reference.confusion.accuracy,
        reference.confusion.precision,
        reference.confusion.recall,
        reference.confusion.f1,
      ],
    );
  });

  it('sign test and binomial tails', () => {
    const test = signTest(absoluteErrors(price, estimate), absoluteErrors(price, other));
    expect([test.firstBetter, test.secondBetter]).toEqual([
      reference.signTest.wins,
      reference.signTest.losses,
    ]);
    expectClose([test.pValue], [reference.signTest.p]);
    for (const [k, m, p] of reference.binomial) expectClose([evenSplitPValue(k!, m!)], [p!]);
  });
});

describe('against published values', () => {
  // T. Fawcett, Pattern Recognition Letters 27 (2006), figure 3: 20 instances and their scores.
  const fawcett = {
    truth: [1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0],
    score: [
      0.9, 0.8, 0.7, 0.6, 0.55, 0.54, 0.53, 0.52, 0.51, 0.505, 0.4, 0.39, 0.38, 0.37, 0.36, 0.35, 0.34, 0.33,
      0.3, 0.1,
    ],
  };

  it('the ROC points of Fawcett’s example', () => {
    const points = rocCurve(fawcett.truth, fawcett.score);
    const at = (threshold: number) => points.find((point) => point.threshold === threshold)!;
    expect([at(0.9).falsePositiveRate, at(0.9).truePositiveRate]).toEqual([0, 0.1]);
    expect([at(0.54).falsePositiveRate, at(0.54).truePositiveRate]).toEqual([0.1, 0.5]);
    expect([at(0.51).falsePositiveRate, at(0.51).truePositiveRate]).toEqual([0.3, 0.6]);
    expect(rocAuc(fawcett.truth, fawcett.score)).toBeCloseTo(0.68, 12);
  });

  // A. Agresti, Categorical Data Analysis (2002), table 10.1: 86 and 150 changed their mind about the prime minister.
  it('McNemar’s test on Agresti’s approval ratings', () => {
    const first = [...Array(86).fill(1), ...Array(150).fill(0), ...Array(794).fill(1)];
    const second = [...Array(86).fill(0), ...Array(150).fill(1), ...Array(794).fill(1)];
    const test = mcNemarTest(first, second);
    expect(test).toMatchObject({ firstBetter: 86, secondBetter: 150, ties: 794 });
    expect(test.pValue).toBeCloseTo(3.716e-5, 7);
  });
});
