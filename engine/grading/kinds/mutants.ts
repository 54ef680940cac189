import { z } from 'zod';
import { seededRng } from '../../core/rng';
import { hunt, isTestFile, testsOf } from '../mutants/hunt';
import { MutantError, parseMutants } from '../mutants/mutant';
import { optionsBy } from '../options';
import type { EvidenceRow, Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  mutants: z.string().describe('The support file with the mutants, e.g. mutants/churn.yaml.'),
  project: z
    .string()
    .endsWith('/')
    .describe('The folder of the project whose tests are judged, e.g. churn/.'),
  count: z.number().int().positive().default(20).describe('How many mutants of the pool each learner gets.'),
});

/**
 * Holds the learner's tests against the reference implementation, on which they must pass, and against a seeded choice
 * of faults planted in it, which they should catch.
 */
export const mutants: MeasurementKind<z.output<typeof schema>> = {
  kind: 'mutants',
  trust: 'verified',
  parseOptions: optionsBy('mutants', schema),
  facts: {
    testFiles: 'test files',
    testCount: 'tests that ran on the reference',
    referencePasses: 'whether every test passes on the reference',
    failing: 'the names of the tests that fail on the reference',
    errorMessage: 'what the first of them said, or why the tests could not be run on the reference',
    tried: 'planted faults tried',
    killed: 'planted faults that made a test fail',
    survived: 'planted faults that no test noticed',
    killRate: 'killed planted faults ÷ tried ones, 0 to 1',
  },
  needs: (options) => [options.mutants],
  async measure(context, options): Promise<Measurement> {
    const text = context.support[options.mutants];
    if (text === undefined) throw new MutantError(`the file ${options.mutants} is not there`);
    const tests = testsOf(context.files, options.project);
    const testFiles = Object.keys(tests).filter(isTestFile).length;
    if (testFiles === 0)
      return {
        facts: { testFiles, testCount: 0, tried: 0, killed: 0, survived: 0, killRate: 0 },
        runIds: [],
      };
    const chosen = seededRng(context.seed)
      .fork('mutants')
      .shuffle(parseMutants(text))
      .slice(0, options.count);
    context.progress(0.05, 'Running your tests on the reference');
    const {
      reference,
      mutants: tried,
      runIds,
    } = await hunt({
      runner: context.runner,
      reference: context.solution,
      project: options.project,
      tests,
      mutants: chosen,
      seed: context.seed,
      signal: context.signal,
      newRunId: context.newRunId,
      progress: (done) => context.progress(done, 'Running your tests on planted faults'),
    });
    const failed = reference.tests.filter(({ outcome }) => outcome === 'failed');
    const first = failed[0];
    const base = { testFiles, testCount: reference.tests.length, referencePasses: reference.passes };
    if (!reference.passes)
      return {
        facts: {
          ...base,
          failing: failed.length > 0 ? failed.map(({ name }) => name.join(' › ')).join('; ') : null,
          errorMessage: first?.error?.message ?? reference.error?.message ?? 'No test ran.',
        },
        failingCase: first && {
          label: `the test “${first.name.join(' › ')}” in ${first.path}, run on the reference`,
          input: null,
          seen: first.error?.message ?? 'It failed.',
        },
        location: first?.error?.frames.find(({ path }) => path in tests) ?? first?.location,
        runIds,
      };
    const survived = tried.filter(({ passes }) => passes);
    return {
      facts: {
        ...base,
        failing: null,
        errorMessage: null,
        tried: tried.length,
        killed: tried.length - survived.length,
        survived: survived.length,
        killRate: (tried.length - survived.length) / tried.length,
      },
      evidence: tried
        .map(evidenceOf)
        .sort((a, b) => (a.outcome < b.outcome ? -1 : a.outcome > b.outcome ? 1 : 0)),
      runIds,
    };
  },
};

function evidenceOf({
  mutant,
  passes,
  tests,
}: Awaited<ReturnType<typeof hunt>>['mutants'][number]): EvidenceRow {
  if (passes)
    return {
      label: mutant.says,
      outcome: 'bad',
      detail: 'Survived: none of your tests fails when this happens.',
    };
  const killer = tests.find(({ outcome }) => outcome === 'failed');
  return {
    label: mutant.says,
    outcome: 'good',
    detail: killer ? `Killed by “${killer.name.join(' › ')}”.` : 'Killed.',
  };
}
