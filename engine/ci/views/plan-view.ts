import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { ServiceContext } from '../../core/lab-service';
import { planRun, type RunPlan } from '../plan/plan';
import { readWorkflow } from '../workflow/parse-workflow';
import type { WorkflowProblem } from '../workflow/problem';

/** A workflow of the project with its plan, or what is wrong with it. */
export interface PlannedWorkflow {
  readonly path: string;
  readonly name: string;
  /** What starts it: names of events. */
  readonly events: readonly string[];
  readonly plan: RunPlan | null;
  readonly problems: readonly WorkflowProblem[];
}

/** Answers `ci.plan`: the workflow files of the project as they are now, and what each would do. */
export async function ciPlan(
  { fs }: ServiceContext,
  input: { readonly path?: string },
): Promise<readonly PlannedWorkflow[]> {
  const folder = `${WORKSPACE_ROOT}/.github/workflows`;
  if (!fs.isFolder(folder)) return [];
  const found: PlannedWorkflow[] = [];
  for (const name of fs.list(folder)) {
    const path = `.github/workflows/${name}`;
    if (!/\.ya?ml$/.test(name) || (input.path !== undefined && input.path !== path)) continue;
    const parsed = await readWorkflow(path, fs.readText(`${folder}/${name}`));
    if ('problems' in parsed) {
      found.push({ path, name: parsed.name, events: [], plan: null, problems: parsed.problems });
      continue;
    }
    const { workflow } = parsed;
    const github = { ref: 'refs/heads/main', ref_name: 'main', event_name: 'push' };
    found.push({
      path,
      name: workflow.name,
      events: Object.keys(workflow.on.events),
      plan: planRun(workflow, { github, inputs: {}, vars: {} }),
      problems: [],
    });
  }
  return found;
}
