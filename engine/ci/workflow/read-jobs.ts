import { isMapping, isSequence, isString } from '@actions/workflow-parser';
import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { Expression, isTemplateMap, type Template, type TemplateMap, templateOf } from './template';
import type { JobDefinition, RunDefaults, StepDefinition } from './workflow';

const mapOf = (value: Template | undefined): TemplateMap => (isTemplateMap(value) ? value : {});

/** A condition as the text of one expression; braces around it are taken off. */
const conditionOf = (value: Template | undefined): string | undefined => {
  if (value === undefined || value === null) return undefined;
  return value instanceof Expression ? value.source : String(value).trim();
};

/** `defaults.run`. */
export const runDefaultsOf = (value: Template | undefined): RunDefaults =>
  mapOf(mapOf(value).run) as RunDefaults;

/** The ids of steps that have none are made as the runner makes them: `__run`, `__run_2`, `__actions_checkout`. */
function stepIds(steps: readonly TemplateMap[]): string[] {
  const taken = new Set(steps.flatMap(({ id }) => (typeof id === 'string' ? [id.toLowerCase()] : [])));
  return steps.map(({ id, uses }) => {
    if (typeof id === 'string' && id !== '') return id;
    const base =
      typeof uses === 'string'
        ? `__${uses
            .replace(/@.*$/s, '')
            .replace(/^\.\//, 'self/')
            .replace(/[^A-Za-z0-9_-]+/g, '_')}`
        : '__run';
    let made = base;
    for (let i = 2; taken.has(made.toLowerCase()); i++) made = `${base}_${i}`;
    taken.add(made.toLowerCase());
    return made;
  });
}

/** Reads a list of steps, of a job or of a composite action. */
export function readSteps(token: TemplateToken | undefined): StepDefinition[] {
  if (token === undefined || !isSequence(token)) return [];
  const tokens = Array.from({ length: token.count }, (_, i) => token.get(i));
  const plain = tokens.map((one) => mapOf(templateOf(one)));
  const ids = stepIds(plain);
  return plain.map((step, i) => {
    const { if: condition, with: inputs, env, uses, id: _id, ...rest } = step;
    return {
      ...rest,
      id: ids[i]!,
      line: tokens[i]!.line ?? 0,
      with: mapOf(inputs),
      env: mapOf(env),
      ...(typeof uses === 'string' && { uses }),
      ...(condition !== undefined && { if: conditionOf(condition) }),
    } as StepDefinition;
  });
}

function readJob(id: string, line: number, token: MappingToken): JobDefinition {
  const job = mapOf(templateOf(token));
  const strategy = mapOf(job.strategy);
  const needs = job.needs ?? [];
  const { outputs, env, defaults, if: condition, with: inputs, ...rest } = job;
  const { strategy: _strategy, steps: _steps, ...kept } = rest;
  return {
    ...kept,
    id,
    line,
    needs: (Array.isArray(needs) ? needs : [needs]).map(String),
    env: mapOf(env),
    outputs: mapOf(outputs),
    with: mapOf(inputs),
    defaults: runDefaultsOf(defaults),
    ...(condition !== undefined && { if: conditionOf(condition) }),
    ...(strategy.matrix !== undefined && { matrix: strategy.matrix }),
    ...(strategy['fail-fast'] !== undefined && { 'fail-fast': strategy['fail-fast'] }),
    ...(strategy['max-parallel'] !== undefined && { 'max-parallel': strategy['max-parallel'] }),
    steps: readSteps(token.find('steps')),
  } as JobDefinition;
}

/** Reads `jobs:`. */
export function readJobs(token: TemplateToken | undefined): JobDefinition[] {
  if (token === undefined || !isMapping(token)) return [];
  return Array.from({ length: token.count }, (_, i) => token.get(i)).flatMap(({ key, value }) =>
    isString(key) && isMapping(value) ? [readJob(key.value, key.line ?? 0, value)] : [],
  );
}
