/**
 * What happy-dom finds where it asks for Node's modules. A page in a process without permissions has no use for files, networks and
 * processes; what is asked for there is a class that does nothing, and is made only if something is really asked for.
 */
const scripts = {
  isContext: () => false,
  createContext: (context: object) => context,
  Script: class {
    readonly #code: string;
    constructor(code: string) {
      this.#code = code;
    }
    /** There is one realm: the window's names are its own properties, as the script sets them by \`this\`. */
    runInContext(context: object): unknown {
      return new Function(this.#code).call(context);
    }
  },
};

const modules: Readonly<Record<string, object>> = {
  url: { URL, URLSearchParams, domainToASCII: (domain: string) => domain },
  'stream/web': { ReadableStream, WritableStream, TransformStream },
  util: {
    TextEncoder,
    TextDecoder,
    types: { isUint8Array: (value: unknown) => value instanceof Uint8Array },
  },
  crypto: { webcrypto: crypto },
  perf_hooks: { PerformanceObserver, PerformanceEntry, performance },
  net: { isIP: () => 0 },
  vm: scripts,
};

/** A module of which everything is a class that does nothing. */
function emptyModule(): object {
  class Nothing {}
  return new Proxy(Nothing, {
    get: (target, name) => (name === 'prototype' ? target.prototype : Nothing),
  });
}

// A page meets a browser's names, and none of its process.
for (const name of ['Deno', 'process']) Reflect.deleteProperty(globalThis, name);

const nothing = () => undefined;
const given = globalThis as unknown as { __hostModule(name: string): object; __hostProcess: object };
/** What happy-dom asks of Node's process. */
given.__hostProcess = {
  env: {},
  argv: [],
  platform: 'linux',
  arch: 'x64',
  nextTick: (task: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => task(...args)),
  on: nothing,
  off: nothing,
  listenerCount: () => 0,
};
given.__hostModule = (name) => {
  const module = modules[name.replace(/^node:/, '')] ?? emptyModule();
  return 'default' in module ? module : Object.assign(module, { default: module });
};
