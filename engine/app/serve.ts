import type { AppRequest, AppResponse, AppServer } from '../core/app-driver';
import type { CodeRunner, ProgramError, RunEvent, RunResult } from '../core/code-runner';
import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import { AppServerFailedError, AppServerStoppedError } from './errors';
import { servingFiles } from './serving-files';

/** The origin that a handler sees in `request.url`. */
const ORIGIN = 'http://localhost:8080';
/** A handler that has not answered after this many milliseconds does not answer. */
export const ANSWER_WITHIN_MS = 5_000;

/** What answers the requests of an app. */
export interface ServeOptions {
  readonly runner: CodeRunner;
  readonly files: WorkspaceFiles;
  /** The module whose default export has `fetch(request)`, e.g. `app/server.ts`. */
  readonly entry: WorkspacePath;
  readonly newRunId: () => string;
  readonly signal?: AbortSignal;
  /** Seeds chance and time of each run, as in a check; absent: they are the real ones. */
  readonly seed?: string;
  readonly answerWithinMs?: number;
  /** Hears of what the handler prints. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Hears of each run that answered. */
  readonly onRun?: (runId: string) => void;
}

/** Runs beside the handler: makes a web-standard Request of what the page sent, and text of the Response. */
const probeSource = (entry: WorkspacePath) => `
import * as module from ${JSON.stringify(`./${entry}`)};
export default async ({ url, method, headers, body }) => {
  const handler = module.default;
  if (typeof handler?.fetch !== 'function')
    throw new TypeError(${JSON.stringify(`${entry} has no default export with a function fetch(request).`)});
  const response = await handler.fetch(new Request(url, { method, headers, ...(body !== null && { body }) }));
  if (!(response instanceof Response))
    throw new TypeError('fetch(request) returned ' + (response === null ? 'null' : typeof response) + ', not a Response.');
  return { status: response.status, headers: [...response.headers], body: await response.text() };
};
`;

const failed = (status: number, text: string, error: ProgramError): AppResponse => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body: text,
  error,
});

/**
 * A server made of the learner's own handler. Every request runs it afresh, as a serverless function is: what it kept
 * in memory is gone, and one that never returns ends alone.
 */
export function serveApp(options: ServeOptions): AppServer {
  const { runner, entry, newRunId, signal, answerWithinMs = ANSWER_WITHIN_MS } = options;
  const files = servingFiles(options.files, entry);
  return async (request) => {
    if (signal?.aborted) throw new AppServerStoppedError();
    if (!Object.hasOwn(files, entry)) return failed(500, 'Internal Server Error', missing(entry));
    const runId = newRunId();
    options.onRun?.(runId);
    const result = await runner.run(
      {
        runId,
        language: 'typescript',
        files,
        program: {
          kind: 'probe',
          path: 'answer-request.ts',
          source: probeSource(entry),
          input: input(request),
        },
        seed: options.seed,
        limits: { deadlineMs: answerWithinMs },
      },
      options.onEvent,
      signal,
    );
    return answer(result, entry, answerWithinMs);
  };
}

const input = ({ method, path, headers, body }: AppRequest) => ({
  url: new URL(path, ORIGIN).href,
  method,
  headers: { ...headers },
  // The web's Request refuses a body here, and a browser never sends one.
  body: method === 'GET' || method === 'HEAD' ? null : body,
});

function answer(result: RunResult, entry: WorkspacePath, withinMs: number): AppResponse {
  if (result.outcome === 'stopped') throw new AppServerStoppedError();
  if (result.outcome === 'crashed')
    throw new AppServerFailedError(result.error?.message ?? 'no reason given');
  const { value } = result;
  if (result.outcome === 'completed' && isAnswer(value)) {
    return { status: value.status, headers: Object.fromEntries(value.headers), body: value.body };
  }
  const error = result.error ?? plainError('HandlerError', `${entry} ended without an answer.`);
  if (result.outcome === 'deadline')
    return failed(
      504,
      'Gateway Timeout',
      plainError(
        'NoAnswerError',
        `${entry} did not answer within ${withinMs / 1000} seconds, and was ended.`,
      ),
    );
  const frames = error.frames.filter((frame) => frame.path !== 'answer-request.ts');
  return failed(500, 'Internal Server Error', { ...error, frames });
}

interface Answer {
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: string;
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'body' in value;

const plainError = (name: string, message: string): ProgramError => ({
  name,
  message,
  stack: '',
  frames: [],
});

const missing = (entry: WorkspacePath) =>
  plainError('NoHandlerError', `There is no ${entry} in the workspace to answer this request.`);
