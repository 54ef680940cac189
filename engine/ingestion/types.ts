/** A row as a source delivers it: text by column; an API writes numbers where the text is one. */
export type SourceFields = Readonly<Record<string, string>>;

/** One row of a source, with what only the lab knows about it. */
export interface SourceRow {
  /** The text of the key column; empty where the row was spoilt there. */
  readonly key: string;
  readonly fields: SourceFields;
  /** What makes this row easy to lose or to double, for the picture of a night: `part 2, late`. */
  readonly group: string;
  /** Why the row breaks the schema; null: it is good and belongs into the table. */
  readonly bad: string | null;
  /** Virtual minutes since the first run at which the source has it. */
  readonly from: number;
  /** Virtual minute at which the source drops it, where it does; after that nobody is blamed for its absence. */
  readonly until: number;
}

/** How a table is offered. */
export type SourceKind = 'file' | 'shards' | 'api' | 'stream';

/** One table of a company, as its source offers it. */
export interface SourceTable {
  readonly name: string;
  readonly kind: SourceKind;
  /** The column that names a row. */
  readonly key: string;
  readonly columns: readonly string[];
  readonly rows: readonly SourceRow[];
}

/** Everything that a company's sources hold for one seed. */
export interface World {
  readonly id: WorldId;
  readonly tables: readonly SourceTable[];
  /** Bytes of delivered rows that a program may hold at a time (see `HeldRows`). */
  readonly budgetBytes: number;
}

export const WORLD_IDS = ['homestead', 'northline'] as const;
export type WorldId = (typeof WORLD_IDS)[number];
