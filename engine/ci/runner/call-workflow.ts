import type { JsonValue } from '../../core/json';
import { CiError } from '../errors';
import { type Contexts, ExpressionScope } from '../expressions/evaluate';
import type { CiForge, CiRepository } from '../ports/repository';
import { WORKFLOW_LIMITS } from '../workflow/limits';
import { readWorkflow } from '../workflow/parse-workflow';
import { problemText } from '../workflow/problem';
import { isTemplateMap } from '../workflow/template';
import type { InputDefinition, JobDefinition, Workflow } from '../workflow/workflow';

const invalid = (message: string): never => {
  throw new CiError('workflow-invalid', message);
};

/** Where the file of a called workflow is: in the same commit, or in another repository of the forge. */
function fileOf(
  uses: string,
  caller: { readonly repository: CiRepository; readonly commit: string; readonly forge: CiForge },
): { readonly path: string; readonly text: string | undefined } {
  const local = /^\.\/(\.github\/workflows\/[^@]+)$/.exec(uses)?.[1];
  if (local !== undefined) return { path: local, text: caller.repository.read(caller.commit, local) };
  const remote = /^([^/@]+)\/([^/@]+)\/(\.github\/workflows\/[^@]+)@(.+)$/.exec(uses);
  if (remote === null)
    return invalid(
      `invalid value workflow reference: ${uses}. Write ./.github/workflows/name.yml or owner/repository/.github/workflows/name.yml@ref.`,
    );
  const [, owner, name, path, ref] = remote as unknown as [string, string, string, string, string];
  const repository = caller.forge.open(owner, name);
  const commit = repository?.resolve(ref);
  return { path, text: commit === undefined ? undefined : repository!.read(commit, path) };
}

/**
 * Reads a workflow that a job calls.
 * @param depth how many workflows call one another down to it.
 * @throws CiError `workflow-invalid` when it is not there, cannot be called, or stands too deep.
 */
export async function calledWorkflow(
  uses: string,
  caller: { readonly repository: CiRepository; readonly commit: string; readonly forge: CiForge },
  depth: number,
): Promise<Workflow> {
  if (depth > WORKFLOW_LIMITS.calls)
    return invalid(
      `${uses}: workflows call one another ${depth} levels deep, the first included; ${WORKFLOW_LIMITS.calls} are allowed.`,
    );
  const { path, text } = fileOf(uses, caller);
  if (text === undefined) return invalid(`error parsing called workflow "${uses}": workflow was not found.`);
  const parsed = await readWorkflow(path, text);
  if ('problems' in parsed)
    return invalid(`error parsing called workflow "${uses}": ${problemText(parsed.problems[0]!)}`);
  if (!Object.hasOwn(parsed.workflow.on.events, 'workflow_call'))
    return invalid(
      `error parsing called workflow "${uses}": workflow is not reusable as it is missing a \`on.workflow_call\` trigger.`,
    );
  return parsed.workflow;
}

function typed(name: string, value: JsonValue, { type }: InputDefinition, uses: string): JsonValue {
  const wanted = type === 'boolean' || type === 'number' ? type : 'string';
  if (wanted === 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (typeof value === wanted) return value;
  return invalid(`${uses}: the input '${name}' must be a ${wanted}; ${JSON.stringify(value)} is none.`);
}

/** The inputs of a called workflow. @throws CiError for one that is missing, unknown or of the wrong type. */
export function calledInputs(
  { on }: Workflow,
  { with: given, uses = '' }: JobDefinition,
  contexts: Contexts,
): Record<string, JsonValue> {
  const scope = new ExpressionScope({ contexts, functions: {} });
  const values = scope.fillMap(given);
  for (const name of Object.keys(values))
    if (!Object.hasOwn(on.callInputs, name))
      invalid(`Invalid input, ${name} is not defined in the referenced workflow.`);
  return Object.fromEntries(
    Object.entries(on.callInputs).map(([name, definition]) => {
      if (Object.hasOwn(values, name)) return [name, typed(name, values[name]!, definition, uses)];
      if (definition.default !== undefined) return [name, scope.fill(definition.default)];
      if (definition.required) return invalid(`Input ${name} is required, but not provided while calling.`);
      return [name, definition.type === 'boolean' ? false : definition.type === 'number' ? 0 : ''];
    }),
  );
}

/** The secrets of a called workflow: all of the caller's (`inherit`), or those that the call names. */
export function calledSecrets(
  { on }: Workflow,
  job: JobDefinition,
  callers: Readonly<Record<string, string>>,
  contexts: Contexts,
): Record<string, string> {
  if (job.secrets === 'inherit') return { ...callers };
  const scope = new ExpressionScope({ contexts: { ...contexts, secrets: callers }, functions: {} });
  const given = isTemplateMap(job.secrets) ? scope.fillTexts(job.secrets) : {};
  for (const [name, { required }] of Object.entries(on.callSecrets))
    if (required && !given[name]) invalid(`Secret ${name} is required, but not provided while calling.`);
  return given;
}
