import type { Dataset } from './dataset';

/** Where values are missing: columns across, blocks of rows down. */
export interface MissingMap {
  /** Columns with at least one missing value. */
  readonly columns: readonly { readonly name: string; readonly missing: number }[];
  readonly complete: number;
  /** Blocks of rows in the order of the file, `from` to before `to`, with how many are missing by column. */
  readonly blocks: readonly {
    readonly from: number;
    readonly to: number;
    readonly missing: readonly number[];
  }[];
  /** Rows with no missing value at all. */
  readonly wholeRows: number;
}

const MOST_BLOCKS = 40;
const MOST_COLUMNS = 60;

/** The missing values of every column, by blocks of rows. */
export function missingMap(dataset: Dataset): MissingMap {
  const { rowCount } = dataset;
  const size = Math.max(1, Math.ceil(rowCount / MOST_BLOCKS));
  const blockCount = Math.ceil(rowCount / size);
  const holes = new Uint8Array(rowCount);
  const found: { name: string; missing: number; byBlock: Uint32Array }[] = [];
  for (const { column } of dataset.columns) {
    const byBlock = new Uint32Array(blockCount);
    let missing = 0;
    for (let row = 0; row < rowCount; row++) {
      const isMissing =
        column.kind === 'numeric' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0;
      if (!isMissing) continue;
      missing++;
      byBlock[Math.floor(row / size)]!++;
      holes[row] = 1;
    }
    if (missing > 0) found.push({ name: column.name, missing, byBlock });
  }
  const kept = found.slice(0, MOST_COLUMNS);
  return {
    columns: kept.map(({ name, missing }) => ({ name, missing })),
    complete: dataset.columns.length - found.length,
    blocks: Array.from({ length: blockCount }, (_, i) => ({
      from: i * size,
      to: Math.min(rowCount, (i + 1) * size),
      missing: kept.map(({ byBlock }) => byBlock[i]!),
    })),
    wholeRows: rowCount - holes.reduce((sum, hole) => sum + hole, 0),
  };
}
