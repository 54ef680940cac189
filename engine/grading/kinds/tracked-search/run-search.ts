import { ManualClock } from '../../../core/clock';
import type { RunResult } from '../../../core/code-runner';
import { StagecraftError } from '../../../core/errors';
import { FileSystem } from '../../../core/file-system';
import type { FileContent, WorkspaceFiles, WorkspacePath } from '../../../core/files';
import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import { NpmScriptError, programOfScript } from '../../../core/npm-script';
import { seededRng } from '../../../core/rng';
import { commitEnvironment, PROGRAM_ENVIRONMENT } from '../../../shell/environment';
import { TRACKING_ORIGIN, trackingServer } from '../../../tracking/mlflow/rest/server';
import type { StoreContext } from '../../../tracking/mlflow/store/context';
import { GRADED_DEADLINE_MS, RunnerCrashedError } from '../../run';
import type { MeasurementContext } from '../../types';
import type { SearchOptions } from './options';

/** What the programs of a search are run with: of a measurement, or of a lane of a replay. */
export type SearchContext = Pick<
  MeasurementContext,
  'files' | 'runner' | 'seed' | 'signal' | 'newRunId' | 'progress'
>;

/** A script that was run, or that package.json does not have. */
export interface ScriptEnd {
  readonly script: string;
  readonly result?: RunResult;
  readonly error?: NpmScriptError;
}

/** A search that was run with an empty tracking server, and all that it left. */
export interface Search {
  /** The search, and the choice unless the search ended badly. */
  readonly ends: readonly ScriptEnd[];
  readonly store: StoreContext;
  /** Files outside of the store that the programs wrote. */
  readonly written: Readonly<Record<WorkspacePath, FileContent>>;
  /** The table that the programs read. */
  readonly table: string;
  readonly commit: string;
}

/** The lesson names a table that is not there: a mistake of the lesson. */
class NoTableError extends StagecraftError<'search-no-table'> {
  constructor(path: string) {
    super('search-no-table', `The lesson has no table ${path}.`, { path });
  }
}

/** 2026-03-02, 09:00 UTC, in milliseconds since the epoch. */
const MONDAY = 1_772_442_000_000;

/** Runs both scripts on an export of the table that nobody has seen, against a tracking server with nothing in it. */
export async function runSearch(context: SearchContext, options: SearchOptions): Promise<Search> {
  const clock = new ManualClock(MONDAY);
  const fs = new FileSystem(clock);
  fs.makeFolder(WORKSPACE_ROOT);
  const served = { fs, clock, rng: seededRng(`${context.seed}/tracking`) };
  const table = hiddenExport(context.files[options.data], options.data, context.seed);
  const own = Object.entries(context.files).filter(([path]) => !path.startsWith('mlruns/'));
  let files: WorkspaceFiles = { ...Object.fromEntries(own), [options.data]: table };
  const commit = commitOf(context);
  const ends: ScriptEnd[] = [];
  const written: Record<WorkspacePath, FileContent> = {};
  for (const [i, script] of [options.search, options.choose].entries()) {
    context.progress(i * 0.4, `Running npm run ${script}`);
    const end = await runScript(script, files);
    ends.push(end);
    if (end.result?.outcome !== 'completed') break;
    const changed = Object.entries(end.result.writes);
    for (const [path, content] of changed) {
      if (content === null) delete written[path];
      else written[path] = content;
    }
    files = { ...files, ...written };
  }
  const store = { ...served, root: `${WORKSPACE_ROOT}/mlruns`, user: '' };
  return { ends, store, written, table, commit };

  async function runScript(script: string, over: WorkspaceFiles): Promise<ScriptEnd> {
    try {
      const result = await context.runner.run(
        {
          runId: context.newRunId(),
          language: 'typescript',
          files: over,
          program: programOfScript(over, script),
          env: { ...PROGRAM_ENVIRONMENT, GIT_COMMIT: commit },
          seed: `${context.seed}/${script}`,
          limits: { deadlineMs: GRADED_DEADLINE_MS },
          services: {
            origins: [TRACKING_ORIGIN],
            answer: (request) => trackingServer(request, served),
          },
        },
        undefined,
        context.signal,
      );
      context.signal.throwIfAborted();
      if (result.outcome === 'crashed') throw new RunnerCrashedError(result);
      return { script, result };
    } catch (error) {
      if (error instanceof NpmScriptError) return { script, error };
      throw error;
    }
  }
}

/** One row in twenty is left out: which customers are in it, and so its digest and every score, follow from the seed. */
export function hiddenExport(content: FileContent | undefined, path: string, seed: string): string {
  if (typeof content !== 'string') throw new NoTableError(path);
  const [head, ...rows] = content.trimEnd().split('\n');
  const rng = seededRng(`${seed}/export`);
  return `${[head, ...rows.filter(() => rng.int(20) > 0)].join('\n')}\n`;
}

/** The commit of the project; where it is no repository, one that follows from the seed, as a build server would say it. */
function commitOf({ files, seed }: SearchContext): string {
  const read = (path: string) => {
    const content = files[`.git/${path}`];
    return content === undefined || typeof content === 'string' ? content : new TextDecoder().decode(content);
  };
  const rng = seededRng(`${seed}/commit`);
  const made = Array.from({ length: 40 }, () => rng.int(16).toString(16)).join('');
  return commitEnvironment(read).GIT_COMMIT ?? made;
}
