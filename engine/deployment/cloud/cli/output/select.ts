import { search } from '@jmespath-community/jmespath';
import { messageOf } from '../../../../core/errors';
import type { JsonValue } from '../../../../core/json';
import { UsageError } from '../command';

/** The part of an answer that a JMESPath expression (`--query`) chooses. @throws UsageError for one that is none. */
export function select(value: JsonValue, query: string | undefined): JsonValue {
  if (query === undefined) return value;
  try {
    return search(value as never, query) as JsonValue;
  } catch (error) {
    throw new UsageError(`argument --query: ${messageOf(error)}`);
  }
}
