import { CiError } from '../errors';
import type { RunEvent, StepHead } from './run-events';
import type { JobState, RunState, StepState } from './run-state';

const newStep = (step: StepHead): StepState => ({
  ...step,
  status: 'queued',
  outcome: null,
  conclusion: null,
  startedAt: null,
  completedAt: null,
});

const withJob = (run: RunState, key: string, change: (job: JobState) => Partial<JobState>): RunState => ({
  ...run,
  jobs: run.jobs.map((job) => (job.key === key ? { ...job, ...change(job) } : job)),
});

const UNTOUCHED = {
  status: 'queued',
  conclusion: null,
  startedAt: null,
  completedAt: null,
  steps: [],
  annotations: [],
  outputs: {},
  summary: '',
  waitsFor: '',
  waitsUntil: null,
} as const satisfies Partial<JobState>;

/** A job that ended without its steps having their turn leaves them skipped, or cancelled where one was at work. */
function endedSteps(
  steps: readonly StepState[],
  conclusion: JobState['conclusion'],
  at: number,
): StepState[] {
  return steps.map((step) => {
    if (step.status === 'completed') return step;
    const state = step.status === 'in_progress' && conclusion === 'cancelled' ? 'cancelled' : 'skipped';
    return { ...step, status: 'completed', outcome: state, conclusion: state, completedAt: at };
  });
}

function foldJob(run: RunState, event: RunEvent): RunState {
  const { at } = event;
  switch (event.type) {
    case 'job-added':
      return { ...run, jobs: [...run.jobs, { ...event.job, ...UNTOUCHED, queuedAt: at }] };
    case 'job-waits':
      return withJob(run, event.job, () => ({
        status: event.status,
        waitsFor: event.for,
        waitsUntil: event.until,
      }));
    case 'job-queued':
      return withJob(run, event.job, () => ({ status: 'queued', waitsFor: '', waitsUntil: null }));
    case 'job-started':
      return withJob(run, event.job, () => ({
        status: 'in_progress',
        startedAt: at,
        steps: event.steps.map(newStep),
      }));
    case 'step-started':
      return withJob(run, event.job, ({ steps }) => {
        const known = steps.some(({ number }) => number === event.step.number);
        const all = known ? steps : [...steps, newStep(event.step)];
        return {
          steps: all.map((step) =>
            step.number === event.step.number
              ? { ...step, ...event.step, status: 'in_progress', startedAt: at }
              : step,
          ),
        };
      });
    case 'step-finished':
      return withJob(run, event.job, (job) => ({
        annotations: [...job.annotations, ...event.annotations],
        summary: event.summary === '' ? job.summary : `${job.summary}${event.summary}\n`,
        steps: job.steps.map((step) =>
          step.number === event.step
            ? {
                ...step,
                status: 'completed',
                outcome: event.outcome,
                conclusion: event.conclusion,
                startedAt: step.startedAt ?? at,
                completedAt: at,
              }
            : step,
        ),
      }));
    case 'job-annotated':
      return withJob(run, event.job, ({ annotations }) => ({
        annotations: [...annotations, event.annotation],
      }));
    case 'job-finished':
      return withJob(run, event.job, ({ steps }) => ({
        status: 'completed',
        conclusion: event.conclusion,
        completedAt: at,
        outputs: event.outputs,
        waitsFor: '',
        waitsUntil: null,
        steps: endedSteps(steps, event.conclusion, at),
      }));
    case 'job-lost':
      return withJob(run, event.job, () => ({ ...UNTOUCHED, queuedAt: at }));
    default:
      return run;
  }
}

/** The status of a run by its jobs: it waits where all that is not done waits. */
function statusOf(run: RunState): RunState['status'] {
  if (run.status === 'completed' || run.status === 'pending') return run.status;
  const open = run.jobs.filter(({ status }) => status !== 'completed');
  if (open.length > 0 && open.every(({ status }) => status === 'waiting')) return 'waiting';
  return run.jobs.some(({ startedAt }) => startedAt !== null) ? 'in_progress' : 'queued';
}

/** A run with something more having happened. @throws CiError `state-invalid` when it does not begin with `created`. */
export function foldRun(run: RunState | undefined, event: RunEvent): RunState {
  if (event.type === 'created')
    return {
      ...event.run,
      attempt: 1,
      status: 'queued',
      conclusion: null,
      startedAt: event.at,
      completedAt: null,
      isCancelled: false,
      problems: [],
      jobs: [],
      approvals: [],
      artifacts: [],
      deployments: [],
    };
  if (run === undefined) throw new CiError('state-invalid', 'A run begins with how it was made.');
  switch (event.type) {
    case 'refused':
      return { ...run, problems: event.problems };
    case 'pending':
      return { ...run, status: 'pending' };
    case 'started':
      return { ...run, status: 'queued' };
    case 'cancel-asked':
      return { ...run, isCancelled: true };
    case 'approval':
      return { ...run, approvals: [...run.approvals, event.approval] };
    case 'artifact': {
      const others = run.artifacts.filter(({ name }) => name !== event.artifact.name);
      return { ...run, artifacts: [...others, event.artifact] };
    }
    case 'artifact-gone':
      return { ...run, artifacts: run.artifacts.filter(({ name }) => name !== event.name) };
    case 'deployment':
      return { ...run, deployments: [...run.deployments, event.deployment] };
    case 'finished':
      return { ...run, status: 'completed', conclusion: event.conclusion, completedAt: event.at };
    case 'rerun':
      return {
        ...run,
        attempt: run.attempt + 1,
        status: 'queued',
        conclusion: null,
        completedAt: null,
        startedAt: event.at,
        isCancelled: false,
        approvals: [],
        jobs: run.jobs.filter(({ key }) => event.kept.includes(key)),
      };
    default: {
      const next = foldJob(run, event);
      return { ...next, status: statusOf(next) };
    }
  }
}

/** The run that events tell of. */
export function foldEvents(events: readonly RunEvent[]): RunState | undefined {
  let run: RunState | undefined;
  for (const event of events) run = foldRun(run, event);
  return run;
}
