import { type AppDriver, NoAppDriverError, type PageView, type VisitReport } from '../core/app-driver';
import type { CodeRunner } from '../core/code-runner';
import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import { type AppCase, stepsOf } from './cases';
import { type JudgedCase, judgeCase } from './judge-case';
import { serveApp } from './serve';

/** An app, and the people who come to it. */
export interface AppVisitRequest {
  /** Absent where no page can be opened. */
  readonly driver: AppDriver | undefined;
  readonly runner: CodeRunner;
  readonly files: WorkspaceFiles;
  /** The folder that holds `index.html`. */
  readonly folder: WorkspacePath;
  /** The module of the handler. */
  readonly entry: WorkspacePath;
  /** What the button is called that sends the form. */
  readonly button: string;
  readonly cases: readonly AppCase[];
  /** Seeds the runs of the handler. */
  readonly seed: string;
  readonly newRunId: () => string;
  readonly signal: AbortSignal;
  /** Milliseconds for the whole visit. */
  readonly deadlineMs: number;
}

/** What came of it. */
export interface JudgedVisit {
  readonly report: VisitReport;
  readonly cases: readonly JudgedCase[];
  readonly runIds: readonly string[];
}

/**
 * Opens the app once and lets each case use it in turn, with the learner's own handler behind it.
 * @throws NoAppDriverError, and what the driver throws for failures of ours.
 */
export async function visitApp(request: AppVisitRequest): Promise<JudgedVisit> {
  const { driver, runner, files, folder, entry, button, cases, seed, newRunId, signal, deadlineMs } = request;
  if (driver === undefined) throw new NoAppDriverError();
  const runIds: string[] = [];
  const server = serveApp({
    runner,
    files,
    entry,
    seed,
    newRunId,
    signal,
    onRun: (runId) => runIds.push(runId),
  });
  const report = await driver.visit({
    files,
    folder,
    steps: cases.flatMap((one) => stepsOf(one, button)),
    server,
    deadlineMs,
    signal,
  });
  let at = 0;
  let calm: PageView = report.opened;
  const judged = cases.map((one) => {
    const length = stepsOf(one, button).length;
    const steps = report.steps.slice(at, at + length);
    at += length;
    const found = judgeCase(one, steps, calm);
    if (one.trouble === undefined && steps.length === length) calm = steps.at(-1)!.view;
    return found;
  });
  return { report, cases: judged, runIds };
}
