import type { CodeRunner, ProgramError, RunResult, TestReport } from '../../core/code-runner';
import { StagecraftError } from '../../core/errors';
import type { FileContent, WorkspaceFiles } from '../../core/files';
import { type Mutant, plant } from './mutant';

/** What the tests said of one version of the reference. */
export interface Suspect {
  /** Absent: the reference itself. */
  readonly mutant?: Mutant;
  readonly tests: readonly TestReport[];
  /** Why the tests could not be run, when they could not. */
  readonly error?: ProgramError;
  /** No test failed, at least one passed, and the run ended by itself. */
  readonly passes: boolean;
}

/** The tests against the reference and against mutants of it. */
export interface Hunt {
  readonly reference: Suspect;
  readonly mutants: readonly (Suspect & { readonly mutant: Mutant })[];
  readonly runIds: readonly string[];
}

/** What a hunt needs. */
export interface HuntRequest {
  readonly runner: CodeRunner;
  /** The reference with every file that it needs; its own tests are left out by `isTest`. */
  readonly reference: WorkspaceFiles;
  /** The folder of the project, e.g. `churn/`; what lies beside it is not copied. */
  readonly project: string;
  /** The tests to judge and the helpers beside them, by their paths in the workspace. */
  readonly tests: WorkspaceFiles;
  readonly mutants: readonly Mutant[];
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly newRunId: () => string;
  readonly progress: (done: number) => void;
  /** Milliseconds after which a run is ended; absent: 10 s. */
  readonly deadlineMs?: number;
}

/** Versions that share one run: enough to save its start, few enough that a run stays short. */
const VERSIONS_PER_RUN = 10;
const DEADLINE_MS = 10_000;

/** Whether a path is a test as `node --test` finds it. */
export const isTestFile = (path: string): boolean => /\.test\.ts$/.test(path);

/** The tests of the project in `folder` (e.g. `churn/`), and the helpers beside them in its `test/`. */
export function testsOf(files: WorkspaceFiles, folder: string): WorkspaceFiles {
  return Object.fromEntries(
    Object.entries(files).filter(
      ([path]) => path.startsWith(folder) && (path.startsWith(`${folder}test/`) || isTestFile(path)),
    ),
  );
}

/**
 * Runs tests against the reference and against mutants of it. Several versions lie side by side in the files of one run
 * (`v0/`, `v1/`, …), each with its own copy of the project and the tests, so that few runs do the work of many. A version
 * whose tests did not all report is tried again alone, so that an endless loop in one condemns no other. Two runs at a time.
 * When the reference does not pass, no mutant is tried.
 * @throws StagecraftError (`mutants-runner`) when the runner broke, or the reason of the signal when it was aborted.
 */
export async function hunt(request: HuntRequest): Promise<Hunt> {
  const runIds: string[] = [];
  const reference = (await judgeTogether(request, [undefined], runIds))[0]!;
  request.progress(0.2);
  if (!reference.passes) return { reference, mutants: [], runIds };
  const groups: Mutant[][] = [];
  for (let i = 0; i < request.mutants.length; i += VERSIONS_PER_RUN)
    groups.push(request.mutants.slice(i, i + VERSIONS_PER_RUN));
  const judged: (readonly (Suspect & { readonly mutant: Mutant })[])[] = [];
  const groupRuns: string[][] = groups.map(() => []);
  let taken = 0;
  let finished = 0;
  const lane = async () => {
    while (taken < groups.length) {
      const mine = taken++;
      judged[mine] = await judgeGroup(request, groups[mine]!, reference.tests.length, groupRuns[mine]!);
      finished++;
      request.progress(0.2 + (0.8 * finished) / groups.length);
    }
  };
  await Promise.all([lane(), lane()]);
  // In the order of the groups, whichever of them ended first.
  return { reference, mutants: judged.flat(), runIds: [...runIds, ...groupRuns.flat()] };
}

/** The mutants of one run; those whose tests did not all report are tried again, each alone. */
async function judgeGroup(
  request: HuntRequest,
  group: readonly Mutant[],
  tests: number,
  runIds: string[],
): Promise<(Suspect & { readonly mutant: Mutant })[]> {
  const suspects = await judgeTogether(request, group, runIds);
  const judged: (Suspect & { readonly mutant: Mutant })[] = [];
  for (const [i, suspect] of suspects.entries()) {
    const mutant = group[i]!;
    const whole = group.length === 1 || suspect.tests.length === tests;
    const final = whole ? suspect : (await judgeTogether(request, [mutant], runIds))[0]!;
    judged.push({ ...final, mutant });
  }
  return judged;
}

async function judgeTogether(
  request: HuntRequest,
  versions: readonly (Mutant | undefined)[],
  runIds: string[],
): Promise<Suspect[]> {
  const result = await run(request, versions);
  runIds.push(result.runId);
  const ended = result.outcome === 'completed' || result.outcome === 'failed';
  const alone = versions.length === 1;
  return versions.map((mutant, v) => {
    const tests = result.tests.filter(({ path }) => path.startsWith(`v${v}/`)).map(unprefixed);
    const passes =
      ended &&
      (!alone || result.outcome === 'completed') &&
      tests.some(({ outcome }) => outcome === 'passed') &&
      tests.every(({ outcome }) => outcome !== 'failed');
    return { mutant, tests, passes, ...(alone && result.error ? { error: result.error } : {}) };
  });
}

async function run(request: HuntRequest, versions: readonly (Mutant | undefined)[]): Promise<RunResult> {
  request.signal.throwIfAborted();
  const { project } = request;
  const inProject = Object.entries(request.reference).filter(
    ([path]) => path.startsWith(project) && !path.startsWith(`${project}test/`) && !isTestFile(path),
  );
  const base = Object.fromEntries(inProject);
  const files: Record<string, FileContent> = { ...base };
  const paths: string[] = [];
  versions.forEach((mutant, v) => {
    const version = { ...(mutant ? plant(base, mutant) : base), ...request.tests };
    for (const [path, content] of Object.entries(version)) files[`v${v}/${path}`] = content;
    paths.push(
      ...Object.keys(request.tests)
        .filter(isTestFile)
        .map((path) => `v${v}/${path}`),
    );
  });
  const result = await request.runner.run(
    {
      runId: request.newRunId(),
      language: 'typescript',
      files,
      program: { kind: 'tests', paths },
      seed: request.seed,
      limits: { deadlineMs: request.deadlineMs ?? DEADLINE_MS },
    },
    undefined,
    request.signal,
  );
  request.signal.throwIfAborted();
  if (result.outcome === 'crashed')
    throw new StagecraftError(
      'mutants-runner',
      `The lab could not run your tests${result.error ? `: ${result.error.message}` : ''}. Check again; your work is not affected.`,
      { runId: result.runId },
    );
  return result;
}

const bare = (path: string) => path.replace(/^v\d+\//, '');

function unprefixed(report: TestReport): TestReport {
  return {
    ...report,
    path: bare(report.path),
    ...(report.location ? { location: { ...report.location, path: bare(report.location.path) } } : {}),
    ...(report.error
      ? {
          error: {
            ...report.error,
            stack: report.error.stack.replace(/\bv\d+\//g, ''),
            frames: report.error.frames.map((frame) => ({ ...frame, path: bare(frame.path) })),
          },
        }
      : {}),
  };
}
