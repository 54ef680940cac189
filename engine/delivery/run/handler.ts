import type { CodeRunner, RunResult } from '../../core/code-runner';
import type { FileSystem } from '../../core/file-system';
import type { JsonValue } from '../../core/json';
import type { ServiceRequest, ServiceResponse } from '../../core/lab-service';
import { sandboxFiles } from './container-files';

/** A module of a container, and where it runs. */
export interface HandlerPlace {
  readonly runner: CodeRunner;
  readonly fs: FileSystem;
  /** The module, absolute. */
  readonly module: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly runId: string;
  readonly signal?: AbortSignal;
  readonly onOutput: (text: string) => void;
}

const PROBE = 'docker-handler.ts';
const ANSWER_WITHIN_MS = 10_000;

/** Imports the module, as node does when it starts; says whether it serves, and answers one request when there is one. */
const source = (module: string) => `
import * as module from ${JSON.stringify(`.${module}`)};
export default async (request) => {
  const handler = module.default;
  const serves = typeof handler?.fetch === 'function';
  if (request === null || !serves) return { serves };
  const { url, method, headers, body } = request;
  const response = await handler.fetch(new Request(url, { method, headers, ...(body !== null && { body }) }));
  if (!(response instanceof Response)) throw new TypeError('fetch(request) did not return a Response');
  return { serves, status: response.status, headers: [...response.headers], body: await response.text() };
};
`;

async function run(place: HandlerPlace, input: JsonValue): Promise<RunResult> {
  const { runner, fs, module, workdir, env, runId, signal, onOutput } = place;
  return runner.run(
    {
      runId,
      language: 'typescript',
      files: sandboxFiles(fs),
      program: { kind: 'probe', path: PROBE, source: source(module), input },
      env,
      limits: { deadlineMs: ANSWER_WITHIN_MS },
      ...(workdir !== '/' && { cwd: workdir.slice(1) }),
    },
    (event) => {
      if (event.type === 'output') onOutput(event.text);
    },
    signal,
  );
}

/** How a module started. */
export type Started = { readonly kind: 'serves' } | { readonly kind: 'ended'; readonly exitCode: number };

/** Starts a module: one whose default export has `fetch` serves, any other one has then done its work. */
export async function startModule(place: HandlerPlace): Promise<Started> {
  const { outcome, value, error } = await run(place, null);
  if (outcome === 'completed' && isObject(value) && value.serves === true) return { kind: 'serves' };
  if (outcome === 'completed') return { kind: 'ended', exitCode: 0 };
  if (error?.name === 'ExitCode' && error.stack === '')
    return { kind: 'ended', exitCode: Number(error.code) & 0xff };
  if (error) place.onOutput(`${error.stack || error.message}\n`);
  return { kind: 'ended', exitCode: outcome === 'stopped' ? 130 : 1 };
}

/** Lets a module that serves answer a request. */
export async function answerByModule(place: HandlerPlace, request: ServiceRequest): Promise<ServiceResponse> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const { outcome, value, error } = await run(place, {
    url: request.url,
    method: request.method,
    headers: { ...request.headers },
    body: hasBody ? new TextDecoder().decode(request.body) : null,
  });
  if (outcome === 'completed' && isObject(value) && typeof value.status === 'number')
    return {
      status: value.status,
      headers: Object.fromEntries(value.headers as [string, string][]),
      body: String(value.body),
    };
  if (error) place.onOutput(`${error.stack || error.message}\n`);
  return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error\n' };
}

const isObject = (value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
