import { type Rng, seededRng } from '../../core/rng';
import type { DirtyProject, Trouble } from './project';
import { type Expected, expectedAnswer, type Row, type RowSpec } from './row-rules';
import { rowSource, TableError } from './table-rows';

/** One row of a replay with its right answer. */
export interface DirtyRow {
  /** Simulated minutes since the start. */
  readonly at: number;
  /** "Listing 7", in order of arrival. */
  readonly label: string;
  readonly row: Row;
  readonly expected: Expected;
  readonly trouble?: { readonly kind: string; readonly says: string; readonly field: string };
}

/** What to generate. */
export interface DirtyRowsOptions {
  readonly project: DirtyProject;
  /** The text of the project's real table. */
  readonly csv: string;
  readonly spec: RowSpec;
  readonly seed: string;
  readonly rows: number;
  /** Each befalls one row of its own. */
  readonly troubles: readonly Trouble[];
}

/** Rows arrive at this rate: the 40 of a replay fill one working day of 10 hours. */
const MINUTES_PER_ROW = 15;

/**
 * Rows of the real table in seeded order and at seeded minutes, some of them with a trouble. The same seed gives the
 * same rows.
 * @throws TableError when the table has no row that a trouble could befall.
 */
export function generateDirtyRows(options: DirtyRowsOptions): DirtyRow[] {
  const { project, spec, rows, troubles } = options;
  const rng = seededRng(options.seed).fork(`dirty-rows/${project.id}`);
  const source = rowSource(options.csv, project.columns);
  const drawn = new Set<number>();
  const draw = (chance: Rng, fits: (row: Row) => boolean) => {
    for (let tries = 0; tries < 10_000; tries++) {
      const index = chance.int(source.count);
      if (drawn.has(index)) continue;
      const row = source.row(index);
      if (!project.ordinary(row) || !fits(row)) continue;
      drawn.add(index);
      return row;
    }
    throw new TableError('no row of it fits the scenario');
  };
  const troubled = troubles.map((trouble) => {
    const chance = rng.fork(trouble.kind);
    const { row, field } = trouble.make(draw(chance, trouble.fits), chance);
    return { row, trouble: { kind: trouble.kind, says: trouble.says, field } };
  });
  const clean = Array.from({ length: Math.max(0, rows - troubled.length) }, () => ({
    row: draw(rng, () => true),
    trouble: undefined,
  }));
  const minutes = Array.from({ length: rows }, () => rng.int(rows * MINUTES_PER_ROW)).sort((a, b) => a - b);
  return rng
    .shuffle<(typeof clean | typeof troubled)[number]>([...troubled, ...clean])
    .map(({ row, trouble }, i) => ({
      at: minutes[i]!,
      label: `${project.noun} ${i + 1}`,
      row,
      expected: expectedAnswer(spec, row),
      ...(trouble ? { trouble } : {}),
    }));
}
