import type { ErrorRecord } from '../engine/core/errors';
import type { SqlAnswer, SqlRefusal } from '../engine/ingestion/sql-program';

/** The SQL console of a lesson. Every run is a fresh database over the CSV files of the workspace. */
export interface SqlState {
  readonly query: string;
  /** The query that is running or that the outcome is of. */
  readonly asked: string | null;
  readonly isRunning: boolean;
  readonly answer: SqlAnswer | null;
  readonly refusal: SqlRefusal | null;
  /** The lab could not run it. */
  readonly failure: ErrorRecord | null;
  setQuery(query: string): void;
  run(): Promise<void>;
  stop(): void;
}
