import {
  type CodeRunner,
  DEFAULT_LIMITS,
  type RunEvent,
  type RunRequest,
} from '../../engine/core/code-runner';
import { isCode, reachableCode } from '../../engine/core/reachable-code';
import type { PgliteAssets } from '../guest/pglite/load';
import { usesPglite } from '../uses-pglite';
import { fetchPgliteAssets, fetchSandboxAssets, type SandboxAssets } from './assets';
import { FrameHost } from './frame-host';
import { endedRun, RunRecorder } from './recorder';
import { RunSession } from './run-session';

/** Where the sandbox is served and where its frame is put. */
export interface SandboxOptions {
  /** The folder of `guest.js` and its kin; `/sandbox` when absent. */
  readonly baseUrl?: string;
  /** The element that the hidden frame is appended to; `document.body` when absent. */
  readonly frameParent?: HTMLElement;
  /** Runs at a time; the rest wait. The number of processors when absent. */
  readonly maxConcurrent?: number;
}

/** A CodeRunner in the page. */
export interface SandboxRunner extends CodeRunner {
  /** Makes the frame and a spare worker ready, so that the next run starts at once. */
  warm(options?: { readonly tfjs?: boolean }): Promise<void>;
  /** Ends every run and removes the frame. The runner may be used again; it makes a new frame then. */
  dispose(): void;
}

interface Spare {
  readonly worker: number;
  readonly port: MessagePort;
  readonly preload: boolean;
}

interface Active {
  readonly session: RunSession;
  worker: number | null;
}

function usesTfjs({ program, files: own }: RunRequest): boolean {
  const files = program.kind === 'probe' ? { ...own, [program.path]: program.source } : own;
  const code = reachableCode(files, program.kind === 'tests' ? program.paths : [program.path]);
  return Object.entries(files).some(
    ([path, text]) =>
      (code?.has(path) ?? isCode(path)) && typeof text === 'string' && text.includes('@tensorflow/tfjs'),
  );
}

/**
 * Runs learner code in a sandboxed frame without an origin, each run in a fresh worker. One spare worker is kept ready,
 * with tfjs loaded when the last run used it.
 */
export function createSandboxRunner(options: SandboxOptions = {}): SandboxRunner {
  const baseUrl = options.baseUrl ?? '/sandbox';
  const maxConcurrent = options.maxConcurrent ?? Math.max(2, navigator.hardwareConcurrency || 2);
  let assets: Promise<SandboxAssets> | null = null;
  let pgliteAssets: Promise<PgliteAssets> | null = null;
  let frame: Promise<FrameHost> | null = null;
  let live: FrameHost | null = null;
  let spare: Spare | null = null;
  const active = new Set<Active>();
  const waiting: (() => void)[] = [];
  let running = 0;

  const dropFrame = () => {
    live = null;
    frame = null;
    spare = null;
  };

  const listener = {
    onWorkerError: (worker: number, message: string) => {
      if (spare?.worker === worker) spare = null;
      for (const entry of active) {
        if (entry.worker === worker)
          entry.session.end(isMemory(message) ? 'memory' : 'crashed', new Error(message));
      }
    },
    onLost: (reason: 'silent' | 'unresponsive') => {
      dropFrame();
      // A frame falls silent when its process is gone, and a program has one way to do that: a full heap.
      const outcome = reason === 'silent' ? 'memory' : 'crashed';
      for (const entry of [...active]) entry.session.end(outcome, new Error('the sandbox was made anew'));
    },
  };

  const openFrame = (): Promise<FrameHost> => {
    frame ??= (async () => {
      assets ??= fetchSandboxAssets(baseUrl);
      let host: FrameHost;
      try {
        const parent = options.frameParent ?? document.body;
        host = new FrameHost(`${baseUrl}/frame.html`, parent, await assets, listener);
      } catch (error) {
        // A later run may find the server again.
        assets = null;
        frame = null;
        throw error;
      }
      live = host;
      await host.ready;
      return host;
    })();
    return frame;
  };

  const prepareSpare = (host: FrameHost, preload: boolean) => {
    if (spare && (spare.preload || !preload)) return;
    if (spare) host.kill(spare.worker, () => active.size > 0);
    spare = { ...host.spawn(preload), preload };
  };

  const takeWorker = (host: FrameHost): { worker: number; port: MessagePort } => {
    const taken = spare ?? host.spawn(false);
    spare = null;
    return taken;
  };

  const turn = (signal: AbortSignal | undefined): Promise<void> => {
    if (running < maxConcurrent) {
      running++;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const go = () => {
        running++;
        resolve();
      };
      waiting.push(go);
      signal?.addEventListener('abort', () => {
        const at = waiting.indexOf(go);
        if (at < 0) return;
        waiting.splice(at, 1);
        go();
      });
    });
  };
  const release = () => {
    running--;
    waiting.shift()?.();
  };

  const pgliteFor = (request: RunRequest): Promise<PgliteAssets | undefined> => {
    if (!usesPglite(request)) return Promise.resolve(undefined);
    pgliteAssets ??= fetchPgliteAssets(baseUrl).catch((error) => {
      // A later run may find the server again.
      pgliteAssets = null;
      throw error;
    });
    return pgliteAssets;
  };

  const run = async (request: RunRequest, onEvent?: (event: RunEvent) => void, signal?: AbortSignal) => {
    const limits = { ...DEFAULT_LIMITS, ...request.limits };
    const ended = (outcome: 'stopped' | 'crashed', detail?: unknown) =>
      endedRun(new RunRecorder(request), outcome, limits, detail);
    await turn(signal);
    try {
      if (signal?.aborted) return ended('stopped');
      let host: FrameHost;
      let pglite: PgliteAssets | undefined;
      try {
        pglite = await pgliteFor(request);
        host = await openFrame();
      } catch (error) {
        return ended('crashed', error);
      }
      if (signal?.aborted) return ended('stopped');
      const tfjs = usesTfjs(request);
      const session = new RunSession(request, limits, onEvent, () => {
        active.delete(entry);
        signal?.removeEventListener('abort', stop);
        if (live !== host) return;
        if (entry.worker !== null) host.kill(entry.worker, () => active.size > 0);
        if (active.size === 0) host.watch(false);
        prepareSpare(host, tfjs);
      });
      const entry: Active = { session, worker: null };
      const stop = () => session.end('stopped');
      active.add(entry);
      signal?.addEventListener('abort', stop);
      const { worker, port } = takeWorker(host);
      entry.worker = worker;
      host.watch(true);
      session.start(port, request, pglite);
      return await session.result;
    } finally {
      release();
    }
  };

  return {
    run,
    warm: async ({ tfjs = false } = {}) => prepareSpare(await openFrame(), tfjs),
    dispose: () => {
      const host = live;
      dropFrame();
      host?.close();
      for (const entry of [...active]) entry.session.end('stopped');
    },
  };
}

/** What Chromium says when a worker's heap is full. */
const isMemory = (message: string) => /out of memory|allocation failed/i.test(message);
