import { resolvePath } from '../../core/file-system';
import { type Action, type ActionCall, ActionFailure } from '../actions/action';
import { ACTIONS, parseUses, unresolved } from '../actions/registry';
import type { CiRepository } from '../ports/repository';
import { type CompositeAction, readAction } from '../workflow/parse-action';
import type { StepDefinition } from '../workflow/workflow';
import { PLACES } from './places';
import type { BodyResult, StepBody } from './step-body';

/** What `uses:` names: an action of the lab, or a composite one with its folder. */
export type ResolvedAction =
  | { readonly kind: 'provided'; readonly action: Action }
  | { readonly kind: 'composite'; readonly action: CompositeAction; readonly folder: string };

const FILES = ['action.yml', 'action.yaml'] as const;

/** An action of the repository itself, as it lies in the workspace. */
function localAction({ runtime }: StepBody, uses: string): ResolvedAction {
  const folder = resolvePath(PLACES.workspace, uses);
  const file = FILES.map((name) => `${folder}/${name}`).find((path) => runtime.files.isFile(path));
  if (file === undefined)
    throw new ActionFailure(
      `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
    );
  return { kind: 'composite', action: readAction(file, runtime.files.readText(file)), folder };
}

/** The repository and the text of a composite action on the lab's forge; undefined: there is none. */
export function forgeAction(
  open: (owner: string, name: string) => CiRepository | undefined,
  uses: string,
):
  | {
      readonly repository: CiRepository;
      readonly commit: string;
      readonly folder: string;
      readonly path: string;
      readonly text: string;
    }
  | undefined {
  const parsed = parseUses(uses);
  if (parsed === undefined) return undefined;
  const [owner = '', name = '', ...rest] = parsed.name.split('/');
  const repository = open(owner, name);
  const commit = repository?.resolve(parsed.ref);
  if (repository === undefined || commit === undefined) return undefined;
  const folder = rest.join('/');
  for (const file of FILES) {
    const path = folder === '' ? file : `${folder}/${file}`;
    const text = repository.read(commit, path);
    if (text !== undefined) return { repository, commit, folder, path, text };
  }
  return undefined;
}

/** Lays the files of an action from the forge where the runner keeps actions. */
function laidAction(body: StepBody, uses: string): ResolvedAction {
  const { runtime } = body;
  const found = forgeAction((owner, name) => runtime.forge.open(owner, name), uses);
  if (found === undefined) throw new ActionFailure(unresolved(uses));
  const { repository, commit, folder, path, text } = found;
  const to = `/home/runner/work/_actions/${repository.owner}/${repository.name}/${commit}`;
  const fs = runtime.files;
  for (const file of repository.files(commit, folder)) {
    const full = `${to}/${file}`;
    fs.makeFolder(full.slice(0, full.lastIndexOf('/')));
    fs.write(full, repository.read(commit, file) ?? '');
  }
  return {
    kind: 'composite',
    action: readAction(path, text),
    folder: folder === '' ? to : `${to}/${folder}`,
  };
}

/** Finds an action. @throws ActionFailure, CiError when it is not there, or is none that the lab runs. */
export function resolveAction(body: StepBody, uses: string): ResolvedAction {
  if (uses.startsWith('./') || uses.startsWith('../')) return localAction(body, uses);
  if (uses.startsWith('docker://'))
    throw new ActionFailure(`The lab runs no container actions: ${uses}. Use docker in a run step.`);
  const parsed = parseUses(uses);
  const action = parsed && ACTIONS.get(parsed.name);
  return action === undefined ? laidAction(body, uses) : { kind: 'provided', action };
}

function inputsOf(
  action: Action,
  given: Readonly<Record<string, string>>,
  body: StepBody,
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [name, input] of Object.entries(action.inputs)) inputs[name] = input.default ?? '';
  const unexpected: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const key = name.toLowerCase();
    if (!Object.hasOwn(action.inputs, key)) unexpected.push(name);
    // An empty value is no value: the default stands.
    else if (value !== '' || action.inputs[key]!.default === undefined) inputs[key] = value;
  }
  if (unexpected.length > 0)
    body.log.warning(
      `Unexpected input(s) ${unexpected.map((name) => `'${name}'`).join(', ')}, valid inputs are [${Object.keys(
        action.inputs,
      )
        .map((name) => `'${name}'`)
        .join(', ')}]`,
    );
  for (const [name, input] of Object.entries(action.inputs))
    if (input.required && inputs[name] === '')
      throw new ActionFailure(`Input required and not supplied: ${name}`);
  return inputs;
}

/** Runs one of the lab's actions. */
export async function runProvided(step: StepDefinition, action: Action, body: StepBody): Promise<BodyResult> {
  const { runtime, log } = body;
  const given = body.scope.fillTexts(step.with);
  log.line(`##[group]Run ${step.uses}`);
  if (Object.keys(given).length > 0) {
    log.line('with:');
    for (const [name, value] of Object.entries(given)) log.line(`  ${name}: ${value}`);
  }
  if (Object.keys(body.shownEnv).length > 0) {
    log.line('env:');
    for (const [name, value] of Object.entries(body.shownEnv)) log.line(`  ${name}: ${value}`);
  }
  log.line('##[endgroup]');
  const outputs: Record<string, string> = {};
  const name = body.scope.text(step.name) || `Run ${step.uses}`;
  const call: ActionCall = {
    ...body,
    uses: step.uses!,
    inputs: inputsOf(action, given, body),
    setOutput: (output, value) => {
      outputs[output] = value;
    },
    setEnv: (variable, value) => {
      runtime.env[variable] = value;
    },
    post: (when, run) => {
      runtime.posts.push({ name: `Post ${name}`, when, run });
    },
    sh: async (line, shown) => {
      if (shown !== undefined) log.line(shown);
      let stdout = '';
      const exitCode = await runtime.machine.run(line, {
        cwd: PLACES.workspace,
        env: body.env,
        signal: body.signal,
        onOutput: (stream, text) => {
          if (stream === 'stdout') stdout += text;
          if (shown !== undefined) log.write(stream, text);
        },
      });
      log.flush();
      return { exitCode, stdout };
    },
  };
  await action.run(call);
  return { outcome: 'success', outputs };
}
