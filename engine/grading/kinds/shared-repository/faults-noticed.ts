import type { WorkspaceFiles } from '../../../core/files';
import type { EvidenceRow, MeasurementContext } from '../../types';
import { runTests } from './run-tests';

/** Versions of a module that the project's tests are held against. */
export interface FaultyVersions {
  /** The module of the project. */
  readonly module: string;
  /** The support file with another right version of it. */
  readonly right: string;
  /** Support files with a fault each, and what it does. */
  readonly faulty: Readonly<Record<string, string>>;
}

/** What the tests of the project notice. */
export interface FaultsNoticed {
  /** Whether all tests pass on another right version; false says that they test how, not what. */
  readonly rightPasses: boolean;
  readonly rightSays: string | null;
  readonly caught: number;
  /** What the first fault does that no test noticed; null: there is none. */
  readonly missed: string | null;
  readonly rows: readonly EvidenceRow[];
}

/** Puts a right version and faulty ones in place of a module, one after the other, and runs the project's tests. */
export async function faultsNoticed(
  context: MeasurementContext,
  files: WorkspaceFiles,
  { module, right, faulty }: FaultyVersions,
): Promise<FaultsNoticed> {
  const inPlace = (source: string) => ({ ...files, [module]: context.support[source] ?? '' });
  const other = await runTests(context, inPlace(right));
  const rightPasses = other.green;
  if (!rightPasses) return { rightPasses, rightSays: other.first, caught: 0, missed: null, rows: [] };
  const rows: EvidenceRow[] = [];
  for (const [source, does] of Object.entries(faulty)) {
    const said = await runTests(context, inPlace(source));
    const outcome = said.failed > 0 ? 'good' : 'bad';
    rows.push({ label: does, outcome, detail: said.first ?? 'no test noticed' });
  }
  const missed = rows.filter(({ outcome }) => outcome === 'bad');
  return {
    rightPasses,
    rightSays: null,
    caught: rows.length - missed.length,
    missed: missed[0]?.label ?? null,
    rows,
  };
}
