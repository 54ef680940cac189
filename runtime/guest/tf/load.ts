import { enqueueMacrotask, realClearTimeout, realPerformanceNow, realSetTimeout } from '../primordials';
import type { TfjsAssets } from './assets';

/** `WebAssembly` for the backend: it asks for an answer with instance and module, which only bytes get. */
function takingModules(): typeof WebAssembly {
  const instantiate = async (source: WebAssembly.Module | ArrayBuffer, imports?: WebAssembly.Imports) =>
    source instanceof WebAssembly.Module
      ? { instance: await WebAssembly.instantiate(source, imports), module: source }
      : WebAssembly.instantiate(source, imports);
  return Object.create(WebAssembly, { instantiate: { value: instantiate } });
}

/** The part of tfjs that the guest itself touches. */
export interface Tfjs {
  [name: string]: unknown;
  env(): {
    set(flag: string, value: boolean): void;
    setPlatform(name: string, platform: object): void;
  };
  ready(): Promise<void>;
  setBackend(name: string): Promise<boolean>;
  getBackend(): string;
  memory(): { numTensors: number; numBytes: number };
  wasm: { setWasmPaths(paths: Record<string, string>, usePlatformFetch: boolean): void };
}

/** Time as tfjs has it. A spare worker loads tfjs before it knows its run, so both are asked anew each time. */
export interface TfjsClock {
  /** Milliseconds. */
  now(): number;
  /** Keeps the run alive until the returned function is called. */
  hold(): () => void;
}

/** Names that tfjs and its backend must not see: with them it would take itself to be in a page, a worker, or Node. */
const HIDDEN = [
  'exports',
  'module',
  'define',
  'require',
  'process',
  'document',
  'navigator',
  'localStorage',
  'indexedDB',
  'importScripts',
  'WorkerGlobalScope',
  'requestAnimationFrame',
  'XMLHttpRequest',
  'fetch',
  '__filename',
  '__dirname',
];

/** What tfjs prints goes to the console of the program, once there is one. */
const quietConsole = Object.fromEntries(
  ['log', 'info', 'debug', 'warn', 'error'].map((name) => [
    name,
    (...args: unknown[]) =>
      (globalThis.console as unknown as Record<string, (...args: unknown[]) => void>)?.[name]?.(...args),
  ]),
);

/** Makes a function of these parameters and this body; `name` is that of its file in stacks. */
export type CompileFunction = (
  names: readonly string[],
  source: string,
  name: string,
) => (...values: unknown[]) => unknown;

const compileFunction: CompileFunction = (names, source, name) =>
  new Function(...names, `${source}\n//# sourceURL=lab:///${name}`) as ReturnType<CompileFunction>;

/**
 * Evaluates tfjs and its wasm backend in this realm, the same way in a browser worker and in Node, and waits until a
 * backend is ready: wasm, or cpu where WebAssembly cannot be had.
 *
 */
export async function loadTfjs(
  assets: TfjsAssets,
  clock: TfjsClock,
  compile: CompileFunction = compileFunction,
): Promise<Tfjs> {
  // It inherits the real globals: finding none, the polyfills inside of tfjs would replace what is native and fast.
  const holder: { tf?: Tfjs } = Object.create(globalThis);
  // The globals of the program may not be there yet (a spare worker loads tfjs before it knows its run).
  const own: Record<string, unknown> = {
    window: holder,
    self: holder,
    globalThis: holder,
    // What `tf.nextFrame` waits for.
    setImmediate: (callback: () => void) => {
      const release = clock.hold();
      enqueueMacrotask(() => {
        callback();
        enqueueMacrotask(release);
      });
    },
    setTimeout: realSetTimeout,
    clearTimeout: realClearTimeout,
    performance: { now: realPerformanceNow },
    console: quietConsole,
    WebAssembly: takingModules(),
  };
  const names = [...Object.keys(own), ...HIDDEN];
  const evaluate = (source: string, name: string) => {
    Reflect.apply(compile(names, source, name), holder, Object.values(own));
  };
  evaluate(assets.core, 'tfjs.js');
  evaluate(assets.wasmBackend, 'tfjs-backend-wasm.js');
  const tf = holder.tf!;
  const binaries: Record<string, WebAssembly.Module | ArrayBuffer> = {
    'lab:///simd.wasm': assets.simd,
    'lab:///plain.wasm': assets.plain,
  };
  const encoder = new TextEncoder();
  tf.env().setPlatform('lab', {
    now: () => clock.now(),
    encode: (text: string) => encoder.encode(text),
    decode: (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes),
    setTimeoutCustom: (callback: () => void, ms: number) => realSetTimeout(callback, ms),
    isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    fetch: async (path: unknown) => {
      const bytes = binaries[String(path)];
      if (bytes) return { ok: true, arrayBuffer: async () => bytes };
      throw new TypeError(
        `fetch of ${String(path)} failed: the lab has no network. Read files with node:fs/promises.`,
      );
    },
  });
  // `tf.data` asks this flag which text decoder there is; elsewhere it would require a module of Node.
  tf.env().set('IS_BROWSER', true);
  // Threads gain nothing for models of this size, and Node would take them where a browser does not.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const paths = {
    'tfjs-backend-wasm-simd.wasm': 'lab:///simd.wasm',
    'tfjs-backend-wasm.wasm': 'lab:///plain.wasm',
    // Asked for by name, never loaded.
    'tfjs-backend-wasm-threaded-simd.wasm': 'lab:///none.wasm',
  };
  const usePlatformFetch = true;
  tf.wasm.setWasmPaths(paths, usePlatformFetch);
  const hasWasm = await tf.setBackend('wasm');
  if (!hasWasm) await tf.setBackend('cpu');
  await tf.ready();
  Object.defineProperty(tf, 'default', { value: tf });
  return tf;
}
