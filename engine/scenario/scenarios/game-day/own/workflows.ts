import { scheduledTimes } from '../../../../ci/triggers/cron';
import { readWorkflow } from '../../../../ci/workflow/parse-workflow';
import type { JobDefinition, ScheduleEntry, Workflow } from '../../../../ci/workflow/workflow';
import type { WorkspaceFiles } from '../../../../core/files';

const DAY_MS = 86_400_000;
/** Schedules are looked at from here: two months of any year. */
const FROM = 1_772_323_200_000;

/** The workflow files of a project that GitHub can read. */
export async function workflowsIn(files: WorkspaceFiles): Promise<Workflow[]> {
  const found: Workflow[] = [];
  for (const [path, text] of Object.entries(files)) {
    if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || typeof text !== 'string') continue;
    const parsed = await readWorkflow(path, text);
    if ('workflow' in parsed) found.push(parsed.workflow);
  }
  return found;
}

/** The shell blocks of a job, in their order, each with the plain variables that the workflow and the job set. */
export function blocksOf({ env }: Workflow, job: JobDefinition): string[] {
  return job.steps.flatMap((step) => {
    if (typeof step.run !== 'string') return [];
    const set = Object.entries({ ...env, ...job.env, ...step.env }).flatMap(([name, value]) =>
      typeof value === 'string' ? [`export ${name}='${value}'`] : [],
    );
    return [[...set, step.run.trim()].join('\n')];
  });
}

const TRAINS =
  /\bdvc\s+(?:repro|exp\s+run)\b|npm\s+(?:run\s+)?(?:-s\s+)?(?:run\s+)?(?:-s\s+)?(?:train|retrain)\b/;

/** The workflows that train: by DVC, or by a script of that name. */
export const trainingWorkflows = (workflows: readonly Workflow[]): readonly Workflow[] =>
  workflows.filter((workflow) =>
    workflow.jobs.some((job) => job.steps.some(({ run }) => typeof run === 'string' && TRAINS.test(run))),
  );

/** Hours between two trainings by schedule, the shortest of all; null: none is scheduled. */
export function scheduledEvery(workflows: readonly Workflow[]): number | null {
  const hours = trainingWorkflows(workflows).flatMap(({ on }) => on.schedule.map(hoursBetween));
  const known = hours.filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(1, Math.min(...known));
}

/** Most schedules come twice within a fortnight; the others are looked for in two months. */
const WINDOWS_DAYS = [15, 62];

function hoursBetween(entry: ScheduleEntry): number | null {
  for (const days of WINDOWS_DAYS) {
    try {
      const times = scheduledTimes(entry, FROM, FROM + days * DAY_MS, 2);
      if (times.length === 2) return (times[1]! - times[0]!) / 3_600_000;
    } catch {
      // No schedule that GitHub knows starts nothing.
      return null;
    }
  }
  return null;
}

/** Whether something outside may start a training: `repository_dispatch`. */
export const isDispatched = (workflows: readonly Workflow[]): boolean =>
  trainingWorkflows(workflows).some(({ on }) => Object.hasOwn(on.events, 'repository_dispatch'));
