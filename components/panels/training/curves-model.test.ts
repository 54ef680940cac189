import { describe, expect, it } from 'vitest';
import type { RunView } from '@/stores/contracts';
import { differenceOf, printedBaseline } from './compare-runs';
import { columnsOf, curvesModel, valueRange } from './curves-model';
import type { FitSeries } from './fit-series';
import { formatValue, measuresOf } from './measures';

const fit: FitSeries = {
  fit: 0,
  asked: 4,
  done: 3,
  stepsPerEpoch: 31,
  elapsedMs: [1, 2, 3],
  logs: {
    loss: [3, 2, 1],
    val_loss: [3, 2.5, 2.7],
    dollarError: [30000, 20000, 9000],
    val_dollarError: [31000, 18000, 19000],
  },
};
const metrics = [{ name: 'dollarError', label: 'average error', unit: '$' }];
const measure = measuresOf(fit, metrics)[0]!;

const run = (over: Partial<RunView>): RunView => ({
  runId: 'r',
  label: 'npm run train',
  program: { kind: 'module', path: 'src/train.ts' },
  contentHash: '',
  params: { learningRate: 0.001, layers: [64, 32] },
  startedAt: 0,
  outcome: 'completed',
  console: [],
  epochs: [],
  tests: [],
  ...over,
});

describe('the chart', () => {
  it('shows the lesson’s metric first, then the loss', () => {
    expect(measuresOf(fit, metrics).map(({ label }) => label)).toEqual(['average error', 'loss']);
  });

  it('has a column for every line, as long as the axis', () => {
    const earlier = { runId: 'a', label: 'learningRate 0.1', fit: { ...fit, done: 2 } };
    const columns = columnsOf(curvesModel(fit, measure, [earlier], 17474));
    expect(columns.map((column) => column.length)).toEqual([4, 4, 4, 4]);
    expect(columns.at(-1)).toEqual([31000, 18000, 19000, null]);
  });

  it('marks the best held-out epoch', () => {
    expect(curvesModel(fit, measure, [], null).best).toEqual({ epoch: 2, value: 18000 });
  });

  it('keeps the baseline in sight', () => {
    const [low, high] = valueRange(curvesModel(fit, measure, [], 40000), 'linear');
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(40000);
  });

  it('draws no zero on a log scale', () => {
    const [low] = valueRange(
      curvesModel({ ...fit, logs: { loss: [1, 0] } }, { ...measure, training: 'loss' }, [], null),
      'log',
    );
    expect(low).toBeGreaterThan(0);
  });
});

describe('comparing runs', () => {
  it('names the params that differ', () => {
    const other = run({ params: { learningRate: 0.1, layers: [64, 32] } });
    expect(differenceOf(other, run({}))).toBe('learningRate 0.1');
    expect(differenceOf(run({}), run({}))).toBe('same settings');
  });

  it('reads the baseline that the program printed', () => {
    const console = [{ id: 1, kind: 'stdout' as const, text: 'linear baseline: held-out error $17,474\n' }];
    expect(printedBaseline(run({ console }))).toBe(17474);
    expect(printedBaseline(run({}))).toBeNull();
  });
});

describe('formatValue', () => {
  it('writes dollars, shares and holes', () => {
    expect(formatValue(17358.4, '$')).toBe('$17,358');
    expect(formatValue(0.28417, '')).toBe('0.284');
    expect(formatValue(null, '$')).toBe('–');
  });
});
