import {
  DEFAULT_LIMITS,
  type ProgramError,
  type RunRequest,
  type RunResult,
  type TestReport,
} from '../../engine/core/code-runner';
import type { JsonValue } from '../../engine/core/json';
import { LAB_NODE } from '../../engine/core/node-release';
import { reachableCode } from '../../engine/core/reachable-code';
import { openServices } from '../../engine/ingestion/lab-services';
import { PGLITE } from '../uses-pglite';
import { Activity } from './activity';
import { callText } from './call-text';
import type { HostLink } from './host-link';
import { inspect } from './inspect/inspect';
import { toJsonValue } from './json-value';
import { createLoader, type Loader, type Namespace } from './loader/loader';
import { ROOT } from './loader/resolve';
import type { MemoryMeter } from './memory';
import { createNetwork } from './network';
import { createModules, OFFERED } from './node/modules';
import { ProcessExit } from './node/process';
import { TestFile } from './node/test';
import { Volume } from './node/volume';
import { createPackages } from './packages';
import { loadPglite, type PgliteAssets } from './pglite/load';
import { realPerformanceNow, realSetTimeout } from './primordials';
import { Reads } from './reads';
import { createRealm } from './realm';
import { keepServices, layNetwork, surroundingsOf, textFilesIn } from './services';
import { callerLocation, installStackTraces, programError, type TextOf } from './stack';
import { installAutolog } from './tf/autolog';
import type { Tfjs, TfjsClock } from './tf/load';
import { createWire, type Post } from './wire';

/** How the guest hears of errors that nobody caught. */
export interface Uncaught {
  /** True: it was dealt with. */
  exception(error: unknown): void;
  rejection(reason: unknown): void;
}

/** What a run needs of the guest around it. */
export interface RunHost {
  readonly post: Post;
  /** Loads tfjs, or gives what is loaded; the clock is that of the run. */
  readonly tfjs: (clock: TfjsClock) => Promise<Tfjs>;
  /** The services that the host answers, by origin, and the way to them. */
  readonly services: { readonly origins: readonly string[]; readonly link: HostLink };
  /** What PGlite is loaded from; absent: the program does not import it. */
  readonly pglite?: PgliteAssets;
  readonly scope: object;
  readonly meter: MemoryMeter;
  readonly onUncaught: (uncaught: Uncaught) => void;
}

/** How long nothing may happen, in real milliseconds, before a promise is taken to be one that never settles. */
const QUIET_MS = 500;

const describe = (value: unknown) => inspect(value);
const toError = (thrown: unknown) => programError(thrown, describe);

/**
 * Runs one program and posts its result, once. The rule of completion is Node's: the program has been evaluated, and
 * neither timers nor a `fit` nor tests are under way.
 */
