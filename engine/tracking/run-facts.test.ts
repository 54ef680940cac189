import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochReport } from '../core/code-runner';
import { runFacts } from './run-facts';

const epoch = (index: number, logs: EpochReport['logs'], fit = 0): EpochReport => ({
  fit,
  epoch: index,
  epochs: 10,
  logs,
  elapsedMs: index,
  stepsPerEpoch: 1,
});
const run = (epochs: EpochReport[]) => ({
  outcome: 'completed' as const,
  startedAt: 1_000,
  endedAt: 3_500,
  epochs,
  tests: [],
});

describe('runFacts', () => {
  it('tells the course of each log of the last fit', () => {
    const facts = runFacts(
      run([
        epoch(0, { loss: 99 }, 0),
        epoch(0, { loss: 4, val_loss: 5 }, 1),
        epoch(1, { loss: 2, val_loss: 2 }, 1),
        epoch(2, { loss: 1, val_loss: 3 }, 1),
      ]),
    );
    expect(facts).toMatchObject({
      'loss.first': 4,
      'loss.last': 1,
      'loss.min': 1,
      'loss.minEpoch': 3,
      'loss.riseFromMin': 0,
      'val_loss.min': 2,
      'val_loss.minEpoch': 2,
      'val_loss.riseFromMin': 0.5,
      epochs: 3,
      epochsAsked: 10,
      diverged: false,
      outcome: 'completed',
      durationMs: 2_500,
    });
  });

  it('tells divergence: a value that is not finite, or a loss grown tenfold', () => {
    expect(runFacts(run([epoch(0, { loss: 1 }), epoch(1, { loss: null })]))).toMatchObject({
      diverged: true,
      'loss.last': null,
      'loss.min': 1,
    });
    expect(runFacts(run([epoch(0, { loss: 1 }), epoch(1, { loss: 11 })])).diverged).toBe(true);
    expect(runFacts(run([epoch(0, { loss: 1 }), epoch(1, { loss: 9 })])).diverged).toBe(false);
  });

  it('counts tests, and leaves out what was not trained', () => {
    const test = (outcome: 'passed' | 'failed' | 'skipped') => ({
      name: ['t'],
      path: 'a.test.ts',
      outcome,
      durationMs: 1,
    });
    const facts = runFacts({
      ...run([]),
      tests: [test('passed'), test('failed'), test('skipped'), test('passed')],
    });
    expect(facts).toEqual({
      outcome: 'completed',
      durationMs: 2_500,
      'tests.passed': 2,
      'tests.failed': 1,
    });
  });

  it('min is at most first and last, whatever was logged', () => {
    const value = fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (losses) => {
        const facts = runFacts(run(losses.map((loss, index) => epoch(index, { loss }))));
        const finite = losses.filter((loss) => loss !== null);
        expect(facts['loss.min']).toBe(finite.length ? Math.min(...finite) : null);
        expect(facts.diverged).toBe(
          finite.length < losses.length || losses.some((loss) => loss! > 10 * Math.abs(losses[0]!)),
        );
      }),
    );
  });
});
