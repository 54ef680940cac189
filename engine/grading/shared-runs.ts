import type { CodeRunner, RunRequest, RunResult } from '../core/code-runner';

/**
 * A runner that runs a seeded request once: seeded, the same request gives the same result, so checks of one attempt
 * that measure the same run (a training, say) share it. Unseeded requests, those with services, stopped runs and crashes of
 * ours are not shared.
 */
export function sharingRuns(runner: CodeRunner): CodeRunner {
  const shared: { request: RunRequest; result: RunResult }[] = [];
  return {
    run: async (request, onEvent, signal) => {
      if (request.seed === undefined || request.services || onEvent)
        return runner.run(request, onEvent, signal);
      const known = shared.find((one) => isSameRun(one.request, request));
      if (known) return known.result;
      const result = await runner.run(request, onEvent, signal);
      if (result.outcome !== 'stopped' && result.outcome !== 'crashed') shared.push({ request, result });
      return result;
    },
  };
}

function isSameRun(a: RunRequest, b: RunRequest): boolean {
  const rest = ({ language, program, env, seed, limits }: RunRequest) =>
    JSON.stringify([language, program, env, seed, limits]);
  return rest(a) === rest(b) && isSameFiles(a.files, b.files);
}

function isSameFiles(a: RunRequest['files'], b: RunRequest['files']): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
