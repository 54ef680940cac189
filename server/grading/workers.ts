import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { keepWorking } from '../keep-working';
import { createGraderProcess, type GradingProcess } from './grader-process';
import { gradeNext, type WorkerParts } from './worker';

/** How often the queue is looked at when nobody says that there is something (ms): what other servers have left, and second tries. */
const LOOK_EVERY_MS = 5_000;

export interface WorkersOptions {
  readonly count?: number;
  readonly newGrader?: () => GradingProcess;
}

/** The workers of one server. */
export interface Workers {
  /** There may be something to do. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Starts as many workers as the machine has processors, less one for the pages. Each has a grader of its own, which is started by its
 * first job: a server whose classes hand nothing in starts none.
 */
export function startWorkers(
  parts: Omit<WorkerParts, 'grader' | 'name'>,
  {
    count = Math.max(1, availableParallelism() - 1),
    newGrader = () => createGraderProcess(process.cwd()),
  }: WorkersOptions = {},
): Workers {
  const stopping = new AbortController();
  const workers = Array.from({ length: count }, () => {
    const grader = newGrader();
    const worker = { ...parts, grader, name: randomUUID() };
    const run = keepWorking({
      everyMs: LOOK_EVERY_MS,
      signal: stopping.signal,
      // A job that is done may free another one of the same person.
      step: async () => (await gradeNext(worker, stopping.signal)) !== 'nothing',
      onError: (error) =>
        parts.log.error('the queue could not be read', {
          name: error instanceof Error ? error.name : 'Error',
        }),
    });
    return { grader, run };
  });
  return {
    wake: () => {
      for (const { run } of workers) run.wake();
    },
    stop: async () => {
      stopping.abort();
      for (const { grader, run } of workers) {
        run.wake();
        grader.close();
      }
      await Promise.all(workers.map(({ run }) => run.ended));
    },
  };
}
