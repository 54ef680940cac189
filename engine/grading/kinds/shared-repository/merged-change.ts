import { z } from 'zod';
import type { Facts } from '../../../core/facts';
import type { WorkspaceFiles } from '../../../core/files';
import { pullNumbered } from '../../../versioning/forge/pulls/pull-file';
import { optionsBy } from '../../options';
import { runMeasured } from '../../run';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { probe } from '../probe';
import { filesWithMarkers } from './conflict-markers';
import { type FaultsNoticed, faultsNoticed } from './faults-noticed';
import { lostValues, valuesIn, valuesSetBy } from './params-kept';
import { filesAt, mainTip, openSharedProject, type SharedProject } from './project';
import { runTests } from './run-tests';

const schema = z.strictObject({
  repository: z.string().describe('The repository on the simulated GitHub, e.g. fieldwork/models.'),
  params: z.strictObject({
    file: z.string().describe('The JSON file in which both sides have set values.'),
    ours: z.record(z.string(), z.json()).describe('What the learner was asked to set in it.'),
    theirs: z
      .number()
      .int()
      .describe('The number of the pull request by which a colleague has set other values.'),
  }),
  results: z.strictObject({
    script: z.string().describe('The program that makes the results, e.g. churn/evaluate.ts.'),
    file: z.string().describe('The file that it writes, and that is committed.'),
  }),
  behaves: z.strictObject({
    probe: z.string().describe('A probe that is run over the files of main, as the kind `probe` runs it.'),
    facts: z.record(z.string(), z.string()).describe('The facts that it returns, with their meanings.'),
  }),
  tests: z.strictObject({
    module: z.string().describe('The module that the tests are about.'),
    right: z.string().describe('A support file with another right version of it.'),
    faulty: z.record(z.string(), z.string()).describe('Support files with one fault each: what each does.'),
  }),
});
type Options = z.output<typeof schema>;

/** Looks at what has become of main: both sides of a merge, the tests, the results that are committed with it. */
export const mergedChange: MeasurementKind<Options> = {
  kind: 'merged-change',
  trust: 'verified',
  parseOptions: optionsBy('merged-change', schema),
  needs: ({ tests, behaves }) => [behaves.probe, tests.right, ...Object.keys(tests.faulty)],
  factsFor: ({ behaves }) => behaves.facts,
  facts: {
    ...probe.facts,
    merged: 'whether the pull request is merged',
    markers: 'files on main with markers of a conflict',
    markedFile: 'the first of them',
    readable: 'whether the parameters can be read',
    theirsLost: 'what of the colleague’s values is not as they have set it',
    oursLost: 'what of the values asked for is not there',
    total: 'tests on main',
    failed: 'tests that fail on main',
    failure: 'the first test that fails on main',
    fresh: 'whether the results that are committed are those of the code and the parameters beside them',
    committed: 'the results that are committed',
    computed: 'the results that the program gives',
    faults: 'planted faults',
    caught: 'planted faults that the tests on main notice',
    missed: 'the first planted fault that no test notices',
    rightPasses: 'whether the tests pass on another right version',
    rightSays: 'what the first test said that fails on another right version',
  },
  async measure(context, options): Promise<Measurement> {
    context.progress(0.1, 'Looking at main');
    const project = await openSharedProject(context, options.repository);
    const tip = project && mainTip(project);
    if (!project || !tip || project.change?.state !== 'merged')
      return { facts: { merged: false }, unknownReads: 'nothing', runIds: [] };
    const files = filesAt(project.server, tip);
    const marked = filesWithMarkers(files);
    const merge = {
      merged: true,
      markers: marked.length,
      markedFile: marked[0] ?? null,
      ...paramFacts(project, files, options.params),
    };
    // What follows from a bad merge is no finding of its own.
    if (marked.length > 0 || !merge.readable || merge.theirsLost !== null || merge.oursLost !== null)
      return { facts: merge, unknownReads: 'nothing', runIds: [] };
    context.progress(0.3, 'Running the tests of main');
    const tests = await runTests(context, files);
    const results = await resultFacts(context, files, options.results);
    const behaviour = await probe.measure({ ...context, files }, { ...options.behaves, input: {} });
    const holds = tests.green && behaviour.facts.casesFailed === 0;
    context.progress(0.5, 'Running the tests of main on planted faults');
    const noticed = holds ? await faultsNoticed(context, files, options.tests) : null;
    return {
      facts: {
        ...merge,
        total: tests.total,
        failed: tests.failed,
        failure: tests.first,
        ...results,
        ...behaviour.facts,
        ...(noticed && factsOf(noticed)),
      },
      failingCase: behaviour.failingCase,
      evidence: noticed?.rows ?? [],
      unknownReads: 'nothing',
      runIds: [],
    };
  },
};

const factsOf = ({ rows, rightPasses, rightSays, caught, missed }: FaultsNoticed): Facts => ({
  faults: rows.length,
  rightPasses,
  rightSays,
  caught,
  missed,
});

function paramFacts(
  { server }: SharedProject,
  files: WorkspaceFiles,
  { file, ours, theirs }: Options['params'],
): { readonly readable: boolean; readonly theirsLost: string | null; readonly oursLost: string | null } {
  const now = valuesIn(files, file);
  if (now === null) return { readable: false, theirsLost: null, oursLost: null };
  const set = valuesSetBy(server, pullNumbered(server, theirs), file);
  return { readable: true, theirsLost: lostValues(now, set), oursLost: lostValues(now, ours) };
}

/** Makes the results anew, and holds them against those that are committed. */
async function resultFacts(
  context: MeasurementContext,
  files: WorkspaceFiles,
  { script, file }: Options['results'],
): Promise<Facts> {
  const run = await runMeasured(context, { kind: 'module', path: script }, { files });
  // A program that writes what is there already has written nothing.
  const written = run.outcome === 'completed' ? (run.writes[file] ?? files[file] ?? null) : null;
  const [committed, computed] = [compact(files[file]), compact(written)];
  return { fresh: computed !== null && committed === computed, committed, computed };
}

/** JSON without its blanks, so that the layout of a file makes no difference. */
function compact(content: string | Uint8Array | null | undefined): string | null {
  if (typeof content !== 'string') return null;
  try {
    return JSON.stringify(JSON.parse(content));
  } catch {
    return content.trim();
  }
}
