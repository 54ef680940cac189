import type { JobState, RunState } from '../store/run-state';
import { fail, type GhCall } from './call';

/** The run that a command names; without a name the newest. @throws GhActionsFailure when there is none. */
export function findRun(call: GhCall, typed: string | undefined): RunState {
  if (typed === undefined) {
    if (!call.isTty) fail('run or job ID required when not running interactively');
    return call.runs.all()[0] ?? fail('no runs found');
  }
  const run = /^\d+$/.test(typed) ? call.runs.read(Number(typed)) : undefined;
  return (
    run ??
    fail(
      `failed to get run: HTTP 404: Not Found (https://api.github.com/repos/${call.repository}/actions/runs/${typed}?exclude_pull_requests=true)`,
    )
  );
}

/** A job by its number, with its run. @throws GhActionsFailure when there is none. */
export function findJob(call: GhCall, typed: string): { readonly run: RunState; readonly job: JobState } {
  for (const run of call.runs.all()) {
    const job = run.jobs.find(({ id }) => String(id) === typed);
    if (job !== undefined) return { run, job };
  }
  return fail(
    `failed to get job: HTTP 404: Not Found (https://api.github.com/repos/${call.repository}/actions/jobs/${typed})`,
  );
}