export function startRun(host: RunHost, request: RunRequest): void {
  const start = realPerformanceNow();
  const { runId, program } = request;
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const wire = createWire(host.post, runId, limits.outputBytes);
  const { post } = host;
  const activity = new Activity();
  const files =
    program.kind === 'probe' ? { ...request.files, [program.path]: program.source } : request.files;
  const reads = new Reads();
  const volume = new Volume(files, reads, limits.diskFree, request.readOnly);
  const opened = openServices(reads.watched(files), {
    nowMs: () => time.now(),
    kept: (folder) => textFilesIn(volume, folder),
  });
  const services = opened instanceof Error ? null : opened;
  const time = surroundingsOf(request.seed, services);
  const tests: TestReport[] = [];
  let ended = false;
  let backend: string | undefined;
  let loader: Loader;
  let testFile: TestFile | null = null;
  const textOf: TextOf = (path) => loader?.textOf(path);

  const end = (outcome: RunResult['outcome'], error?: ProgramError, value?: JsonValue) => {
    if (ended) return;
    ended = true;
    wire.flush();
    keepServices(services, volume);
    const writes = volume.changes();
    if (program.kind === 'probe') delete writes[program.path];
    post({
      type: 'result',
      result: {
        runId,
        outcome,
        tests,
        writes,
        ...wire.printed,
        durationMs: realPerformanceNow() - start,
        ...(value !== undefined && { value }),
        ...(error !== undefined && { error }),
        ...(backend !== undefined && { backend }),
        reads: reads.taken(),
      },
    });
  };
  const failRun = (thrown: unknown) => {
    if (ended || thrown instanceof ProcessExit) return;
    const error = toError(thrown);
    wire.output('stderr', `Uncaught ${error.stack}\n`, error.frames[0]);
    end('failed', error);
  };
  /** Ended from outside: no handler of the program hears of it. */
  const killed = (thrown: unknown) => {
    const error = toError(thrown);
    wire.output('stderr', `${error.message}\n`);
    end('failed', error);
  };
  const onUncaught = (event: 'uncaughtException' | 'unhandledRejection', thrown: unknown) => {
    if (ended || thrown instanceof ProcessExit) return;
    if (testFile?.uncaught(thrown)) return;
    if (realm.process.emit(event, thrown)) return;
    failRun(thrown);
  };
  const guarded = (callback: () => unknown) => {
    if (ended) return;
    try {
      callback();
    } catch (error) {
      onUncaught('uncaughtException', error);
    }
  };
  host.onUncaught({
    exception: (error) => onUncaught('uncaughtException', error),
    rejection: (reason) => onUncaught('unhandledRejection', reason),
  });

  installStackTraces(textOf);
  const entry = program.kind === 'tests' ? program.paths[0] : program.path;
  const realm = createRealm({
    scope: host.scope,
    activity,
    time,
    guarded,
    node: request.node ?? LAB_NODE,
    env: request.env ?? {},
    onVariable: (name) => (name === null ? reads.everything() : reads.variable(name)),
    cwd: request.cwd ? `${ROOT}/${request.cwd}` : ROOT,
    argv: [`${ROOT}/${entry ?? ''}`, ...(program.kind === 'module' ? (program.argv ?? []) : [])],
    write: (stream, text, location) => {
      if (!ended) wire.output(stream, text, location);
    },
    location: callerLocation,
    exit: (code) => {
      if (code === 0) end('completed');
      else
        end('failed', {
          name: 'ExitCode',
          message: `The program ended with process.exit(${code}).`,
          code: `${code}`,
          stack: '',
          frames: [],
        });
    },
    memory: () => host.meter.bytes,
  });

  const served = host.services.origins.length > 0 ? host.services : null;
  if (services || served)
    layNetwork(host.scope, createNetwork({ services, host: served, time, activity, onKilled: killed }));

  let loadedTfjs: Promise<Namespace> | null = null;
  const tfjs = (): Promise<Namespace> => {
    loadedTfjs ??= (async () => {
      const release = activity.hold();
      try {
        const tf = await host.tfjs({ now: () => time.now(), hold: () => activity.hold() });
        installAutolog(tf, activity, (report) => wire.event({ type: 'epoch', runId, report }));
        backend = tf.getBackend();
        wire.event({ type: 'backend', runId, name: backend });
        return tf;
      } finally {
        release();
      }
    })();
    return loadedTfjs;
  };
  const modules = createModules({
    volume,
    node: request.node ?? LAB_NODE,
    process: realm.process,
    timers: realm.timers,
    random: realm.random,
    callText: () => callText(textOf),
    test: () => testFile!.module,
  });
  const packages = createPackages();
  let loadedPglite: Promise<Namespace> | null = null;
  const pglite = (assets: PgliteAssets): Promise<Namespace> => {
    const release = activity.hold();
    loadedPglite ??= loadPglite(assets, () => activity.hold());
    return loadedPglite.finally(release);
  };
  const newLoader = () =>
    createLoader({
      exists: (path) => volume.isFile(`${ROOT}/${path}`),
      readText: (path) => {
        const content = volume.read(`${ROOT}/${path}`, path);
        return typeof content === 'string' ? content : new TextDecoder().decode(content);
      },
      builtin: (specifier) =>
        specifier === '@tensorflow/tfjs'
          ? tfjs()
          : specifier === PGLITE && host.pglite
            ? pglite(host.pglite)
            : (modules(specifier) ?? packages(specifier)),
      offered: OFFERED,
      globals: host.meter.buffers,
    });
  const newTestFile = (path: string) =>
    new TestFile(path, {
      location: callerLocation,
      toError,
      schedule: time.schedule,
      diagnostic: (text) => wire.output('stdout', text),
      report: (report) => {
        tests.push(report);
        wire.event({ type: 'test', runId, report });
      },
    });

  /** Waits for `work`; when nothing can move it any more, calls `stuck`. */
  const settle = async <T>(work: Promise<T>, stuck: () => void): Promise<T> => {
    let isDone = false;
    const watch = async () => {
      while (!isDone && !ended) {
        await activity.idle();
        const { begun } = activity;
        await new Promise<void>((resolve) => realSetTimeout(resolve, QUIET_MS));
        if (isDone || ended) return;
        await activity.idle();
        // One that only rests for a few turns at this moment, and has moved since the last one, is not stuck.
        if (!isDone && activity.begun === begun) stuck();
      }
    };
    void watch();
    try {
      return await work;
    } finally {
      isDone = true;
    }
  };

  const unsettled = () =>
    failRun(
      Object.assign(
        new Error(
          'The program waits at its top level (await) for a promise that nothing can settle any more.',
        ),
        { code: 'unsettled-top-level-await' },
      ),
    );

  /** Evaluates one file with its own `node:test`, and runs what it declared. */
  const runFile = async (path: string): Promise<Namespace> => {
    loader = newLoader();
    const file = newTestFile(path);
    testFile = file;
    const isTest = program.kind === 'tests';
    const namespace = await settle(loader.import(path), () =>
      isTest && file.hasTests ? file.cancelPending() : unsettled(),
    );
    await settle(file.finished(), () => file.cancelPending());
    return namespace;
  };

  const runProgram = async (): Promise<JsonValue | undefined> => {
    if (program.kind === 'tests') {
      for (const path of program.paths) {
        try {
          await runFile(path);
          await activity.idle();
        } catch (error) {
          if (error instanceof ProcessExit) throw error;
          const report: TestReport = {
            name: [path],
            path,
            outcome: 'failed',
            durationMs: 0,
            error: toError(error),
          };
          tests.push(report);
          wire.event({ type: 'test', runId, report });
        }
      }
      return undefined;
    }
    const namespace = await runFile(program.path);
    if (program.kind === 'module') return undefined;
    const { default: probe } = namespace;
    if (typeof probe !== 'function') {
      throw new TypeError(`The probe ${program.path} has no default export that is a function.`);
    }
    return toJsonValue(await settle(Promise.resolve(probe(program.input)), unsettled));
  };

  const entries = program.kind === 'tests' ? program.paths : [program.path];
  const code = reachableCode(reads.watched(files), entries);
  if (code === null) reads.everything();
  const usesTfjs = Object.entries(files).some(
    ([path, content]) =>
      typeof content === 'string' && (code?.has(path) ?? true) && content.includes('@tensorflow/tfjs'),
  );

  const main = async () => {
    host.meter.limit(limits.memoryMb * 1e6, (bytes) => {
      wire.flush();
      post({ type: 'memory', bytes });
    });
    wire.event({ type: 'started', runId });
    if (opened instanceof Error) throw opened;
    // Loaded before the first statement, so that a seeded run draws the same numbers whether tfjs was warm or not.
    if (usesTfjs && time.random) {
      await tfjs();
      time.restart();
    }
    const value = await runProgram();
    await activity.idle();
    realm.process.emit('beforeExit', 0);
    await activity.idle();
    const code = Number(realm.process.exitCode ?? 0);
    realm.process.emit('exit', code);
    if (tests.some((test) => test.outcome === 'failed')) end('failed', undefined, value);
    else if (code !== 0) {
      end(
        'failed',
        {
          name: 'ExitCode',
          message: `The program ended with exit code ${code}.`,
          code: `${code}`,
          stack: '',
          frames: [],
        },
        value,
      );
    } else end('completed', undefined, value);
  };
  main().catch(failRun);
}
