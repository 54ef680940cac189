import type { WorkspaceFiles } from '../../../core/files';
import { testPaths } from '../../../core/npm-script';
import { runMeasured } from '../../run';
import type { MeasurementContext } from '../../types';

/** What the tests of a state of the project say. */
export interface TestsSaid {
  readonly total: number;
  readonly failed: number;
  /** Whether there are tests, all were run, and none failed. */
  readonly green: boolean;
  /** The name and message of the first failure, or why nothing could be run; null: all is well. */
  readonly first: string | null;
}

/** Runs all tests of a state of the project. */
export async function runTests(context: MeasurementContext, files: WorkspaceFiles): Promise<TestsSaid> {
  const paths = testPaths(files);
  if (paths.length === 0) return { total: 0, failed: 0, green: false, first: null };
  const result = await runMeasured(context, { kind: 'tests', paths }, { files });
  const failures = result.tests.filter(({ outcome }) => outcome === 'failed');
  const one = failures[0];
  const message = one?.error?.message ?? result.error?.message ?? null;
  const crashed = result.outcome !== 'completed' && failures.length === 0;
  return {
    total: result.tests.length,
    failed: failures.length + Number(crashed),
    green: result.outcome === 'completed' && failures.length === 0 && result.tests.length > 0,
    first: one === undefined ? message : `${one.name.join(' › ')}: ${message ?? 'it failed'}`.split('\n')[0]!,
  };
}
