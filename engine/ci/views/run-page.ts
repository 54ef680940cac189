import type { ServiceContext } from '../../core/lab-service';
import { CiError } from '../errors';
import { stagesOf } from '../plan/needs-graph';
import type {
  Annotation,
  Approval,
  ArtifactRecord,
  Conclusion,
  Deployment,
  JobState,
  Status,
} from '../store/run-state';
import { RunStore } from '../store/run-store';
import { readSettings } from '../store/settings';
import { repositoryNamed } from './repositories';
import { type RunRow, runRow } from './run-rows';

/** A job on the drawing of a run. Jobs of one matrix, and those of a called workflow, stand together. */
export interface GraphNode {
  /** Its id in the workflow file. */
  readonly id: string;
  readonly stage: number;
  readonly needs: readonly string[];
  readonly jobs: readonly number[];
  readonly status: Status;
  readonly conclusion: Conclusion | null;
}

/** A remark with the job that it comes from. */
export interface PlacedAnnotation extends Annotation {
  readonly job: string;
}

/** What somebody has to decide before a run goes on. */
export interface WaitingReview {
  readonly environment: string;
  readonly reviewers: readonly string[];
  readonly jobs: readonly string[];
  readonly waitsFor: string;
}

/** The page of one run. */
export interface RunPage {
  readonly repository: string;
  readonly run: RunRow;
  /** Why it could not be run at all. */
  readonly problems: readonly string[];
  readonly graph: readonly GraphNode[];
  readonly jobs: readonly JobState[];
  readonly annotations: readonly PlacedAnnotation[];
  /** Markdown, by job. */
  readonly summaries: readonly { readonly job: string; readonly markdown: string }[];
  readonly artifacts: readonly ArtifactRecord[];
  readonly approvals: readonly Approval[];
  readonly deployments: readonly Deployment[];
  readonly reviews: readonly WaitingReview[];
}

const topOf = (key: string) => key.split('/')[0]!.replace(/\[\d+\]$/, '');

/** What several jobs come to on the drawing: what goes on before what is done, what failed before what did not. */
function together(jobs: readonly JobState[]): Pick<GraphNode, 'status' | 'conclusion'> {
  const open =
    jobs.find(({ status }) => status === 'in_progress') ?? jobs.find(({ status }) => status !== 'completed');
  if (open !== undefined) return { status: open.status, conclusion: null };
  const order: readonly Conclusion[] = ['failure', 'cancelled', 'success', 'skipped'];
  const conclusion = order.find((one) => jobs.some((job) => job.conclusion === one)) ?? null;
  return { status: 'completed', conclusion };
}

/** The jobs of a run as a graph, by stages. */
export function runGraph(jobs: readonly JobState[]): GraphNode[] {
  const groups = new Map<string, JobState[]>();
  for (const job of jobs) groups.set(topOf(job.key), [...(groups.get(topOf(job.key)) ?? []), job]);
  const nodes = [...groups].map(([id, own]) => ({
    id,
    // Jobs of a called workflow need one another; on the drawing the call needs what the caller says.
    needs: own.find(({ key }) => !key.includes('/'))?.needs.filter((need) => groups.has(need)) ?? [],
    own,
  }));
  const stages = stagesOf(nodes);
  return nodes.map(({ id, needs, own }) => ({
    id,
    needs,
    stage: stages.get(id) ?? 0,
    jobs: own.map((job) => job.id),
    ...together(own),
  }));
}

/** Answers `ci.run`. @throws CiError `run-missing`. */
export function ciRun(
  { fs }: ServiceContext,
  input: { readonly repository?: string; readonly id: number },
): RunPage {
  const { name, folder } = repositoryNamed(fs, input.repository);
  const run = new RunStore(fs, folder).read(input.id);
  if (run === undefined) throw new CiError('run-missing', `There is no run ${input.id} of ${name}.`);
  const { environments } = readSettings(fs, folder);
  const waiting = run.jobs.filter(({ status, environment }) => status === 'waiting' && environment !== '');
  return {
    repository: name,
    run: runRow(run),
    problems: run.problems,
    graph: runGraph(run.jobs),
    jobs: run.jobs,
    annotations: run.jobs.flatMap((job) => job.annotations.map((one) => ({ ...one, job: job.name }))),
    summaries: run.jobs
      .filter(({ summary }) => summary !== '')
      .map((job) => ({ job: job.name, markdown: job.summary })),
    artifacts: run.artifacts,
    approvals: run.approvals,
    deployments: run.deployments,
    reviews: [...new Set(waiting.map(({ environment }) => environment))].map((environment) => ({
      environment,
      reviewers: environments[environment]?.reviewers ?? [],
      jobs: waiting.filter((job) => job.environment === environment).map((job) => job.name),
      waitsFor: waiting.find((job) => job.environment === environment)!.waitsFor,
    })),
  };
}
