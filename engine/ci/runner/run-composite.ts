import { messageOf } from '../../core/errors';
import type { JsonValue } from '../../core/json';
import { ActionFailure } from '../actions/action';
import { holds } from '../expressions/conditions';
import { isTruthy } from '../expressions/values';
import type { StepDefinition } from '../workflow/workflow';
import { openFileCommands, takeFileCommands } from './file-commands';
import { type Frame, githubOf, stepScope } from './frame';
import type { JobRuntime, StepResult } from './job-runtime';
import { resolveAction, runProvided } from './run-action';
import { runScript } from './run-script';
import type { BodyResult, StepBody } from './step-body';
import { stepEnvironment } from './step-environment';
import type { StepLog } from './step-log';

/** How deep composite actions may call one another. */
const DEEPEST = 10;

/** What a step did, and what it wrote for the summary of its job. */
export interface DoneStep extends BodyResult {
  readonly summary: string;
}

/** Does the work of a step: its script, or its action. Errors of the step are told in its log. */
export async function runBody(
  runtime: JobRuntime,
  frame: Frame,
  step: StepDefinition,
  log: StepLog,
  signal: AbortSignal,
): Promise<DoneStep> {
  let files: ReturnType<typeof openFileCommands> | undefined;
  let summary = '';
  try {
    const own = stepScope(runtime, frame, step.id).fillTexts(step.env);
    const scope = stepScope(runtime, frame, step.id, own);
    files = openFileCommands(runtime);
    const body: StepBody = {
      runtime,
      frame,
      scope,
      log,
      env: stepEnvironment(runtime, githubOf(runtime, frame, step.id), { ...frame.env, ...own }, files),
      shownEnv: { ...runtime.env, ...frame.env, ...own },
      signal,
    };
    const done = step.uses === undefined ? await runScript(step, body) : await runUses(step, body);
    const taken = takeFileCommands(runtime, files, log);
    summary = taken.summary;
    const outcome = taken.isValid ? done.outcome : 'failure';
    return { outcome, outputs: { ...done.outputs, ...taken.outputs }, summary };
  } catch (thrown) {
    log.flush();
    log.error(messageOf(thrown));
    if (files !== undefined) summary = takeFileCommands(runtime, files, log).summary;
    return { outcome: 'failure', outputs: {}, summary };
  }
}

async function runUses(step: StepDefinition, body: StepBody): Promise<BodyResult> {
  const resolved = resolveAction(body, step.uses!);
  if (resolved.kind === 'provided') return runProvided(step, resolved.action, body);
  const { runtime, frame, log, scope } = body;
  if (frame.depth >= DEEPEST) throw new ActionFailure(`Composite action depth exceeded max depth ${DEEPEST}`);
  const given = scope.fillTexts(step.with);
  log.line(`##[group]Run ${step.uses}`);
  if (Object.keys(given).length > 0) {
    log.line('with:');
    for (const [name, value] of Object.entries(given)) log.line(`  ${name}: ${value}`);
  }
  log.line('##[endgroup]');
  const inputs: Record<string, JsonValue> = {};
  for (const [name, { default: fallback, required }] of Object.entries(resolved.action.inputs)) {
    const key = Object.keys(given).find((one) => one.toLowerCase() === name.toLowerCase());
    if (key === undefined && required && fallback === undefined)
      log.warning(`Input required and not supplied: ${name}`);
    inputs[name] = key === undefined ? scope.text(fallback) : given[key]!;
  }
  const inner: Frame = {
    steps: {},
    inputs,
    actionPath: resolved.folder,
    env: { ...frame.env, ...scope.fillTexts(step.env) },
    depth: frame.depth + 1,
    status: frame.status,
  };
  for (const one of resolved.action.steps) await runInner(runtime, inner, one, body);
  const end = stepScope(runtime, inner, step.id);
  const outputs = Object.fromEntries(
    Object.entries(resolved.action.outputs).map(([name, value]) => [name, end.text(value)]),
  );
  return { outcome: inner.status === 'success' ? 'success' : 'failure', outputs };
}

/** One step of a composite action, in the log of the step that called it. */
async function runInner(runtime: JobRuntime, frame: Frame, step: StepDefinition, { log, signal }: StepBody) {
  if (signal.aborted) {
    frame.status = 'cancelled';
    return;
  }
  const scope = stepScope(runtime, frame, step.id);
  if (!holds(scope, step.if)) {
    frame.steps[step.id] = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
    return;
  }
  const { outcome, outputs } = await runBody(runtime, frame, step, log, signal);
  const goesOn = outcome === 'failure' && continues(runtime, frame, step);
  const conclusion: StepResult['conclusion'] = goesOn ? 'success' : outcome;
  frame.steps[step.id] = { outputs, outcome, conclusion };
  if (conclusion === 'failure') frame.status = 'failure';
}

/** Whether a step that failed does not fail what it stands in. */
export function continues(runtime: JobRuntime, frame: Frame, step: StepDefinition): boolean {
  const value = step['continue-on-error'];
  return value !== undefined && isTruthy(stepScope(runtime, frame, step.id).fill(value));
}
