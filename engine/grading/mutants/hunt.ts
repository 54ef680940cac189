import type { CodeRunner, RunResult, TestReport } from '../../core/code-runner';
import { StagecraftError } from '../../core/errors';
import type { FileContent, WorkspaceFiles } from '../../core/files';
import { type Mutant, plant } from './mutant';

/** What the tests said of one version of the reference. */
export interface Suspect {
  /** Absent: the reference itself. */
  readonly mutant?: Mutant;
  readonly tests: readonly TestReport[];
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
}

/** Versions that share one run: enough to save its start, few enough that a run stays short. */
const VERSIONS_PER_RUN = 7;
const DEADLINE_MS = 15_000;

/** Whether a path is a test as `node --test` finds it. */
export const isTestFile = (path: string): boolean => /\.test\.ts$/.test(path);

/**
 * Runs tests against the reference and against mutants of it. Several versions lie side by side in the files of one run
 * (`v0/`, `v1/`, …), each with its own copy of the project and the tests, so that few runs do the work of many; a run
 * that does not end by itself is repeated version by version, so that an endless loop in one condemns no other.
 * When the reference does not pass, no mutant is tried.
 * @throws StagecraftError (`mutants-runner`) when the runner broke, or the reason of the signal when it was aborted.
 */
export async function hunt(request: HuntRequest): Promise<Hunt> {
  const runIds: string[] = [];
  const [reference] = await judge(request, [undefined], runIds);
  request.progress(0.2);
  if (!reference!.passes) return { reference: reference!, mutants: [], runIds };
  const suspects: Suspect[] = [];
  for (let i = 0; i < request.mutants.length; i += VERSIONS_PER_RUN) {
    suspects.push(...(await judge(request, request.mutants.slice(i, i + VERSIONS_PER_RUN), runIds)));
    request.progress(0.2 + (0.8 * suspects.length) / request.mutants.length);
  }
  return {
    reference: reference!,
    mutants: suspects.map((suspect, i) => ({ ...suspect, mutant: request.mutants[i]! })),
    runIds,
  };
}

async function judge(
  request: HuntRequest,
  versions: readonly (Mutant | undefined)[],
  runIds: string[],
): Promise<Suspect[]> {
  const result = await run(request, versions);
  runIds.push(result.runId);
  const ended = result.outcome === 'completed' || result.outcome === 'failed';
  if (!ended && versions.length > 1) {
    const alone: Suspect[] = [];
    for (const version of versions) alone.push(...(await judge(request, [version], runIds)));
    return alone;
  }
  return versions.map((mutant, v) => {
    const tests = result.tests.filter(({ path }) => path.startsWith(`v${v}/`)).map(unprefixed);
    const silent = versions.length === 1 && result.error !== undefined;
    const passes =
      ended &&
      !silent &&
      tests.some(({ outcome }) => outcome === 'passed') &&
      tests.every(({ outcome }) => outcome !== 'failed');
    return { mutant, tests, passes };
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
      limits: { deadlineMs: DEADLINE_MS },
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
