import { describe, expect, it } from 'vitest';
import type { CodeRunner, RunRequest, RunResult } from '../../core/code-runner';
import type { JsonValue } from '../../core/json';
import type { MeasurementContext } from '../types';
import { heldOutError } from './held-out-error';
import { poisonedHoldout } from './poisoned-holdout';

const header = 'area,year,price';
const past = ['10,2007,100', '20,2007,210', '30,2008,290', '40,2008,410'];
const future = ['25,2009,250', '35,2010,350'];
const table = `${[header, ...past, ...future].join('\n')}\n`;
const split = { data: 'data/t.csv', target: 'price', time: 'year', heldOutFrom: 2009 };

/** A context whose runner answers every probe by a function of the request. */
function contextOf(answer: (request: RunRequest, input: Record<string, JsonValue>) => object) {
  const requests: RunRequest[] = [];
  const runner: CodeRunner = {
    run: async (request): Promise<RunResult> => {
      requests.push(request);
      const input =
        request.program.kind === 'probe' ? (request.program.input as Record<string, JsonValue>) : {};
      return {
        runId: request.runId,
        outcome: 'completed',
        value: answer(request, input) as JsonValue,
        tests: [],
        writes: {},
        stdout: '',
        stderr: '',
        durationMs: 1,
      };
    },
  };
  const context: MeasurementContext = {
    files: { 'data/t.csv': table },
    support: { 'probes/model.ts': '', 'probes/features.ts': '' },
    solution: { 'data/t.csv': table },
    start: {},
    runner,
    seed: 'hidden',
    remake: noData,
    signal: new AbortController().signal,
    newRunId: () => `run-${requests.length}`,
    progress: () => {},
  };
  return { context, requests };
}

/** For lessons that make no data. */
function noData(path: string): never {
  throw new Error(`${path} is not made.`);
}

describe('held-out-error', () => {
  const options = { split, probe: 'probes/model.ts', features: 'probes/features.ts', ridge: 0.1 };

  it('keeps the held-out targets out of the sandbox', async () => {
    const { context, requests } = contextOf((request) =>
      request.program.kind === 'probe' && request.program.path === 'probes/features.ts'
        ? { training: [[-1], [-0.3], [0.3], [1]], trainingTruth: [100, 210, 290, 410], future: [[0], [0.6]] }
        : { estimates: [260, 340], trainingEstimates: [100, 210, 290, 410], shape: null },
    );
    const { facts, failingCase } = await heldOutError.measure(context, options);
    expect(facts.error).toBe(10);
    expect(facts.predictionCount).toBe(2);
    expect(failingCase?.expected).toBe(250);
    for (const request of requests) {
      const everything = JSON.stringify([request.files, request.program]);
      expect(everything).not.toContain('2009,250');
      expect(everything).toContain('25,2009,');
    }
  });

  it('says how the training ended when it ended badly', async () => {
    const { context } = contextOf(() => ({}));
    const broken: CodeRunner = {
      run: async (request) => ({
        runId: request.runId,
        outcome: 'failed',
        error: {
          name: 'TypeError',
          message: 'x is not a function',
          stack: '',
          frames: [{ path: 'src/model.ts', line: 3 }],
        },
        tests: [],
        writes: {},
        stdout: '',
        stderr: '',
        durationMs: 1,
      }),
    };
    const { facts, location } = await heldOutError.measure({ ...context, runner: broken }, options);
    expect(facts).toMatchObject({ exitOk: false, errorMessage: 'x is not a function' });
    expect(location).toEqual({ path: 'src/model.ts', line: 3 });
  });
});

describe('poisoned-holdout', () => {
  const options = { split, poison: ['price'], probe: 'probes/model.ts' };
  const tableOf = (request: RunRequest) => String(request.files['data/t.csv']);

  it('sees estimates that follow later rows', async () => {
    const { context } = contextOf((request) => {
      const last = Number(tableOf(request).trim().split(',').at(-1));
      return { together: [last, 100], alone: [last, 100] };
    });
    const { facts } = await poisonedHoldout.measure(context, options);
    expect(facts.movedByFuture).toBeGreaterThan(0.5);
    expect(facts.movedByCompany).toBe(0);
  });

  it('sees estimates that depend on the company they are asked in', async () => {
    const { context } = contextOf(() => ({ together: [100, 200], alone: [100, 150] }));
    const { facts } = await poisonedHoldout.measure(context, options);
    expect(facts).toMatchObject({ movedByFuture: 0, movedByCompany: 0.25, rowsCompared: 2 });
  });

  it('poisons the later rows alone', async () => {
    const { context, requests } = contextOf(() => ({ together: [1], alone: [1] }));
    await poisonedHoldout.measure(context, options);
    expect(tableOf(requests[0]!)).toBe(table);
    const dirty = tableOf(requests[1]!).trim().split('\n');
    expect(dirty.slice(0, 5)).toEqual([header, ...past]);
    expect(dirty.slice(5)).not.toEqual(future);
    expect(requests[0]!.seed).toBe(requests[1]!.seed);
  });
});
