import type { Facts } from '../core/facts';
import type { FileContent } from '../core/files';

/**
 * The scalars of a JSON file that a program wrote, as facts of its run; nested ones by dots: `{ "error": { "heldOut": 1 } }`
 * gives `error.heldOut`. A file that is not there, or is no JSON, gives none.
 */
export function writtenFacts(content: FileContent | null | undefined): Facts {
  if (typeof content !== 'string') return {};
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    // What a learner's program writes may be anything; a prediction that finds no fact says that nothing answered it.
    return {};
  }
  const facts: Record<string, Facts[string]> = {};
  collect(value, '', facts);
  return facts;
}

function collect(value: unknown, name: string, into: Record<string, Facts[string]>): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value))
      collect(entry, name === '' ? key : `${name}.${key}`, into);
  } else if (name !== '' && isScalar(value)) into[name] = value;
}

function isScalar(value: unknown): value is Facts[string] {
  return value === null || ['number', 'string', 'boolean'].includes(typeof value);
}
