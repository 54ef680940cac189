import { describe, expect, it } from 'vitest';
import type { EpochReport } from '@/engine/core/code-runner';
import type { RunView } from '@/stores/contracts';
import { runFigures, runProgress } from './run-summary';

const METRICS = [{ name: 'dollars', label: 'Typical error', unit: '$' }];

function epoch(index: number, logs: EpochReport['logs'], epochs = 10): EpochReport {
  return { fit: 0, epoch: index, epochs, logs, elapsedMs: (index + 1) * 200, stepsPerEpoch: 5 };
}

function run(epochs: readonly EpochReport[]): RunView {
  return {
    runId: 'r',
    label: 'npm run train',
    program: { kind: 'module', path: 'src/train.ts' },
    contentHash: 'h',
    params: {},
    startedAt: 0,
    outcome: 'running',
    console: [],
    epochs,
    tests: [],
  };
}

describe('the summary of a run', () => {
  it('takes the time left from the pace so far', () => {
    expect(runProgress(run([]))).toBeNull();
    expect(runProgress(run([epoch(3, {})]))).toEqual({ epoch: 4, epochs: 10, leftMs: 1200 });
  });

  it('shows no time left after the last epoch', () => {
    expect(runProgress(run([epoch(9, {})]))?.leftMs).toBe(0);
  });

  it('prefers held-out figures, and keeps what was not finite as missing', () => {
    const figures = runFigures(
      run([epoch(0, { loss: 1, val_loss: null, dollars: 9, val_dollars: 12 })]),
      METRICS,
    );
    expect(figures).toEqual([
      { label: 'Typical error', unit: '$', value: 12 },
      { label: 'Loss, training', unit: '', value: 1 },
      { label: 'Loss, held out', unit: '', value: null },
    ]);
  });

  it('falls back to the training figure where nothing was held out', () => {
    expect(runFigures(run([epoch(0, { dollars: 9 })]), METRICS)).toEqual([
      { label: 'Typical error', unit: '$', value: 9 },
    ]);
  });
});
