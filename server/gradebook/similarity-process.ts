import type { ChildProcess } from 'node:child_process';
import type { SimilarityAsked, SimilarityFound } from '../../contracts/similarity-task';
import { StagecraftError } from '../../engine/core/errors';
import { JobQueue } from '../../engine/core/job-queue';
import { forkApart } from '../grading/fork-apart';

/** The process that compares ended, or was ended, without an answer. */
export class ComparisonEndedError extends StagecraftError<'comparison-ended'> {
  constructor(why: string) {
    super('comparison-ended', `The comparison of works ${why}. Ask again when the server is less busy.`);
  }
}

/**
 * Finds works that are alike. They are taken one by one, so that nobody holds those of a whole class; pairs name them by their
 * place.
 *
 * @throws ComparisonEndedError
 */
export type CompareApart = (
  works: AsyncIterable<readonly string[]>,
  given: readonly string[],
) => Promise<SimilarityFound['pairs']>;

/** A class of 500 takes seconds; beyond this something hangs (ms). */
const DEADLINE_MS = 120_000;
const MEMORY_MB = 1_000;
/** Pages go first; somebody waits for it, so grading goes after it. */
const NICE = 5;

/** Compares in processes of their own, one at a time: it is advice, and can wait. */
export function comparer(root: string): CompareApart {
  const queue = new JobQueue(1);
  return (works, given) =>
    queue.run(async () => {
      const child = forkApart(root, 'grader/similar.ts', { memoryMb: MEMORY_MB, nice: NICE });
      let timer: NodeJS.Timeout | undefined;
      try {
        return await new Promise<SimilarityFound['pairs']>((resolve, reject) => {
          const fail = (why: string) => reject(new ComparisonEndedError(why));
          timer = setTimeout(() => fail(`took longer than ${DEADLINE_MS / 1_000} s`), DEADLINE_MS);
          child.once('exit', () => fail('ended by itself'));
          child.once('error', (error) => fail(`could not begin (${error.message})`));
          child.once('message', ({ pairs }: SimilarityFound) => resolve(pairs));
          sendAll(child, works, given).catch(reject);
        });
      } finally {
        clearTimeout(timer);
        child.kill('SIGKILL');
      }
    });
}

async function sendAll(
  child: ChildProcess,
  works: AsyncIterable<readonly string[]>,
  given: readonly string[],
): Promise<void> {
  const send = (asked: SimilarityAsked) =>
    new Promise<void>((resolve, reject) => {
      child.send(asked, (error) => (error ? reject(new ComparisonEndedError('ended by itself')) : resolve()));
    });
  for await (const texts of works) await send({ type: 'work', texts });
  await send({ type: 'compare', given });
}
