import { type CodeRunner, DEFAULT_LIMITS } from '../../engine/core/code-runner';

/** A deadline is the one thing about a run that depends on how busy the machine is; proofs wait this much longer. */
export const PATIENCE = 10;

/** The longest that a timer can wait, in milliseconds; a longer one ends at once. */
const LONGEST_MS = 2_147_483_647;

/** A runner with longer deadlines, for programs that are known to end. */
export function patient(runner: CodeRunner): CodeRunner {
  return {
    run: (request, onEvent, signal) => {
      const asked = request.limits?.deadlineMs ?? DEFAULT_LIMITS.deadlineMs;
      const deadlineMs = Math.min(LONGEST_MS, PATIENCE * asked);
      return runner.run({ ...request, limits: { ...request.limits, deadlineMs } }, onEvent, signal);
    },
  };
}

/** A runner that remembers whether some run was ended by its deadline. */
export function watchingDeadlines(runner: CodeRunner): { runner: CodeRunner; wasLate: () => boolean } {
  let late = false;
  return {
    wasLate: () => late,
    runner: {
      run: async (request, onEvent, signal) => {
        const result = await runner.run(request, onEvent, signal);
        if (result.outcome === 'deadline') late = true;
        return result;
      },
    },
  };
}
