import type { JsonValue } from '../../core/json';
import { type Contexts, ExpressionScope } from '../expressions/evaluate';
import { isTruthy, textOf } from '../expressions/values';
import { expandMatrix, legName, type MatrixValues } from '../plan/matrix';
import { hasExpression, isTemplateMap } from '../workflow/template';
import type { JobDefinition } from '../workflow/workflow';
import { DEFAULT_TIMEOUT } from './job-spec';
import type { Leg, Node } from './workflow-scope';

const scopeOf = (contexts: Contexts) => new ExpressionScope({ contexts, functions: {} });

/** Makes the jobs of a matrix, and sets what holds for all of them. @throws CiError for a matrix that is wrong. */
export function openLegs(node: Node, contexts: Contexts): Leg[] {
  const { definition, scope } = node;
  const filled = scopeOf(contexts);
  const failFast = definition['fail-fast'];
  node.failFast = failFast === undefined || isTruthy(filled.fill(failFast));
  const most = Number(
    definition['max-parallel'] === undefined ? Number.NaN : filled.fill(definition['max-parallel']),
  );
  node.maxParallel = most >= 1 ? Math.floor(most) : Number.POSITIVE_INFINITY;
  const matrix: readonly (MatrixValues | null)[] =
    definition.matrix === undefined ? [null] : expandMatrix(filled.fill(definition.matrix));
  return matrix.map((values, index) => ({
    key: `${scope.prefix}${definition.id}${values === null ? '' : `[${index}]`}`,
    name: '',
    index,
    matrix: values,
    isStarted: false,
    outputs: {},
    endedAt: 0,
  }));
}

/** How a job of a matrix is called: by its `name`, else by its id; the values follow where the name names none. */
export function nameOfLeg(
  { definition, scope }: Node,
  matrix: MatrixValues | null,
  contexts: Contexts,
): string {
  const given = definition.name === undefined ? '' : scopeOf(contexts).text(definition.name);
  const base = given === '' ? definition.id : given;
  const namesValues = definition.name !== undefined && hasExpression(definition.name);
  return scope.namePrefix + (matrix === null || namesValues ? base : legName(base, matrix));
}

/** What `runs-on` says, as text. */
export function runsOnOf(definition: JobDefinition, contexts: Contexts): string {
  if (definition['runs-on'] === undefined) return '';
  const value = scopeOf(contexts).fill(definition['runs-on']);
  return Array.isArray(value) ? value.map(textOf).join(', ') : textOf(value);
}

/** The name of the environment that a job uses; '' when none. */
export function environmentName({ environment }: JobDefinition, contexts: Contexts): string {
  if (environment === undefined) return '';
  const value: JsonValue = scopeOf(contexts).fill(
    isTemplateMap(environment) ? (environment.name ?? '') : environment,
  );
  return textOf(value);
}

/** Whether using the environment makes a deployment: it does unless `deployment: false`. */
export const makesDeployment = ({ environment }: JobDefinition): boolean =>
  !(isTemplateMap(environment) && environment.deployment === false);

/** The minutes after which a job is cancelled. */
export function timeoutOf(definition: JobDefinition, contexts: Contexts): number {
  const value = definition['timeout-minutes'];
  const minutes = value === undefined ? DEFAULT_TIMEOUT : Number(scopeOf(contexts).fill(value));
  return minutes > 0 ? minutes : DEFAULT_TIMEOUT;
}

/** Whether the run stays green when the job fails. */
export function jobContinues(definition: JobDefinition, contexts: Contexts): boolean {
  const value = definition['continue-on-error'];
  return value !== undefined && isTruthy(scopeOf(contexts).fill(value));
}
