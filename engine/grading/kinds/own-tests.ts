import { z } from 'zod';
import { testPaths } from '../../core/npm-script';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, runMeasured } from '../run';
import type { Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  paths: z
    .array(z.string())
    .default([])
    .describe('Files, folders (ending in /) or globs of the tests; none: every *.test.ts of the workspace.'),
  deadlineMs: z.number().int().positive().optional(),
});

/** Runs the learner's own tests on the learner's own code. */
export const ownTests: MeasurementKind<z.output<typeof schema>> = {
  kind: 'own-tests',
  trust: 'verified',
  parseOptions: optionsBy('own-tests', schema),
  facts: {
    ...ENDING_FACTS,
    files: 'test files',
    total: 'tests',
    passed: 'tests that passed',
    failed: 'tests that failed',
    skipped: 'tests that were skipped or are still to do',
    failing: 'the names of the tests that failed',
  },
  async measure(context, options): Promise<Measurement> {
    const paths = testPaths(context.files, options.paths);
    if (paths.length === 0) {
      return { facts: { files: 0, total: 0, passed: 0, failed: 0, skipped: 0, exitOk: true }, runIds: [] };
    }
    context.progress(0.1, 'Running your tests');
    const result = await runMeasured(context, { kind: 'tests', paths }, { deadlineMs: options.deadlineMs });
    const failed = result.tests.filter((test) => test.outcome === 'failed');
    const passed = result.tests.filter((test) => test.outcome === 'passed');
    const first = failed[0];
    return {
      facts: {
        ...endingFacts(result),
        files: paths.length,
        total: result.tests.length,
        passed: passed.length,
        failed: failed.length,
        skipped: result.tests.length - passed.length - failed.length,
        failing: failed.length > 0 ? failed.map((test) => test.name.join(' › ')).join('; ') : null,
        errorName: result.error?.name ?? first?.error?.name ?? null,
        errorMessage: result.error?.message ?? first?.error?.message ?? null,
      },
      failingCase: first && {
        label: `the test “${first.name.join(' › ')}” in ${first.path}`,
        input: null,
        seen: first.error?.message,
      },
      location: first?.error?.frames[0] ?? first?.location ?? result.error?.frames[0],
      runIds: [result.runId],
    };
  },
};
