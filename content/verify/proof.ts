import type { JobQueue } from '../../engine/core/job-queue';

/** One thing that was proved, or disproved, about a lesson. */
export interface Proof {
  readonly lesson: string;
  /** "solution passes mend-median" */
  readonly what: string;
  readonly ok: boolean;
  /** Why not, or a figure worth knowing. */
  readonly detail?: string;
  readonly ms: number;
}

/** Something still to be proved. It resolves to null, or to a detail when it holds; it throws `Disproved` when it does not. */
export interface ProofJob {
  readonly what: string;
  readonly prove: () => Promise<string | null>;
}

/** A proof that failed; the message says what was found. */
export class Disproved extends Error {
  override name = 'Disproved';
}

/** Runs jobs on a queue; the results are in the order of the jobs, `onProof` hears of each as it is done. */
export async function runJobs(
  lesson: string,
  jobs: readonly ProofJob[],
  queue: JobQueue,
  onProof: (proof: Proof) => void,
): Promise<Proof[]> {
  return await Promise.all(
    jobs.map((job) =>
      queue.run(async () => {
        const proof = await runJob(lesson, job);
        onProof(proof);
        return proof;
      }),
    ),
  );
}

async function runJob(lesson: string, { what, prove }: ProofJob): Promise<Proof> {
  const began = performance.now();
  const done = (ok: boolean, detail?: string) => ({
    lesson,
    what,
    ok,
    detail,
    ms: performance.now() - began,
  });
  try {
    return done(true, (await prove()) ?? undefined);
  } catch (error) {
    if (error instanceof Disproved) return done(false, error.message);
    return done(false, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
