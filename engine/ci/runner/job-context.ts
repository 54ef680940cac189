import type { JsonValue } from '../../core/json';
import type { Contexts } from '../expressions/evaluate';
import { ExpressionScope } from '../expressions/evaluate';
import { ancestorsOf } from '../plan/needs-graph';
import { unseal } from '../secrets/seal';
import type { Conclusion } from '../store/run-state';
import type { ActionsSettings, EnvironmentSettings } from '../store/settings';
import { githubContext } from './contexts';
import type { ExecutionDeps } from './execution-deps';
import { statusFunctions } from './results';
import type { Leg, Node, WorkflowScope } from './workflow-scope';

/** `needs` of a job: what it needs directly. */
const needsContext = ({ scope, definition }: Node): JsonValue =>
  Object.fromEntries(
    definition.needs.map((id) => {
      const need = scope.nodes.get(id.toLowerCase());
      return [id, { result: need?.result ?? 'skipped', outputs: { ...need?.outputs } }];
    }),
  );

/** `strategy` of one job of a matrix. */
const strategyContext = (node: Node, leg: Leg | undefined): JsonValue => ({
  'fail-fast': node.failFast,
  'job-index': leg?.index ?? 0,
  'job-total': Math.max(1, node.legs.length),
  'max-parallel': Number.isFinite(node.maxParallel) ? node.maxParallel : Math.max(1, node.legs.length),
});

/** The secrets of a list, opened; one that cannot be opened is left out. */
export function openedSecrets(
  sealed: ActionsSettings['secrets'],
  repository: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sealed).flatMap(([name, value]) => {
      try {
        return [[name, unseal(value, repository)]];
      } catch {
        // It was sealed for another repository: then there is no such secret here.
        return [];
      }
    }),
  );
}

/** Contexts of a job before it runs. Secrets are left out: nothing that is decided here may depend on them. */
export function jobContexts(
  deps: ExecutionDeps,
  node: Node,
  leg: Leg | undefined,
  environment: EnvironmentSettings | undefined,
): Contexts {
  const { scope, definition } = node;
  const run = deps.state();
  return {
    github: githubContext(run, run.attempt, deps.repository, { job: definition.id, token: '' }),
    inputs: scope.inputs,
    vars: { ...deps.settings().variables, ...environment?.variables },
    needs: needsContext(node),
    ...(node.isOpen && { strategy: strategyContext(node, leg), matrix: (leg?.matrix ?? {}) as JsonValue }),
  };
}

/** What the condition of a job is evaluated in: its status functions look at all that it stands on. */
export function conditionScope(deps: ExecutionDeps, node: Node): ExpressionScope {
  const { scope, definition } = node;
  const resultOf = (id: string): Conclusion[] => {
    const result = scope.nodes.get(id.toLowerCase())?.result;
    return result === undefined ? [] : [result];
  };
  const results = [...ancestorsOf(scope.workflow.jobs, definition.id)].flatMap(resultOf);
  return new ExpressionScope({
    contexts: jobContexts(deps, node, undefined, undefined),
    functions: statusFunctions({
      results,
      isCancelled: deps.state().isCancelled,
      named: resultOf,
    }),
  });
}

/** The secrets of the run's own workflow: those of the repository; none where the event comes from a fork. */
export function rootSecrets(deps: ExecutionDeps): Record<string, string> {
  if (deps.state().event.isFork) return {};
  return openedSecrets(deps.settings().secrets, deps.repository.folder);
}

/** The secrets of a job: those of its workflow, and those of its environment, which it may use now. */
export const jobSecrets = (
  deps: ExecutionDeps,
  scope: WorkflowScope,
  environment: EnvironmentSettings | undefined,
): Record<string, string> => ({
  ...scope.secrets,
  ...(environment !== undefined &&
    !deps.state().event.isFork &&
    openedSecrets(environment.secrets, deps.repository.folder)),
});
