import type { EpochReport, RunOutcome, TestReport } from '../core/code-runner';
import type { Facts } from '../core/facts';

/** What the facts of a run are computed from. */
export interface FinishedRun {
  readonly outcome: RunOutcome | 'running';
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly epochs: readonly EpochReport[];
  readonly tests: readonly TestReport[];
}

/** A loss that grew to more than this many times its first value has diverged. */
export const DIVERGED_RATIO = 10;

/**
 * The facts of a finished run, for predictions. For each name in the logs of the last `model.fit`:
 * `<name>.first`, `.last`, `.min`, `.minEpoch` (from 1) and `.riseFromMin` (last ÷ min − 1; null when min is not
 * above 0). Non-finite values are left out of these. Besides: `epochs` done and `epochsAsked`; `diverged`: some logged value was
 * not finite, or `loss` grew to more than ten times its first value; `outcome`, `durationMs`, `tests.passed`,
 * `tests.failed`. Without a fit, the facts of training are missing.
 */
export function runFacts(run: FinishedRun): Facts {
  const facts: Record<string, Facts[string]> = {
    outcome: run.outcome,
    durationMs: run.endedAt === undefined ? null : run.endedAt - run.startedAt,
    'tests.passed': run.tests.filter((test) => test.outcome === 'passed').length,
    'tests.failed': run.tests.filter((test) => test.outcome === 'failed').length,
  };
  const fit = run.epochs.at(-1)?.fit;
  const epochs = run.epochs.filter((epoch) => epoch.fit === fit);
  const last = epochs.at(-1);
  if (last === undefined) return facts;
  facts.epochs = epochs.length;
  facts.epochsAsked = last.epochs;
  facts.diverged = diverged(epochs);
  for (const name of new Set(epochs.flatMap((epoch) => Object.keys(epoch.logs))))
    Object.assign(facts, seriesFacts(name, epochs));
  return facts;
}

function seriesFacts(name: string, epochs: readonly EpochReport[]): Record<string, number | null> {
  const points = epochs.flatMap(({ epoch, logs }) => {
    const value = logs[name] ?? null;
    return value === null || !Number.isFinite(value) ? [] : [{ epoch, value }];
  });
  const first = points[0];
  const lastValue = epochs.at(-1)?.logs[name] ?? null;
  const last = lastValue !== null && Number.isFinite(lastValue) ? lastValue : null;
  const min = points.reduce<(typeof points)[number] | null>(
    (least, point) => (least === null || point.value < least.value ? point : least),
    null,
  );
  return {
    [`${name}.first`]: first?.value ?? null,
    [`${name}.last`]: last,
    [`${name}.min`]: min?.value ?? null,
    [`${name}.minEpoch`]: min === null ? null : min.epoch + 1,
    [`${name}.riseFromMin`]: min === null || last === null || min.value <= 0 ? null : last / min.value - 1,
  };
}

function diverged(epochs: readonly EpochReport[]): boolean {
  const broken = epochs.some(({ logs }) =>
    Object.values(logs).some((value) => value === null || !Number.isFinite(value)),
  );
  if (broken) return true;
  const first = epochs[0]?.logs.loss ?? null;
  if (first === null) return false;
  return epochs.some(({ logs }) => (logs.loss ?? 0) > DIVERGED_RATIO * Math.abs(first));
}
