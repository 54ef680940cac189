import type { ErrorRecord } from '../../engine/core/errors';
import type { CsvReading } from '../../engine/dataset/csv/read-csv';
import type { Question } from '../../engine/dataset/explore/answer';

/** What is known of a table once it has been read. */
export interface TableInfo {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly encoding: CsvReading['encoding'];
  readonly delimiter: CsvReading['delimiter'];
  readonly problems: CsvReading['problems'];
  readonly problemCount: number;
  readonly lostCount: number;
}

/** What the page asks of the worker. Tables are known by the names that the page gives them. */
export type WorkerRequest =
  | { readonly type: 'open'; readonly table: string; readonly content: Uint8Array | string }
  | { readonly type: 'ask'; readonly table: string; readonly question: Question }
  /** Plain CSV of all rows, or of an even sample of them. */
  | { readonly type: 'export'; readonly table: string; readonly mostRows: number }
  | { readonly type: 'close'; readonly table: string };

export interface WorkerCall {
  readonly id: number;
  readonly request: WorkerRequest;
}

/** What the worker answers: a `TableInfo`, an answer, a text, or what went wrong. */
export type WorkerReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: ErrorRecord };
