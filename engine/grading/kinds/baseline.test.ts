import { describe, expect, it } from 'vitest';
import type { CodeRunner, RunRequest } from '../../core/code-runner';
import { FakeRunner } from '../testing/fake-runner';
import type { MeasurementContext } from '../types';
import { baseline } from './baseline';
import { errorCandidates, estimateCandidates, nameOf, percentCandidates } from './baseline-figures';

const list = Array.from(
  { length: 60 },
  (_, i) => [2006 + (i % 5), 100_000 + 3_000 * i + 40_000 * Math.abs(Math.sin(i))] as const,
);
const csv = `Year_Sold,Sale_Price\n${list.map(([year, price]) => `${year},${Math.round(price)}`).join('\n')}\n`;

function contextOf(runner: CodeRunner): MeasurementContext {
  return {
    files: { 'package.json': '{"scripts":{"notebook":"tsx notebook.ts"}}', 'data/sales.csv': csv },
    support: {},
    solution: {},
    start: {},
    runner,
    seed: 'hidden',
    remake: () => csv,
    signal: new AbortController().signal,
    newRunId: () => 'run',
    progress: () => {},
  };
}

const options = baseline.parseOptions({
  script: 'notebook',
  data: 'data/sales.csv',
  file: 'out/baseline.json',
  heldOutFrom: 2009,
});

/** Runs the kind with a script that answers by the price list that it was given. */
function measured(script: (sales: { year: number; price: number }[]) => unknown) {
  const runner = new FakeRunner(({ files }: RunRequest) => {
    const [, ...lines] = (files['data/sales.csv'] as string).trim().split('\n');
    const sales = lines.map((line) => ({
      year: Number(line.split(',')[0]),
      price: Number(line.split(',')[1]),
    }));
    const value = script(sales);
    return value === undefined ? {} : { writes: { 'out/baseline.json': JSON.stringify(value) } };
  });
  return baseline.measure(contextOf(runner), options);
}

const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
};
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('baseline', () => {
  it('knows the right figures on a list that it made itself', async () => {
    const { facts } = await measured((sales) => {
      const past = sales.filter(({ year }) => year < 2009).map(({ price }) => price);
      const later = sales.filter(({ year }) => year >= 2009).map(({ price }) => price);
      const estimate = median(past);
      return {
        estimate,
        learntFrom: past.length,
        judgedOn: later.length,
        error: mean(later.map((price) => Math.abs(price - estimate))),
        errorPercent: 100 * mean(later.map((price) => Math.abs(price - estimate) / price)),
        tooHighPercent: 100 * mean(later.map((price) => Number(estimate > price))),
      };
    });
    expect(facts).toMatchObject({
      exitOk: true,
      notNumbers: '',
      estimateIs: 'median-of-past',
      rowsIs: 'by-time',
      errorIs: 'mean-absolute',
      percentIs: 'of-each-price',
      tooHighIs: 'too-high',
    });
  });

  it('names a number that was computed another way', async () => {
    const shownPast = list.filter(([year]) => year < 2009).map(([, price]) => Math.round(price));
    const { facts } = await measured((sales) => ({
      estimate: median(shownPast),
      learntFrom: sales.length,
      judgedOn: sales.length,
      error: Math.sqrt(
        mean(sales.filter(({ year }) => year >= 2009).map(({ price }) => (price - median(shownPast)) ** 2)),
      ),
      errorPercent: '12 %',
    }));
    expect(facts).toMatchObject({
      estimateIs: 'hard-coded',
      rowsIs: 'all-rows',
      errorIs: 'root-mean-square',
      percentIs: null,
      notNumbers: 'errorPercent, tooHighPercent',
    });
  });

  it('says what is missing when the script writes nothing, or is not there', async () => {
    const { facts } = await measured(() => undefined);
    expect(facts.problem).toBe('the script wrote no out/baseline.json');
    const context = contextOf(new FakeRunner(() => ({})));
    const without = await baseline.measure({ ...context, files: { 'package.json': '{}' } }, options);
    expect(without.facts).toMatchObject({ exitOk: false, errorName: 'NpmScriptError' });
  });
});

describe('baseline figures', () => {
  const sales = [
    { year: 2007, price: 100 },
    { year: 2008, price: 200 },
    { year: 2008, price: 600 },
    { year: 2009, price: 300 },
    { year: 2010, price: 100 },
  ];

  it('are those of the definitions', () => {
    expect(estimateCandidates(sales, 2009)[0]).toEqual(['median-of-past', 200]);
    expect(errorCandidates(sales, 2009, 200).slice(0, 2)).toEqual([
      ['mean-absolute', 100],
      ['root-mean-square', 100],
    ]);
    expect(percentCandidates(sales, 2009, 200)[0]![1]).toBeCloseTo((100 / 3 + 100) / 2, 12);
  });

  it('are known within the width between two medians, the right one first', () => {
    expect(nameOf(200.5, estimateCandidates(sales, 2009))).toBe('median-of-past');
    expect(nameOf(202, estimateCandidates(sales, 2009))).toBe('other');
    expect(nameOf(0, errorCandidates(sales, 2009, 200))).toBe('signed');
  });
});
