import { invalid } from '../errors';
import type { Order } from './ast';
import { fieldOf } from './fields';
import type { SearchScope } from './scope';
import { tokensOf } from './tokens';

/**
 * Parses one entry of `order_by`: a field with ASC or DESC after it, e.g. `metrics.acc DESC`; without either it ascends.
 * @throws MlflowError INVALID_PARAMETER_VALUE in MLflow's words.
 */
export function parseOrderBy(source: string, scope: SearchScope): Order {
  const unreadable = () => invalid(`Invalid order_by clause '${source}'. Could not be parsed.`);
  const tokens = tokensOf(source);
  if ('problem' in tokens) throw unreadable();
  const [name, direction, ...rest] = tokens;
  if (name?.type !== 'name' || rest.length > 0) throw unreadable();
  const word = direction?.text.toLowerCase();
  if (word !== undefined && word !== 'asc' && word !== 'desc')
    throw invalid(`Invalid ordering key in order_by clause '${source}'.`);
  const field = fieldOf(name.text, scope, scope.orderAttributes);
  if (field.entity === 'dataset') throw invalid(`Invalid order_by entity type '${field.entity}'`);
  return { field, ascending: word !== 'desc' };
}
