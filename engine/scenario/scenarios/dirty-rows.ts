import { z } from 'zod';
import { hashFiles, type WorkspaceFiles } from '../../core/files';
import { seededRng } from '../../core/rng';
import { hunt, isTestFile, testsOf } from '../../grading/mutants/hunt';
import { parseMutants } from '../../grading/mutants/mutant';
import { diffWorkspaces } from '../../workspace/diff';
import { tryChange } from '../dirty-rows/change-request';
import { generateDirtyRows } from '../dirty-rows/generate';
import { countEvents, DIRTY_ROWS_MEASURES } from '../dirty-rows/measures';
import { DIRTY_PROJECTS, referenceModel, textFile } from '../dirty-rows/projects';
import type { ProbeRuns } from '../dirty-rows/run-probe';
import { serveDay } from '../dirty-rows/serve-day';
import { withoutData } from '../lane-files';
import { scenarioOptionsBy } from '../options';
import type { Scenario, ScenarioContext } from '../types';

const optionsSchema = z.strictObject({
  project: z.enum(['house-price', 'churn']),
  entry: z.string().describe('The module that exports estimate and estimateAll.'),
  data: z.string().describe('The table that rows are drawn from.'),
  mutants: z.string().describe('The support file with the mutants of the reference.'),
  mutantsTried: z.number().int().min(0).default(20).describe('0: the tests are not tried.'),
  rows: z.number().int().min(12).max(400).default(40),
});

/** The options of the scenario. */
export type DirtyRowsScenarioOptions = z.output<typeof optionsSchema>;

/** What a lane said about one group of measures. */
interface Measured {
  readonly measures: Record<string, number | null>;
  readonly notes: Record<string, string>;
  readonly runIds: readonly string[];
}

/**
 * A day of rows from a real table, twelve of them bad, each in its own way; then a change request that touches one rule;
 * then the project's tests against planted faults.
 */
export const dirtyRows: Scenario<DirtyRowsScenarioOptions> = {
  id: 'dirty-rows',
  measures: DIRTY_ROWS_MEASURES,
  parseOptions: scenarioOptionsBy('dirty-rows', optionsSchema),
  run: async (context, options) => {
    const project = DIRTY_PROJECTS[options.project];
    const model = referenceModel(context.solution, project);
    const rows = generateDirtyRows({
      project,
      csv: textFile(context.files, options.data),
      spec: project.spec(model),
      seed: context.seed,
      rows: options.rows,
      troubles: project.troubles,
    });
    context.progress(0, `Serving ${rows.length} rows`);
    const day = await serveDay(probeRuns(context, context.files, options), rows, project.tolerance, (done) =>
      context.progress(0.5 * done, `Serving ${rows.length} rows`),
    );
    context.progress(0.5, 'Trying the change request');
    const change = await measureChange(context, options, model);
    context.progress(0.65, 'Running the tests against planted faults');
    const kills = await measureKills(context, options);
    context.progress(1, 'Done');
    return {
      scenario: 'dirty-rows',
      seed: context.seed,
      events: day.events,
      measures: { ...countEvents(day.events), crashes: day.crashes, ...change.measures, ...kills.measures },
      notes: { ...change.notes, ...kills.notes },
      contentHash: hashFiles(withoutData(context.files)),
      runIds: [...day.runIds, ...change.runIds, ...kills.runIds],
    };
  },
};

function probeRuns(
  context: ScenarioContext,
  files: WorkspaceFiles,
  { entry }: DirtyRowsScenarioOptions,
): ProbeRuns {
  const { runner, seed, signal, newRunId } = context;
  // Services do not read the table; leaving it out keeps each start of a process short.
  return { runner, files: withoutData(files), entry, seed, signal, newRunId };
}

/** Who makes the change: the honest ad hoc one and the reference one are files of the lesson, the learner's is theirs. */
async function measureChange(
  context: ScenarioContext,
  options: DirtyRowsScenarioOptions,
  model: unknown,
): Promise<Measured> {
  const project = DIRTY_PROJECTS[options.project];
  const folder = `${project.id}/`;
  const prepared = preparedChange(context, folder);
  const before = prepared ? context.files : context.before;
  const after = prepared ? { ...context.files, ...prepared } : context.files;
  if (!before) return noChange('Accept the change request, make the change, and run the replay again.', []);
  const code = (files: WorkspaceFiles) =>
    Object.fromEntries(
      Object.entries(files).filter(([path]) => path.startsWith(folder) && !isTestFile(path)),
    );
  const verdict = await tryChange(
    probeRuns(context, after, options),
    project,
    model,
    textFile(context.files, options.data),
  );
  if (!verdict.done) return noChange(verdict.why ?? 'The change is not made yet.', verdict.runIds);
  const diff = diffWorkspaces(code(before), code(after));
  return {
    measures: { 'change-files': diff.filesTouched, 'change-lines': diff.linesTouched },
    notes: {},
    runIds: verdict.runIds,
  };
}

function preparedChange(context: ScenarioContext, folder: string): WorkspaceFiles | undefined {
  const isReference =
    context.lane === 'practice' &&
    hashFiles(withoutData(context.files)) === hashFiles(withoutData(context.solution));
  if (context.lane === 'practice' && !isReference) return undefined;
  const prefix = `changes/${context.lane}/`;
  const overlay = Object.entries(context.support)
    .filter(([path]) => path.startsWith(`${prefix}${folder}`))
    .map(([path, content]) => [path.slice(prefix.length), content] as const);
  return overlay.length > 0 ? Object.fromEntries(overlay) : undefined;
}

const noChange = (why: string, runIds: readonly string[]): Measured => ({
  measures: { 'change-files': null, 'change-lines': null },
  notes: { 'change-files': why, 'change-lines': why },
  runIds,
});

async function measureKills(context: ScenarioContext, options: DirtyRowsScenarioOptions): Promise<Measured> {
  const folder = `${options.project}/`;
  if (options.mutantsTried === 0)
    return { measures: { 'kill-rate': null }, notes: { 'kill-rate': 'Not measured here.' }, runIds: [] };
  const tests = testsOf(context.files, folder);
  if (!Object.keys(tests).some(isTestFile))
    return { measures: { 'kill-rate': 0 }, notes: { 'kill-rate': 'There are no tests.' }, runIds: [] };
  const mutants = seededRng(context.seed)
    .fork('mutants')
    .shuffle(parseMutants(textFile(context.support, options.mutants)))
    .slice(0, options.mutantsTried);
  const { runner, solution, seed, signal, newRunId } = context;
  const found = await hunt({
    runner,
    reference: solution,
    project: folder,
    tests,
    mutants,
    seed,
    signal,
    newRunId,
    progress: (done) => context.progress(0.65 + 0.35 * done, 'Running the tests against planted faults'),
  });
  if (!found.reference.passes)
    return {
      measures: { 'kill-rate': null },
      notes: { 'kill-rate': 'The tests do not pass on the reference, so what they catch says nothing.' },
      runIds: found.runIds,
    };
  const killed = found.mutants.filter(({ passes }) => !passes).length;
  return {
    measures: { 'kill-rate': (100 * killed) / mutants.length },
    notes: { 'kill-rate': `${killed} of ${mutants.length}` },
    runIds: found.runIds,
  };
}
