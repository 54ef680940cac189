import { type CodeRunner, DEFAULT_LIMITS, type RunRequest, type RunResult } from '../core/code-runner';

/** A run that others may share: what was run, and how it came out, once it has. */
interface SharedRun {
  readonly request: RunRequest;
  readonly result: Promise<RunResult>;
}

/**
 * A runner that runs a seeded request once: seeded, the same request gives the same result, so checks that measure the
 * same run (a training, say) share it, also while it is under way. Unseeded requests, those with services, those whose
 * events somebody hears, stopped runs and crashes of ours are not shared; a deadline tells requests apart only where it
 * would have ended the run.
 */
export function sharingRuns(runner: CodeRunner): CodeRunner {
  const runs = new Map<string, SharedRun[]>();
  return {
    run: async (request, onEvent, signal) => {
      if (request.seed === undefined || request.services || onEvent)
        return runner.run(request, onEvent, signal);
      const key = keyOf(request);
      const alike = runs.get(key) ?? [];
      runs.set(key, alike);
      for (const known of alike.filter((one) => isSameFiles(one.request.files, request.files))) {
        const result = await endOf(known.result, signal);
        if (result && serves(known.request, result, request)) return result;
      }
      const run = { request, result: runner.run(request, undefined, signal) };
      alike.push(run);
      return run.result;
    },
  };
}

/** Everything that the result hangs on but the files, which are compared one by one, and the deadline. */
function keyOf({ language, program, node, env, seed, limits, readOnly }: RunRequest): string {
  return JSON.stringify([language, program, node, env, seed, { ...limits, deadlineMs: undefined }, readOnly]);
}

function isSameFiles(a: RunRequest['files'], b: RunRequest['files']): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}

const deadlineOf = ({ limits }: RunRequest) => limits?.deadlineMs ?? DEFAULT_LIMITS.deadlineMs;

/** Whether the result of one request is that of another, which differs from it in nothing but its deadline. */
function serves(from: RunRequest, { outcome, durationMs }: RunResult, request: RunRequest): boolean {
  if (outcome === 'stopped' || outcome === 'crashed') return false;
  if (deadlineOf(from) === deadlineOf(request)) return true;
  return outcome !== 'deadline' && durationMs <= deadlineOf(request);
}

/** How a run comes out; null: it broke, or whoever waits wants it no more. */
async function endOf(result: Promise<RunResult>, signal?: AbortSignal): Promise<RunResult | null> {
  if (signal === undefined) return result.catch(() => null);
  if (signal.aborted) return null;
  let stop = () => {};
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([result.catch(() => null), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
