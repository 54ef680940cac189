import type { SourceFields } from './types';

/** A row in the warehouse, as it was written, with when that was. */
export interface StoredRow {
  readonly fields: SourceFields;
  /** Virtual minutes since the first run; of an upsert, those of its first writing. */
  readonly loadedAt: number;
}

/** A row put aside: the table that it was meant for, why, and the row as the program had it. */
export interface QuarantinedRow {
  readonly table: string;
  readonly reason: string;
  readonly fields: SourceFields;
}

/** What one run did, for the record. */
export interface RunRecord {
  /** Virtual minute at which it began. */
  readonly startedAt: number;
  /** Virtual minute of its last request. */
  endedAt: number;
  requests: number;
  /** Answers 429 and 5xx, and requests that were never answered. */
  refusals: number;
  /** Requests that came before the time that the answer before had asked for. */
  strikes: number;
  /** Those among them that came without any wait. */
  hasty: number;
  /** Most bytes of delivered rows that were held at a time. */
  peakHeldBytes: number;
  /** Why the process was ended from outside: `memory`, `deploy`; null: it was not. */
  killed: 'memory' | 'deploy' | null;
}

/** What outlives a run: the warehouse, and what the services remember of their client. */
export interface NightState {
  readonly runs: RunRecord[];
  readonly tables: Record<string, StoredRow[]>;
  readonly quarantine: QuarantinedRow[];
  /** The position in the stream up to which the client has said that it is done. */
  committed: number;
  /** Virtual minute until which the API refuses this client. */
  bannedUntil: number;
}

/** The state before the first run. */
export const emptyNight = (): NightState => ({
  runs: [],
  tables: {},
  quarantine: [],
  committed: 0,
  bannedUntil: 0,
});
