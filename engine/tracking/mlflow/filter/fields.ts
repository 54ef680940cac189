import { invalid, type MlflowError } from '../errors';
import type { Field } from './ast';
import { DATASET_KEYS, type SearchScope } from './scope';
import { unquoted } from './tokens';

const setOf = (names: readonly string[]) => `{${names.map((name) => `'${name}'`).join(', ')}}`;

/** MLflow's words for an attribute that cannot be searched or sorted by. */
export const noSuchAttribute = (key: string, valid: readonly string[]): MlflowError =>
  invalid(`Invalid attribute key '${key}' specified. Valid keys are '${setOf([...valid].sort())}'`);

/** A name cut at its first dot that is not inside quotes; without one it is an attribute. */
function partsOf(name: string): readonly [string | null, string] {
  const cut = /^(`[^`]*`|"[^"]*"|[^.`"]+)\.(.+)$/s.exec(name);
  return cut === null ? [null, name] : [cut[1]!, cut[2]!];
}

/**
 * What a name in a filter or an `order_by` means.
 * @throws MlflowError INVALID_PARAMETER_VALUE.
 */
export function fieldOf(name: string, scope: SearchScope, attributes: readonly string[]): Field {
  const [before, after] = partsOf(name);
  const entityName = before === null ? 'attribute' : (unquoted(before) ?? before);
  const entity = Object.hasOwn(scope.entities, entityName) ? scope.entities[entityName] : undefined;
  if (entity === undefined) throw invalid(`Invalid entity type '${entityName}'. ${scope.entityHint}`);
  const written = unquoted(after) ?? after;
  if (entity === 'dataset' && !DATASET_KEYS.some((key) => key === written))
    throw invalid(`Invalid dataset key '${written}' specified. Valid keys are '${setOf(DATASET_KEYS)}'`);
  if (entity !== 'attribute') return { entity, key: written };
  const key = Object.hasOwn(scope.aliases, written) ? scope.aliases[written]! : written;
  if (!attributes.includes(key)) throw noSuchAttribute(written, attributes);
  return { entity, key };
}
