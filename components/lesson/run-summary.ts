import type { RunView } from '@/stores/contracts';

/** A metric of the lesson, with the words for it. */
export interface MetricLabel {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
}

/** One figure of a finished run. */
export interface RunFigure {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
}

/** How far a live run is: epochs done and asked for, and the time left by the pace so far; null before the first epoch. */
export function runProgress(
  run: RunView,
): { readonly epoch: number; readonly epochs: number; readonly leftMs: number } | null {
  const last = run.epochs.at(-1);
  if (!last || last.epochs === 0) return null;
  const epoch = last.epoch + 1;
  return { epoch, epochs: last.epochs, leftMs: (last.elapsedMs / epoch) * Math.max(0, last.epochs - epoch) };
}

/**
 * What a run came to: the lesson's metrics on held-out rows where they were logged (else on training rows), then the
 * losses; the values are those of the last epoch.
 */
export function runFigures(run: RunView, metrics: readonly MetricLabel[]): RunFigure[] {
  const logs = run.epochs.at(-1)?.logs;
  if (!logs) return [];
  const named = metrics
    .filter(({ name }) => `val_${name}` in logs || name in logs)
    .map(({ name, label, unit }) => ({ label, unit, value: logs[`val_${name}`] ?? logs[name] ?? null }));
  const losses = [
    { name: 'loss', label: 'Loss, training' },
    { name: 'val_loss', label: 'Loss, held out' },
  ]
    .filter(({ name }) => name in logs && !metrics.some((metric) => metric.name === name))
    .map(({ name, label }) => ({ label, unit: '', value: logs[name] ?? null }));
  return [...named, ...losses];
}

const OUTCOMES: Readonly<Record<RunView['outcome'], string>> = {
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed',
  stopped: 'Stopped',
  deadline: 'Ended: it took too long',
  memory: 'Ended: it used too much memory',
  crashed: 'Ended by a fault of the lab',
};

/** How a run ended, in words. */
export function outcomeText(outcome: RunView['outcome']): string {
  return OUTCOMES[outcome];
}
