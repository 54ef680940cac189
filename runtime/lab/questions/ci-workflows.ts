import { workflowsAt } from '../../../engine/ci/runner/workflow-files';
import type { Conclusion, Status } from '../../../engine/ci/store/run-state';
import { RunStore } from '../../../engine/ci/store/run-store';
import { readSettings } from '../../../engine/ci/store/settings';
import type { InputKind } from '../../../engine/ci/workflow/workflow';
import { openCiForge } from '../../../engine/versioning/forge/actions/ci-repository';
import type { QuestionContext } from '../question';

/** An input of the form that starts a workflow. */
export interface DispatchInput {
  readonly name: string;
  readonly type: InputKind;
  readonly description: string;
  readonly isRequired: boolean;
  /** '' when there is none. */
  readonly default: string;
  /** What may be chosen: of a `choice` its options, of an `environment` those of the repository. */
  readonly options: readonly string[];
}

/** A workflow of the default branch. */
export interface BranchWorkflow {
  readonly path: string;
  readonly name: string;
  readonly events: readonly string[];
  /** Switched off by `gh workflow disable`. */
  readonly isDisabled: boolean;
  /** The form that starts it; null: it has no `workflow_dispatch`. */
  readonly dispatch: readonly DispatchInput[] | null;
  /** What is wrong with it; '' when nothing is. */
  readonly problem: string;
  readonly runs: number;
  /** The last run on the default branch that has ended; null: none has. */
  readonly last: { readonly status: Status; readonly conclusion: Conclusion | null } | null;
}

/** What the list of workflows shows. */
export interface WorkflowsView {
  readonly repository: string;
  readonly defaultBranch: string;
  readonly workflows: readonly BranchWorkflow[];
}

/** Answers `ci.workflows`: the workflows of a repository's default branch; null: the repository is not there. */
export async function ciWorkflows(
  { fs, clock }: QuestionContext,
  { repository: wanted }: { readonly repository: string },
): Promise<WorkflowsView | null> {
  const [owner = '', name = ''] = wanted.split('/');
  const repository = (await openCiForge(fs, clock)).open(owner, name);
  if (repository === undefined) return null;
  const { defaultBranch, folder } = repository;
  const { disabled, environments } = readSettings(fs, folder);
  const commit = repository.resolve(`refs/heads/${defaultBranch}`);
  const runs = new RunStore(fs, folder).all();
  const workflows = commit === undefined ? [] : await workflowsAt(repository, commit);
  return {
    repository: wanted,
    defaultBranch,
    workflows: workflows.map(({ path, parsed }) => {
      const own = runs.filter((run) => run.path === path);
      const workflow = 'workflow' in parsed ? parsed.workflow : undefined;
      const isStartedByHand =
        workflow !== undefined && Object.hasOwn(workflow.on.events, 'workflow_dispatch');
      return {
        path,
        name: workflow?.name ?? path,
        events: Object.keys(workflow?.on.events ?? {}),
        isDisabled: disabled.includes(path),
        dispatch: isStartedByHand
          ? Object.entries(workflow.on.dispatchInputs).map(([input, given]) => ({
              name: input,
              type: given.type,
              description: given.description,
              isRequired: given.required,
              default: given.default === undefined ? '' : String(given.default),
              options: given.type === 'environment' ? Object.keys(environments) : given.options,
            }))
          : null,
        problem: 'problems' in parsed ? (parsed.problems[0]?.message ?? '') : '',
        runs: own.length,
        last: own.find((run) => run.branch === defaultBranch && run.status === 'completed') ?? null,
      };
    }),
  };
}
