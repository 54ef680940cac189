import type { Finding } from '../../../rubric/findings';
import { trainingWorkflows, workflowsIn } from '../../../scenario/scenarios/game-day/own/workflows';
import { lineOf, type ProjectTexts } from './find-in-files';

/** What the workflow files say: which checks look at changes, and what trains by itself. */
export async function findInWorkflows(files: ProjectTexts): Promise<Finding[]> {
  const workflows = await workflowsIn(files);
  const found: Finding[] = [];
  for (const { path, name, on, jobs } of workflows)
    if (Object.hasOwn(on.events, 'pull_request'))
      found.push({
        id: 'changes-are-checked',
        evidence: {
          target: { kind: 'file', path, line: jobs[0]?.line ?? 1 },
          shows: `${name}, for each pull request`,
        },
      });
  for (const { path, name, on } of trainingWorkflows(workflows)) {
    const when = on.schedule[0]?.cron;
    if (when === undefined && !Object.hasOwn(on.events, 'repository_dispatch')) continue;
    const line = lineOf(files[path]!, /schedule:|repository_dispatch:/);
    found.push({
      id: 'workflow-trains-by-itself',
      evidence: {
        target: { kind: 'file', path, ...(line !== null && { line }) },
        shows: when === undefined ? `${name}, when an alert asks for it` : `${name}, by the schedule ${when}`,
      },
    });
  }
  return found;
}
