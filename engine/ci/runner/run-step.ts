import { messageOf } from '../../core/errors';
import { holds } from '../expressions/conditions';
import { stepName } from '../plan/plan';
import type { LogLine } from '../store/log-store';
import type { StepHead } from '../store/run-events';
import type { Annotation, Conclusion } from '../store/run-state';
import type { StepDefinition } from '../workflow/workflow';
import { type Frame, stepScope } from './frame';
import type { JobRuntime, PostStep } from './job-runtime';
import { PLACES } from './places';
import { continues, runBody } from './run-composite';
import { StepLog } from './step-log';

const MINUTE = 60_000;

/** Until when a step may work, in milliseconds since the epoch. */
export interface StepLimits {
  /** When the time of the job is over. */
  readonly jobEnds: number;
  /** When the run is cancelled, as far as it is known; else infinity. */
  readonly cancelledAt: number;
  /** Called when the step begins: one that is skipped never does. */
  readonly begin: () => void;
}

/** How a step ended. It has ended at `endedAt` of the job's clock; nobody has been told yet. */
export interface StepOutcome {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly outcome: Conclusion;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly annotations: readonly Annotation[];
  readonly summary: string;
  readonly lines: readonly LogLine[];
  /** Whether the time of the job was over. */
  readonly isJobOver: boolean;
}

/** How a step is called, its expressions evaluated as far as that goes. */
export function shownName(runtime: JobRuntime, frame: Frame, step: StepDefinition): string {
  const scope = stepScope(runtime, frame, step.id);
  const text = (value: StepDefinition['name']) => {
    try {
      return scope.text(value);
    } catch {
      return '';
    }
  };
  const given = text(step.name);
  return stepName(typeof step.run === 'object' ? { ...step, run: text(step.run) } : step, given);
}

const openLog = (runtime: JobRuntime, head: StepHead, onFlood: () => void): StepLog =>
  new StepLog({
    clock: runtime.clock,
    masker: runtime.masker,
    step: head,
    showsDebug: runtime.showsDebug,
    onLine: (line) => runtime.onLine(line),
    onFlood,
    root: PLACES.workspace,
  });

/** What `timeout-minutes` of a step says; infinity: nothing. @throws CiError for what is no number. */
function minutesOf(runtime: JobRuntime, frame: Frame, step: StepDefinition): number {
  const value = step['timeout-minutes'];
  if (value === undefined) return Number.POSITIVE_INFINITY;
  const minutes = Number(stepScope(runtime, frame, step.id).fill(value));
  return minutes > 0 ? minutes : Number.POSITIVE_INFINITY;
}

/** Runs work under a limit of time, with a log of its own. */
async function timed(
  runtime: JobRuntime,
  head: StepHead,
  limit: number,
  work: (
    log: StepLog,
    signal: AbortSignal,
  ) => Promise<{ outcome: 'success' | 'failure'; outputs?: StepOutcome['outputs']; summary?: string }>,
) {
  const { clock } = runtime;
  const startedAt = clock.now();
  const abort = new AbortController();
  const log = openLog(runtime, head, () => abort.abort());
  clock.start(limit, () => abort.abort());
  let isOver = false;
  let done: Awaited<ReturnType<typeof work>> = { outcome: 'failure' };
  try {
    done = await work(log, abort.signal);
    isOver = clock.isAtLimit;
  } finally {
    clock.stop();
  }
  return { startedAt, log, done, isOver };
}

/** What is kept of a step that did not run. */
export const skippedAt = (at: number): StepOutcome => ({
  startedAt: at,
  endedAt: at,
  outcome: 'skipped',
  conclusion: 'skipped',
  outputs: {},
  annotations: [],
  summary: '',
  lines: [],
  isJobOver: false,
});

/** Runs a step of a job and keeps what it said in the frame. */
export async function runStep(
  runtime: JobRuntime,
  frame: Frame,
  step: StepDefinition,
  head: StepHead,
  limits: StepLimits,
): Promise<StepOutcome> {
  const at = runtime.clock.now();
  const skipped = skippedAt(at);
  let minutes: number;
  try {
    const own = stepScope(runtime, frame, step.id).fillTexts(step.env);
    if (!holds(stepScope(runtime, frame, step.id, own), step.if)) {
      frame.steps[step.id] = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
      return skipped;
    }
    minutes = minutesOf(runtime, frame, step);
  } catch (thrown) {
    limits.begin();
    const log = openLog(runtime, head, () => {});
    log.error(`The template is not valid. ${runtime.run.path} (Line: ${step.line}): ${messageOf(thrown)}`);
    frame.steps[step.id] = { outputs: {}, outcome: 'failure', conclusion: 'failure' };
    frame.status = 'failure';
    return {
      ...skipped,
      outcome: 'failure',
      conclusion: 'failure',
      annotations: log.annotations,
      lines: log.lines,
    };
  }
  limits.begin();
  const ownEnd = at + minutes * MINUTE;
  const limit = Math.min(ownEnd, limits.jobEnds, limits.cancelledAt);
  const { startedAt, log, done, isOver } = await timed(runtime, head, limit, (its, signal) =>
    runBody(runtime, frame, step, its, signal),
  );
  const isCancelled = isOver && (limit < ownEnd || runtime.clock.wasInterrupted);
  if (isOver && !isCancelled)
    log.error(`The action '${head.name}' has timed out after ${minutes} minute${minutes === 1 ? '' : 's'}.`);
  if (isCancelled) log.error('The operation was canceled.');
  const outcome: Conclusion = isCancelled ? 'cancelled' : isOver ? 'failure' : done.outcome;
  const conclusion = outcome === 'failure' && continues(runtime, frame, step) ? 'success' : outcome;
  frame.steps[step.id] = { outputs: done.outputs ?? {}, outcome, conclusion };
  if (conclusion === 'failure' || conclusion === 'cancelled') frame.status = conclusion;
  return {
    startedAt,
    endedAt: runtime.clock.now(),
    outcome,
    conclusion,
    outputs: done.outputs ?? {},
    annotations: log.annotations,
    summary: done.summary ?? '',
    lines: log.lines,
    isJobOver: isOver && limit === limits.jobEnds && !runtime.clock.wasInterrupted,
  };
}

/** Runs work of the runner itself: setting up, cleaning up, the second half of an action. */
export async function runOwnStep(
  runtime: JobRuntime,
  head: StepHead,
  work: (log: StepLog) => Promise<void>,
): Promise<StepOutcome> {
  const { startedAt, log, done } = await timed(runtime, head, Number.POSITIVE_INFINITY, async (its) => {
    try {
      await work(its);
      return { outcome: 'success' };
    } catch (thrown) {
      its.flush();
      its.error(messageOf(thrown));
      return { outcome: 'failure' };
    }
  });
  return {
    startedAt,
    endedAt: runtime.clock.now(),
    outcome: done.outcome,
    conclusion: done.outcome,
    outputs: {},
    annotations: log.annotations,
    summary: '',
    lines: log.lines,
    isJobOver: false,
  };
}

/** Whether a post step runs: most do even after a failure. */
export const postRuns = (post: PostStep, status: Frame['status']): boolean =>
  post.when === 'always' || status === 'success';
