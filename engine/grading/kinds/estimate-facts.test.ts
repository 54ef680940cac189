import { describe, expect, it } from 'vitest';
import { type EstimatesJudged, estimateFacts } from './estimate-facts';

/** Prices that follow a formula of one feature with a bend in it, which a line cannot follow. */
const price = (x: number) => Math.exp(12 + 0.3 * x + 0.15 * x * x);
const spread = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const past = spread(-1.5, 1.5, 40);
const future = spread(-1.4, 1.4, 25);

const judged = (over: Partial<EstimatesJudged> = {}): EstimatesJudged => ({
  estimates: future.map(price),
  truth: future.map(price),
  trainingEstimates: past.map(price),
  trainingTruth: past.map(price),
  trainingFeatures: past.map((x) => [x]),
  features: future.map((x) => [x]),
  ridge: 0.1,
  ...over,
});

describe('estimateFacts', () => {
  it('finds no error in the truth, and some in the line', () => {
    const facts = estimateFacts(judged());
    expect(facts.error).toBe(0);
    expect(facts.baselineError).toBeGreaterThan(1000);
    expect(facts.ratio).toBe(0);
    expect(facts.correlation).toBeCloseTo(1);
    expect(facts.linearShare).toBeLessThan(0.99);
  });

  it('knows a model that is a line', () => {
    const line = (x: number) => Math.exp(12 + 0.3 * x);
    expect(estimateFacts(judged({ estimates: future.map(line) })).linearShare).toBeGreaterThan(0.999);
  });

  it('tells a lost order from a wrong model', () => {
    const facts = estimateFacts(judged({ estimates: future.map(price).reverse() }));
    expect(facts.sortedRatio).toBe(0);
    expect(facts.correlation).toBeLessThan(0.5);
    expect(facts.ratio).toBeGreaterThan(1);
  });

  it('sees the gap between remembering and estimating', () => {
    const facts = estimateFacts(
      judged({
        estimates: future.map((x) => price(x) * 1.1),
        trainingEstimates: past.map((x) => price(x) * 1.01),
      }),
    );
    expect(facts.gap).toBeGreaterThan(5);
    expect(facts.medianPercent).toBeCloseTo(0.1);
  });

  it('counts what is not a number, and judges nothing else then', () => {
    const facts = estimateFacts(judged({ estimates: future.map((x, i) => (i === 3 ? null : price(x))) }));
    expect(facts.nanCount).toBe(1);
    expect(facts.ratio).toBeNull();
    expect(facts.expectedCount).toBe(25);
  });

  it('has no ratio when estimates are missing, and no correlation when all are the same', () => {
    expect(estimateFacts(judged({ estimates: [1, 2] })).ratio).toBeNull();
    const same = estimateFacts(judged({ estimates: future.map(() => 150_000) }));
    expect(same.correlation).toBeNull();
    expect(same.distinctPredictions).toBe(1);
  });
});
