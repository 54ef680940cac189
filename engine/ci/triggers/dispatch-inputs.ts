import type { JsonValue } from '../../core/json';
import { CiError } from '../errors';
import type { InputDefinition } from '../workflow/workflow';

/** GitHub takes no more inputs than these. */
const MOST_INPUTS = 25;

/** The inputs of a run: as `inputs.x`, each with its type, and as `github.event.inputs.x`, all texts. */
export interface TypedInputs {
  readonly typed: Readonly<Record<string, JsonValue>>;
  readonly texts: Readonly<Record<string, string>>;
}

function typedValue(name: string, text: string, { type, options }: InputDefinition): JsonValue {
  switch (type) {
    case 'boolean':
      if (text !== 'true' && text !== 'false')
        throw new CiError('not-allowed', `Provided value '${text}' for input '${name}' is not a boolean`);
      return text === 'true';
    case 'number': {
      const value = Number(text);
      if (text.trim() === '' || Number.isNaN(value))
        throw new CiError('not-allowed', `Provided value '${text}' for input '${name}' is not a number`);
      return value;
    }
    case 'choice':
      if (!options.includes(text))
        throw new CiError(
          'not-allowed',
          `Provided value '${text}' for input '${name}' not in the list of allowed values`,
        );
      return text;
    default:
      return text;
  }
}

const emptyOf = (type: InputDefinition['type']): string =>
  type === 'boolean' ? 'false' : type === 'number' ? '0' : '';

/**
 * Gives each input of a definition its value: what was given, else its default, else what is empty for its type.
 * @throws CiError `not-allowed` in GitHub's words for one that is missing, unknown or of the wrong type.
 */
export function typedInputs(
  definitions: Readonly<Record<string, InputDefinition>>,
  given: Readonly<Record<string, string>>,
): TypedInputs {
  const names = Object.keys(definitions);
  if (names.length > MOST_INPUTS)
    throw new CiError(
      'not-allowed',
      `you may only define up to ${MOST_INPUTS} \`inputs\` for a \`workflow_dispatch\` event`,
    );
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(definitions, name));
  if (unknown.length > 0)
    throw new CiError('not-allowed', `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const typed: Record<string, JsonValue> = {};
  const texts: Record<string, string> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const isGiven = Object.hasOwn(given, name) && given[name] !== '';
    if (!isGiven && definition.default === undefined && definition.required)
      throw new CiError('not-allowed', `Required input '${name}' not provided`);
    const fallback =
      definition.default === undefined
        ? definition.type === 'choice'
          ? (definition.options[0] ?? '')
          : emptyOf(definition.type)
        : String(definition.default);
    const text = isGiven ? given[name]! : fallback;
    typed[name] = typedValue(name, text, definition);
    texts[name] = text;
  }
  return { typed, texts };
}
