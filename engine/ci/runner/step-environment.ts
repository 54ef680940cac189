import type { JsonValue } from '../../core/json';
import { textOf } from '../expressions/values';
import { contextMap, type JobRuntime } from './job-runtime';
import { PLACES } from './places';

/** The files that a step talks to the runner by. */
export const FILE_COMMANDS = {
  GITHUB_OUTPUT: 'set_output',
  GITHUB_ENV: 'set_env',
  GITHUB_PATH: 'add_path',
  GITHUB_STATE: 'save_state',
  GITHUB_STEP_SUMMARY: 'step_summary',
} as const;

export type FileCommand = keyof typeof FILE_COMMANDS;

const SYSTEM_PATH = '/usr/local/bin:/usr/bin:/bin';

/** Whether a variable belongs to the runner, so that no workflow can set it. */
export const isReserved = (name: string): boolean => /^(GITHUB|RUNNER)_/.test(name);

const GITHUB_VARIABLES = [
  'action',
  'action_path',
  'action_ref',
  'action_repository',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
] as const;

/** `GITHUB_SHA`, `RUNNER_OS`, … from the contexts of the same names. */
export function defaultVariables(
  github: Readonly<Record<string, JsonValue>>,
  runner: Readonly<Record<string, JsonValue>>,
) {
  const variables: Record<string, string> = {};
  for (const name of GITHUB_VARIABLES)
    if (github[name] !== undefined) variables[`GITHUB_${name.toUpperCase()}`] = textOf(github[name]);
  for (const [name, value] of Object.entries(runner))
    variables[`RUNNER_${name.toUpperCase()}`] = textOf(value);
  return variables;
}

/**
 * The environment of one step's program: workflow and job, then the step's own, and over them what belongs to the
 * runner.
 * @param files the runner's files for this step.
 */
export function stepEnvironment(
  runtime: JobRuntime,
  github: Readonly<Record<string, JsonValue>>,
  own: Readonly<Record<string, string>>,
  files: Readonly<Record<FileCommand, string>>,
): Record<string, string> {
  const given = Object.fromEntries(
    Object.entries({ ...runtime.env, ...own }).filter(([name]) => !isReserved(name)),
  );
  const path = [...runtime.paths, given.PATH ?? SYSTEM_PATH].join(':');
  return {
    HOME: PLACES.home,
    USER: 'runner',
    LOGNAME: 'runner',
    SHELL: '/bin/bash',
    LANG: 'C.UTF-8',
    CI: 'true',
    ...given,
    ...defaultVariables(github, contextMap(runtime.contexts, 'runner')),
    GITHUB_ACTIONS: 'true',
    ...files,
    PATH: path,
  };
}
