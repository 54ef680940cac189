import { z } from 'zod';
import type { CodeRunner, RunResult } from '../core/code-runner';
import { StagecraftError } from '../core/errors';
import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import type { TrafficRequest } from './requests';
import { SERVE_PROBE, SERVE_PROBE_PATH } from './serve-probe';
import type { Answer, ProcessError } from './state';

/** A process and the requests that it gets. */
export interface ServeJob {
  readonly entry: WorkspacePath;
  /** The files that the process was started from, and its log as it stands. */
  readonly files: WorkspaceFiles;
  /** Bytes by which files may grow before the disk is full. */
  readonly free: number;
  readonly requests: readonly TrafficRequest[];
}

/** What came of it. */
export interface Served {
  readonly answers: readonly Answer[];
  readonly writes: RunResult['writes'];
  /** What the process printed. */
  readonly printed: string;
  /** The process did not start: the reason. */
  readonly startError?: ProcessError;
  /** The process ended: the reason. */
  readonly crash?: ProcessError;
}

/** Serves requests by really running the service; the port that the server is operated through. */
export type Serve = (job: ServeJob) => Promise<Served>;

/** The sandbox broke while requests were served; never the service's fault. */
export class ServeCrashedError extends StagecraftError<'serve-crashed'> {
  constructor(why: string) {
    super(
      'serve-crashed',
      `The lab could not run the service: ${why}. This is not your code's doing; do it again.`,
    );
  }
}

const errorSchema = z.looseObject({
  name: z.string(),
  message: z.string(),
  code: z.string(),
  stack: z.string(),
});
const valueSchema = z.looseObject({
  started: z.boolean(),
  error: errorSchema.optional(),
  answers: z.array(z.looseObject({ status: z.number(), text: z.string() })),
});

const SHOWN_TEXT = 400;
const DEADLINE_MS = 20_000;

/**
 * A `Serve` on a runner of code. Each call is one run, seeded by the requests, so the same job gives the same answers.
 * @throws ServeCrashedError (from the function that is returned) when the runner itself broke or was stopped.
 */
export function serveBy(
  runner: CodeRunner,
  {
    newRunId,
    signal,
    onRun,
  }: { newRunId: () => string; signal?: AbortSignal; onRun?: (runId: string) => void },
): Serve {
  return async ({ entry, files, free, requests }) => {
    const runId = newRunId();
    onRun?.(runId);
    const result = await runner.run(
      {
        runId,
        language: 'typescript',
        files,
        program: {
          kind: 'probe',
          path: SERVE_PROBE_PATH,
          source: SERVE_PROBE,
          input: { entry, requests: requests.map(({ reference: _answer, row: _row, ...sent }) => sent) },
        },
        seed: `server/${requests[0]?.at ?? 'boot'}`,
        limits: { deadlineMs: DEADLINE_MS, diskFree: free },
      },
      undefined,
      signal,
    );
    if (result.outcome === 'crashed' || result.outcome === 'stopped')
      throw new ServeCrashedError(result.error?.message ?? result.outcome);
    return outcomeOf(result, requests);
  };
}

function outcomeOf(result: RunResult, requests: readonly TrafficRequest[]): Served {
  const base = { writes: result.writes, printed: result.stdout + result.stderr };
  if (result.outcome !== 'completed') {
    const error = endedError(result);
    return { ...base, crash: error, answers: requests.map((one, i) => lost(one, i === 0)) };
  }
  const parsed = valueSchema.safeParse(result.value);
  if (!parsed.success) throw new ServeCrashedError('it gave no account of its answers');
  const { started, error, answers } = parsed.data;
  const reason = error && { name: error.name, message: error.message, code: error.code, stack: error.stack };
  return {
    ...base,
    answers: requests.map((one, i) => {
      const answer = answers[i];
      return answer ? answered(one, answer) : lost(one, started && i === answers.length);
    }),
    ...(reason && (started ? { crash: reason } : { startError: reason })),
  };
}

function answered({ id, at }: TrafficRequest, { status, text }: { status: number; text: string }): Answer {
  const dollars = estimateOf(text);
  const outcome = status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'answered';
  return {
    id,
    at,
    outcome,
    status,
    dollars: outcome === 'answered' ? dollars : null,
    text: text.slice(0, SHOWN_TEXT),
  };
}

function lost({ id, at }: TrafficRequest, crashed: boolean): Answer {
  return { id, at, outcome: crashed ? 'crashed' : 'lost', status: null, dollars: null, text: '' };
}

/** The `estimate` of a JSON answer, when it is a finite number. */
function estimateOf(text: string): number | null {
  try {
    const estimate = (JSON.parse(text) as { estimate?: unknown } | null)?.estimate;
    return typeof estimate === 'number' && Number.isFinite(estimate) ? estimate : null;
  } catch {
    return null;
  }
}

function endedError({ outcome, error }: RunResult): ProcessError {
  if (error)
    return {
      name: error.name,
      message: error.message,
      ...(error.code && { code: error.code }),
      stack: error.stack,
    };
  const message = `The process was ended (${outcome}).`;
  return { name: 'ProcessEnded', message, code: outcome, stack: message };
}
