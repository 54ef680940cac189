import { describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../../../core/code-runner';
import { FakeRunner } from '../../testing/fake-runner';
import type { MeasurementContext } from '../../types';
import { retrainedModel } from './retrained-model';
import { readTrials, spentBy } from './trials-file';
import { tunedParams } from './tuned-params';
import { tuningTrials } from './tuning-trials';

const table = 'area,year,price\n10,2007,100\n20,2007,200\n30,2008,300\n40,2008,400\n50,2009,500\n';
const split = { data: 'data/t.csv', target: 'price', time: 'year', heldOutFrom: 2009 };
const csv = 'trial,rate,layers,epochs,seed,error\n1,0.01,"[32,16]",3,7,15\n2,0.1,[16],9,8,\n';
const pkg = JSON.stringify({ scripts: { trial: 'tsx trial.ts', final: 'tsx final.ts' } });

function contextOf(answer: (request: RunRequest) => Partial<RunResult>, files: Record<string, string> = {}) {
  const runner = new FakeRunner(answer);
  const context: MeasurementContext = {
    files: {
      'package.json': pkg,
      'params.json': '{"rate":0.01,"layers":[32,16],"epochs":3,"seed":1}',
      'out/trials.csv': csv,
      'data/t.csv': table,
      ...files,
    },
    support: { 'probes/p.ts': '' },
    solution: {},
    start: { 'params.json': '{"rate":0.5,"layers":[32,16],"epochs":3,"seed":1}' },
    runner,
    seed: 'hidden',
    remake: (path) => path,
    signal: new AbortController().signal,
    newRunId: () => `run-${runner.requests.length}`,
    progress: () => {},
  };
  return { context, runner };
}

/** Sales of the years that a table has, by year: their prices. */
const pricesOf = ({ files }: RunRequest, year: number) =>
  String(files['data/t.csv'])
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number))
    .filter((cells) => cells[1] === year)
    .map((cells) => cells[2]!);
const wrote = (error: number) => ({ writes: { 'out/trial.json': JSON.stringify({ error }) } });
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a file of trials', () => {
  it('has settings, an objective or none, and what all of them used', () => {
    const read = readTrials(csv, 'error', 'epochs');
    expect(read).toEqual({
      trials: [
        { params: { rate: 0.01, layers: [32, 16], epochs: 3, seed: 7 }, objective: 15 },
        { params: { rate: 0.1, layers: [16], epochs: 9, seed: 8 }, objective: null },
      ],
    });
    expect('trials' in read && spentBy(read.trials, 'epochs')).toBe(12);
    expect(readTrials(undefined, 'error', 'epochs')).toEqual({ problem: 'there is no such file' });
    expect(readTrials('a,b\n1,2\n', 'error', 'epochs')).toEqual({ problem: 'it has no column error' });
  });
});

describe('tuning-trials', () => {
  const options = tuningTrials.parseOptions({
    objective: 'error',
    split,
    poison: ['price'],
    validateFrom: 2008,
  });

  it('finds nothing wrong with a trial that is judged by the year before the held-out ones', async () => {
    // Estimates know nothing of 2008, so the error is that of a constant.
    const { context, runner } = contextOf((request) => wrote(mean(pricesOf(request, 2008)) - 335));
    const { facts } = await tuningTrials.measure(context, options);
    expect(facts).toMatchObject({
      trials: 2,
      spent: 12,
      claimed: 15,
      rerun: 15,
      difference: 0,
      movedByFuture: 0,
      validationShare: (700 - 335) / 350,
    });
    expect(JSON.parse(String(runner.requests[0]!.files['params.json']))).toMatchObject({
      seed: 7,
      epochs: 3,
    });
    expect(runner.requests).toHaveLength(2);
  });

  it('sees that a trial looks at the held-out year, or gives another number than it says', async () => {
    const peeks = contextOf((request) => wrote(mean(pricesOf(request, 2009))));
    expect((await tuningTrials.measure(peeks.context, options)).facts.movedByFuture).toBeGreaterThan(0.9);
    const other = contextOf(() => wrote(30));
    expect((await tuningTrials.measure(other.context, options)).facts).toMatchObject({
      rerun: 30,
      difference: 1,
      movedByFuture: 0,
    });
  });

  it('says what went wrong with a trial that wrote nothing', async () => {
    const { context } = contextOf(() => ({}));
    expect((await tuningTrials.measure(context, options)).facts).toMatchObject({
      exitOk: false,
      errorMessage: 'out/trial.json holds no number error',
    });
  });
});

describe('tuned-params', () => {
  const options = tunedParams.parseOptions({
    objective: 'error',
    probe: 'probes/p.ts',
    most: 9,
    defaultError: 20,
    region: { name: 'rate', from: 0.05, to: 0.2 },
  });

  it('compares the mean over hidden seeds with the default', async () => {
    const { context, runner } = contextOf(() => ({ value: { errors: [10, 12, 14] } }));
    expect((await tunedParams.measure(context, options)).facts).toMatchObject({
      meanError: 12,
      worstError: 14,
      ratio: 0.6,
      changed: true,
      inTrials: true,
      claimed: 15,
      regionShare: 0.5,
    });
    expect(runner.requests[0]!.program).toMatchObject({ input: { params: { rate: 0.01 } } });
  });

  it('trains nothing that is dearer than allowed', async () => {
    const { context, runner } = contextOf(() => ({}), { 'params.json': '{"epochs":10}' });
    expect((await tunedParams.measure(context, options)).facts).toMatchObject({
      resource: 10,
      inTrials: false,
    });
    expect(runner.requests).toEqual([]);
  });
});

describe('retrained-model', () => {
  const options = retrainedModel.parseOptions({
    split,
    poison: ['price'],
    probe: 'probes/p.ts',
    others: [
      { id: 'start', params: 'start', before: 2009 },
      { id: 'search', params: 'own', before: 2008 },
    ],
  });
  const model = (weight: number, name = 'area') =>
    JSON.stringify({ features: [name], layers: [[weight, 2]] });
  const trained = (request: RunRequest): Partial<RunResult> => {
    if (request.program.kind !== 'probe') return { writes: { 'out/model.json': model(1) } };
    const { before } = request.program.input as { before: number };
    return { value: JSON.parse(model(before === 2008 ? 0.5 : 0.25)) };
  };

  it.each([
    [model(1.0001), 'final'],
    [model(0.5), 'search'],
    [model(0.25), 'start'],
    [model(0.7), 'none'],
    [model(1, 'rooms'), 'none'],
  ])('knows where %s comes from: %s', async (text, matches) => {
    const { context } = contextOf(trained, { 'out/model.json': text });
    expect((await retrainedModel.measure(context, options)).facts.matches).toBe(matches);
  });

  it('says when there is no model', async () => {
    const { context, runner } = contextOf(trained);
    expect((await retrainedModel.measure(context, options)).facts).toMatchObject({ isThere: false });
    expect(runner.requests).toEqual([]);
  });
});
