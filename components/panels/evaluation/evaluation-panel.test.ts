import { describe, expect, it } from 'vitest';
import { parseTable } from '@/engine/dataset/parse-table';
import { readCosts } from './costs';
import { amount, judgeFile, percent, predictionPaths } from './judged-file';
import { residualBands } from './residual-bands';
import { isSourceOf, sourceRow } from './source-table';
import { thinned } from './thinned';

describe('predictionPaths', () => {
  it('finds files whose header looks like predictions, those of programs first', () => {
    const files = {
      'a/mine.csv': 'truth,probability\n1,0.5\n',
      'out/predictions.csv': 'Sale_Price,estimate\n1,2\n',
      'out/features.csv': 'age,area\n1,2\n',
      'notes.md': 'estimate',
    };
    expect(predictionPaths(files)).toEqual(['out/predictions.csv', 'a/mine.csv']);
  });
});

describe('judgeFile', () => {
  it('knows dollars from other amounts, and says why it cannot judge', () => {
    expect(judgeFile('p.csv', 'Sale_Price,estimate\n10,12\n')).toMatchObject({ unit: '$' });
    expect(judgeFile('p.csv', 'truth,probability\n1,0.5\n')).toMatchObject({ unit: '' });
    expect(judgeFile('p.csv', 'estimate\n1\n')).toMatchObject({ failure: expect.stringContaining('truth') });
  });
});

it('shows amounts and shares as people read them', () => {
  expect([
    amount(-2036.4, '$'),
    amount(-0.3, '$'),
    amount(1234.56, ''),
    percent(0.1234),
    percent(null),
  ]).toEqual(['-$2,036', '$0', '1,235', '12.3 %', 'unknown']);
});

it('reads the costs of the workspace, or takes both errors alike', () => {
  expect(readCosts('{"falseAlarm": 50, "missedLeaver": 250}')).toEqual({
    falsePositive: 50,
    falseNegative: 250,
  });
  for (const broken of [undefined, '{', '{"falseAlarm": "x"}', 'null', '[]'])
    expect(readCosts(broken)).toEqual({ falsePositive: 1, falseNegative: 1 });
});

it('cuts rows into tenths by their truth, each row once', () => {
  const truth = Float64Array.from({ length: 25 }, (_, i) => 100 - i);
  const bands = residualBands({
    truth,
    estimate: truth.map((value) => value + 2),
    rows: Int32Array.from(truth.keys()),
  });
  expect(bands).toHaveLength(10);
  expect(bands.every((band) => band.residual === 2)).toBe(true);
  expect(bands.flatMap((band) => band.rows).sort((a, b) => a - b)).toEqual([...truth.keys()]);
  expect(bands[0]!.to).toBeLessThan(bands[1]!.from);
});

it('knows the table that predictions came from by what both say', () => {
  const source = parseTable('place,area\nA,1\nB,2\nC,3\n');
  const mine = parseTable('row,place,estimate\n2,B,5\n3,C,6\n');
  expect(isSourceOf(source, mine)).toBe(true);
  expect(sourceRow(mine, 1)).toBe(2);
  expect(isSourceOf(source, parseTable('row,place,estimate\n2,A,5\n'))).toBe(false);
  expect(isSourceOf(source, parseTable('row,place,estimate\n9,A,5\n'))).toBe(false);
  expect(isSourceOf(source, parseTable('row,estimate\n1,5\n'))).toBe(false);
});

it('thins a line and keeps its ends', () => {
  const thin = thinned([...Array(1000).keys()], 100);
  expect([thin.length, thin[0], thin.at(-1)]).toEqual([100, 0, 999]);
  expect(thinned([1, 2], 100)).toEqual([1, 2]);
});
