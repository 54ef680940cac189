import { majorOf } from '../../../engine/core/node-release';
import { realQueueMicrotask } from '../primordials';
import type { Surroundings } from '../time';
import type { Guarded } from './timers';

/** What `process.exit` throws through the program; nothing of the program can catch what follows it. */
export class ProcessExit extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`process.exit(${exitCode})`);
    this.name = 'ProcessExit';
    this.exitCode = exitCode;
  }
}

/** What the process needs of the run. */
export interface ProcessHost {
  /** The version of Node.js that it says it is. */
  readonly node: string;
  readonly env: Readonly<Record<string, string>>;
  /** The program looks at a variable of the environment; null: at all of them. */
  readonly onVariable: (name: string | null) => void;
  readonly argv: readonly string[];
  /** The folder that it is started in, absolute. */
  readonly cwd: string;
  readonly time: Surroundings;
  readonly guarded: Guarded;
  write(stream: 'stdout' | 'stderr', text: string): void;
  exit(code: number): void;
  memory(): number;
}

/** The engine of each line of Node.js. */
const V8: Readonly<Record<number, string>> = { 20: '11.3', 22: '12.4', 24: '13.6' };

type Listener = (...args: unknown[]) => unknown;

/** The part of Node's `process` that the lab offers. */
export interface LabProcess {
  exitCode: number | string | undefined;
  /** Tells the listeners of an event; true when there was one. */
  emit(event: string, ...args: unknown[]): boolean;
  [name: string]: unknown;
}

/** Creates the `process` of one run. */
export function createProcess(host: ProcessHost): LabProcess {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const decoder = new TextDecoder();
  const stream = (name: 'stdout' | 'stderr', fd: number) => ({
    fd,
    isTTY: false,
    writable: true,
    write: (chunk: unknown, ...rest: unknown[]) => {
      host.write(name, typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array));
      const callback = rest.find((item) => typeof item === 'function');
      if (callback) realQueueMicrotask(callback as () => void);
      return true;
    },
    end: () => {},
    on: () => {},
    once: () => {},
  });
  const add = (once: boolean) => (event: string, listener: Listener) => {
    const list = listeners.get(event) ?? [];
    list.push({ listener, once });
    listeners.set(event, list);
    return labProcess;
  };
  const off = (event: string, listener: Listener) => {
    const list = listeners.get(event) ?? [];
    listeners.set(
      event,
      list.filter((entry) => entry.listener !== listener),
    );
    return labProcess;
  };
  const hrtime = (before?: [number, number]): [number, number] => {
    const now = host.time.now();
    let seconds = Math.floor(now / 1000);
    let nanos = Math.floor((now % 1000) * 1e6);
    if (before) {
      seconds -= before[0];
      nanos -= before[1];
      if (nanos < 0) {
        seconds--;
        nanos += 1e9;
      }
    }
    return [seconds, nanos];
  };
  hrtime.bigint = () => BigInt(Math.floor(host.time.now() * 1e6));
  const noteVariable = (name: string | symbol) => {
    if (typeof name === 'string') host.onVariable(name);
  };
  const env = new Proxy({ ...host.env } as Record<string, string>, {
    get: (target, key) => {
      noteVariable(key);
      return Reflect.get(target, key);
    },
    has: (target, key) => {
      noteVariable(key);
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor: (target, key) => {
      noteVariable(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    ownKeys: (target) => {
      host.onVariable(null);
      return Reflect.ownKeys(target);
    },
    // As in Node: what is put into the environment becomes text.
    set: (target, key, value) => Reflect.set(target, key, String(value)),
  });
  const labProcess: LabProcess = {
    title: 'node',
    version: `v${host.node}`,
    versions: { node: host.node, v8: V8[majorOf(host.node)] ?? '11.3' },
    platform: 'linux',
    arch: 'x64',
    pid: 1,
    ppid: 0,
    execArgv: [],
    execPath: '/usr/bin/node',
    argv: ['/usr/bin/node', ...host.argv],
    argv0: 'node',
    env,
    exitCode: undefined,
    release: { name: 'node' },
    stdout: stream('stdout', 1),
    stderr: stream('stderr', 2),
    cwd: () => host.cwd,
    exit: (code?: unknown) => {
      const final = Number(code ?? labProcess.exitCode ?? 0);
      labProcess.exitCode = final;
      labProcess.emit('exit', final);
      host.exit(final);
      throw new ProcessExit(final);
    },
    uptime: () => host.time.now() / 1000,
    hrtime,
    memoryUsage: () => {
      const used = host.memory();
      return { rss: used, heapTotal: used, heapUsed: used, external: 0, arrayBuffers: 0 };
    },
    nextTick: (callback: Listener, ...args: unknown[]) => {
      realQueueMicrotask(() => host.guarded(() => callback(...args)));
    },
    emitWarning: (warning: unknown) => {
      const text =
        warning instanceof Error ? `${warning.name}: ${warning.message}` : `Warning: ${String(warning)}`;
      host.write('stderr', `(node:1) ${text}\n`);
    },
    on: add(false),
    addListener: add(false),
    once: add(true),
    off,
    removeListener: off,
    removeAllListeners: (event: string) => {
      listeners.delete(event);
      return labProcess;
    },
    listenerCount: (event: string) => listeners.get(event)?.length ?? 0,
    emit: (event: string, ...args: unknown[]) => {
      const list = listeners.get(event) ?? [];
      listeners.set(
        event,
        list.filter((entry) => !entry.once),
      );
      for (const { listener } of list) host.guarded(() => listener(...args));
      return list.length > 0;
    },
  };
  Object.defineProperty(labProcess, Symbol.toStringTag, { value: 'process' });
  return labProcess;
}
