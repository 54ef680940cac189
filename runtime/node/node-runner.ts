import { Worker } from 'node:worker_threads';
import {
  type CodeRunner,
  DEFAULT_LIMITS,
  type RunEvent,
  type RunLimits,
  type RunOutcome,
  type RunRequest,
  type RunResult,
} from '../../engine/core/code-runner';
import type { HostMessage } from '../guest/main';
import type { PgliteAssets } from '../guest/pglite/load';
import { compileTfjs, type TfjsAssets } from '../guest/tf/assets';
import type { GuestMessage } from '../guest/wire';
import { endedRun, RunRecorder } from '../sandbox/recorder';
import { guestRequest, ServiceDesk } from '../sandbox/service-desk';
import { usesPglite } from '../uses-pglite';
import { BOOTSTRAP } from './bootstrap';
import { readGuestFiles, readPgliteFiles } from './guest-files';

let assets: Promise<TfjsAssets> | null = null;

/** What the bootstrap of a worker posts besides the messages of the guest: V8's code for one of its scripts. */
interface CodeMessage {
  readonly type: 'code';
  readonly name: string;
  readonly code: Uint8Array;
}

/** V8's code for the scripts of the guest, by their name: see `BOOTSTRAP`. */
const code: Record<string, Uint8Array> = {};

interface Prepared {
  readonly guest: string;
  readonly assets: TfjsAssets;
}

async function prepare(): Promise<Prepared> {
  const { guest, tfjs } = await readGuestFiles();
  assets ??= compileTfjs(tfjs);
  return { guest, assets: await assets };
}

const isOutOfMemory = (error: unknown) => (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';

function runInThread(
  { guest, assets }: Prepared,
  pglite: PgliteAssets | undefined,
  request: RunRequest,
  limits: RunLimits,
  onEvent: ((event: RunEvent) => void) | undefined,
  signal: AbortSignal | undefined,
  threads: Set<Worker>,
): Promise<RunResult> {
  const recorder = new RunRecorder(request, onEvent);
  return new Promise((resolve) => {
    const worker = new Worker(BOOTSTRAP, {
      eval: true,
      workerData: { guest, code },
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    threads.add(worker);
    const send = (message: HostMessage) => worker.postMessage(message);
    const desk = new ServiceDesk(request.services, send);
    const finish = (result: RunResult) => {
      clearTimeout(timer);
      desk.close();
      signal?.removeEventListener('abort', stop);
      threads.delete(worker);
      worker.removeAllListeners();
      worker.on('error', () => {});
      void worker.terminate();
      resolve(result);
    };
    const endAs = (outcome: RunOutcome, detail?: unknown) =>
      finish(endedRun(recorder, outcome, limits, detail));
    const stop = () => endAs('stopped');
    const timer = setTimeout(() => endAs('deadline'), limits.deadlineMs);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop);
    worker.on('message', (message: GuestMessage | CodeMessage) => {
      if (message.type === 'code') code[message.name] = message.code;
      else if (message.type === 'ready') send({ type: 'run', ...guestRequest(request), pglite });
      else if (message.type === 'event') recorder.event(message.event);
      else if (message.type === 'memory') endAs('memory');
      else if (message.type === 'fetch') {
        if (!desk.take(message.id, message.request))
          endAs('crashed', new Error('the run asked its services for more than it may'));
      } else finish(recorder.result(message.result));
    });
    worker.on('error', (error) => endAs(isOutOfMemory(error) ? 'memory' : 'crashed', error));
    worker.on('exit', (code) => endAs('crashed', new Error(`the worker thread ended with code ${code}`)));
    send({ type: 'boot', assets, preload: false });
  });
}

/**
 * Runs programs in worker threads of Node, with the guest of the browser: for proofs of lessons and for tests, whose
 * programs are written by us. It is not a sandbox against a hostile program.
 */
export function createNodeRunner(): CodeRunner & { dispose(): void } {
  const threads = new Set<Worker>();
  return {
    run: async (request, onEvent, signal) => {
      const limits = { ...DEFAULT_LIMITS, ...request.limits };
      const pglite = usesPglite(request) ? await readPgliteFiles() : undefined;
      return runInThread(await prepare(), pglite, request, limits, onEvent, signal, threads);
    },
    dispose: () => {
      for (const worker of threads) void worker.terminate();
      threads.clear();
    },
  };
}
