import { isMapping, NoOperationTraceWriter } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { messageOf } from '../../core/errors';
import { CiError } from '../errors';
import { limitBroken } from './limits';
import { readSteps } from './read-jobs';
import { isTemplateMap, type Template, type TemplateMap, templateOf } from './template';
import type { StepDefinition } from './workflow';

/** A composite action, read from its `action.yml`. */
export interface CompositeAction {
  readonly name: string;
  readonly inputs: Readonly<Record<string, { readonly default?: Template; readonly required: boolean }>>;
  /** Outputs by name, with the expressions that give them. */
  readonly outputs: Readonly<Record<string, Template>>;
  readonly steps: readonly StepDefinition[];
}

const mapOf = (value: Template | undefined): TemplateMap => (isTemplateMap(value) ? value : {});

/**
 * Reads an action file.
 * @throws CiError `workflow-invalid` for a file that is wrong, and for actions that are no composite ones.
 */
export function readAction(path: string, text: string): CompositeAction {
  const broken = limitBroken(text);
  if (broken !== undefined) throw new CiError('workflow-invalid', `${path}: ${broken}`);
  const { context, value } = parseAction({ name: path, content: text }, new NoOperationTraceWriter());
  const [first] = context.errors.getErrors();
  if (first !== undefined) throw new CiError('workflow-invalid', messageOf(new Error(first.message)));
  if (value === undefined || !isMapping(value)) throw new CiError('workflow-invalid', `${path} is empty.`);
  const top = mapOf(templateOf(value));
  const runs = mapOf(top.runs);
  if (runs.using !== 'composite')
    throw new CiError(
      'workflow-invalid',
      `${path}: the lab runs composite actions; this one is \`using: ${String(runs.using)}\`.`,
    );
  const runsToken = value.find('runs');
  return {
    name: String(top.name ?? path),
    inputs: Object.fromEntries(
      Object.entries(mapOf(top.inputs)).map(([name, given]) => {
        const { default: fallback, required } = mapOf(given);
        return [name, { required: required === true, ...(fallback !== undefined && { default: fallback }) }];
      }),
    ),
    outputs: Object.fromEntries(
      Object.entries(mapOf(top.outputs)).map(([name, given]) => [name, mapOf(given).value ?? '']),
    ),
    steps: readSteps(runsToken !== undefined && isMapping(runsToken) ? runsToken.find('steps') : undefined),
  };
}
