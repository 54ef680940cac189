import type { JsonValue } from '../../core/json';
import { type Contexts, ExpressionScope } from '../expressions/evaluate';
import { textOf } from '../expressions/values';
import { hashFiles } from './hash-files';
import { contextMap, type JobRuntime, type StepResult } from './job-runtime';
import { PLACES } from './places';
import { statusFunctions } from './results';

/** The steps that see one another: those of a job, or those of a composite action. */
export interface Frame {
  /** `steps`, by id. */
  readonly steps: Record<string, StepResult>;
  /** `inputs` of a composite action; undefined: those of the run. */
  readonly inputs: Readonly<Record<string, JsonValue>> | undefined;
  /** The folder of a composite action; '' in a job. */
  readonly actionPath: string;
  /** What the step that calls a composite action adds to the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** How many composite actions call one another. */
  readonly depth: number;
  /** What the functions `success()` and `failure()` see: has a step failed, was the job cancelled? */
  status: 'success' | 'failure' | 'cancelled';
}

/** The steps of a job. */
export const jobFrame = (): Frame => ({
  steps: {},
  inputs: undefined,
  actionPath: '',
  env: {},
  depth: 0,
  status: 'success',
});

/** `github` as a step of a frame sees it. */
export const githubOf = (
  runtime: JobRuntime,
  frame: Frame,
  step: string,
): Readonly<Record<string, JsonValue>> => ({
  ...contextMap(runtime.contexts, 'github'),
  action: step,
  ...(frame.actionPath !== '' && { action_path: frame.actionPath }),
});

/** What expressions of a step are evaluated in. @param own the step's own variables. */
export function stepScope(
  runtime: JobRuntime,
  frame: Frame,
  step: string,
  own: Readonly<Record<string, string>> = {},
): ExpressionScope {
  const results = frame.status === 'success' ? [] : ([frame.status] as const);
  const contexts: Contexts = {
    ...runtime.contexts,
    github: githubOf(runtime, frame, step),
    env: { ...runtime.env, ...frame.env, ...own },
    job: { ...contextMap(runtime.contexts, 'job'), status: runtime.status },
    steps: frame.steps as unknown as JsonValue,
    ...(frame.inputs !== undefined && { inputs: frame.inputs, secrets: {} }),
  };
  return new ExpressionScope({
    contexts,
    functions: {
      ...statusFunctions({ results, isCancelled: frame.status === 'cancelled' }),
      hashfiles: (...patterns) =>
        hashFiles(
          runtime.files,
          PLACES.workspace,
          patterns.flatMap((one) => textOf(one).split('\n')),
        ),
    },
  });
}
