import { messageOf } from '../../core/errors';
import type { JsonValue } from '../../core/json';
import { type Contexts, ExpressionScope } from '../expressions/evaluate';
import { textOf } from '../expressions/values';
import { hasExpression, isTemplateMap, type Template } from '../workflow/template';
import type { JobDefinition, StepDefinition, Workflow } from '../workflow/workflow';
import { expandMatrix, legName, type MatrixValues } from './matrix';
import { stagesOf } from './needs-graph';

/** A step as the plan shows it. */
export interface PlannedStep {
  readonly id: string;
  readonly name: string;
  /** In the workflow file, from 1. */
  readonly line: number;
  readonly uses: string | null;
}

/** One job of a matrix, or the only one. */
export interface PlannedLeg {
  readonly name: string;
  readonly matrix: MatrixValues | null;
}

/** A job of the plan; plain data. */
export interface PlannedJob {
  readonly id: string;
  readonly name: string;
  /** In the workflow file, from 1. */
  readonly line: number;
  /** From 0; all that it needs stands in earlier ones. */
  readonly stage: number;
  readonly needs: readonly string[];
  readonly if: string | null;
  readonly runsOn: string | null;
  /** The environment whose rules it waits for. */
  readonly environment: string | null;
  /** The workflow that it calls. */
  readonly uses: string | null;
  /** Its jobs; null: the matrix depends on a job that has to run first. */
  readonly legs: readonly PlannedLeg[] | null;
  /** Why it cannot be planned; null: it can. */
  readonly problem: string | null;
  readonly steps: readonly PlannedStep[];
}

/** What a run of a workflow will do, as far as it can be known before; plain data for a drawing. */
export interface RunPlan {
  readonly path: string;
  readonly name: string;
  readonly stages: number;
  readonly jobs: readonly PlannedJob[];
}

/** How a step is called where it has no name. */
export function stepName(step: StepDefinition, shown: string | undefined): string {
  if (shown !== undefined && shown !== '') return shown;
  if (step.uses !== undefined) return `Run ${step.uses}`;
  const script = typeof step.run === 'string' ? step.run : '';
  return `Run ${script.trimStart().split('\n')[0]!.trim()}`;
}

/** The text of what can be known now; what needs a run is shown as it is written. */
function known(scope: ExpressionScope, value: Template | undefined): string | null {
  if (value === undefined) return null;
  if (!hasExpression(value)) return Array.isArray(value) ? value.join(', ') : textOf(value as JsonValue);
  try {
    const filled = scope.fill(value);
    return Array.isArray(filled) ? filled.map(textOf).join(', ') : textOf(filled);
  } catch {
    return null;
  }
}

const environmentOf = (value: Template | undefined): Template | undefined =>
  isTemplateMap(value) ? value.name : value;

/** Whether a value asks for what only a run gives. */
const asksForRun = (value: Template): boolean => /\bneeds\b/i.test(JSON.stringify(value));

function planLegs(
  job: JobDefinition,
  name: string,
  scope: ExpressionScope,
): Pick<PlannedJob, 'legs' | 'problem'> {
  if (job.matrix === undefined) return { legs: [{ name, matrix: null }], problem: null };
  if (asksForRun(job.matrix)) return { legs: null, problem: null };
  try {
    const legs = expandMatrix(scope.fill(job.matrix)).map((matrix) => ({
      name: legName(name, matrix),
      matrix,
    }));
    return { legs, problem: null };
  } catch (thrown) {
    return { legs: null, problem: messageOf(thrown) };
  }
}

/** Plans a run. @param contexts `github`, `inputs` and `vars` of the run. */
export function planRun(workflow: Workflow, contexts: Contexts): RunPlan {
  const scope = new ExpressionScope({ contexts, functions: {} });
  const stages = stagesOf(workflow.jobs);
  const jobs = workflow.jobs.map((job): PlannedJob => {
    const usesMatrix = job.name !== undefined && hasExpression(job.name);
    const name = (usesMatrix ? null : known(scope, job.name)) || job.id;
    return {
      id: job.id,
      name,
      line: job.line,
      stage: stages.get(job.id) ?? 0,
      needs: job.needs,
      if: job.if ?? null,
      runsOn: known(scope, job['runs-on']),
      environment: known(scope, environmentOf(job.environment)),
      uses: job.uses ?? null,
      ...planLegs(job, name, scope),
      steps: job.steps.map((step) => ({
        id: step.id,
        name: stepName(step, typeof step.name === 'string' ? step.name : undefined),
        line: step.line,
        uses: step.uses ?? null,
      })),
    };
  });
  return {
    path: workflow.path,
    name: workflow.name,
    stages: Math.max(0, ...jobs.map(({ stage }) => stage + 1)),
    jobs,
  };
}
