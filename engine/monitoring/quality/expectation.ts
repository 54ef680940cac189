import type { z } from 'zod';
import type { JsonValue } from '../../core/json';
import type { Table } from '../../dataset/table';

/** An expectation as a suite's file has it. */
export interface ExpectationConfig {
  readonly type: string;
  readonly kwargs: { readonly [name: string]: JsonValue };
  readonly meta?: { readonly [name: string]: JsonValue } | undefined;
}

/** What an expectation found: whether it holds, and the figures by Great Expectations' names. */
export interface Outcome {
  readonly success: boolean;
  readonly result: { readonly [name: string]: JsonValue };
}

/** A kind of expectation: its name, what it can be told, and how it is held against a table. */
export interface ExpectationKind {
  readonly type: string;
  readonly kwargs: z.ZodType;
  /** @throws MonitoringError for a column that the table does not have */
  readonly evaluate: (table: Table, kwargs: JsonValue) => Outcome;
}

/** Joins a schema and an evaluation that takes what the schema gives. */
export function expectation<T>(
  type: string,
  kwargs: z.ZodType<T>,
  evaluate: (table: Table, kwargs: T) => Outcome,
): ExpectationKind {
  return { type, kwargs, evaluate: (table, given) => evaluate(table, kwargs.parse(given)) };
}
