import type { SourceLocation } from '../../engine/core/code-runner';
import { format, type InspectOptions, inspect } from './inspect/inspect';
import { renderTable } from './inspect/table';
import type { Surroundings } from './time';

type Write = (stream: 'stdout' | 'stderr', text: string, location?: SourceLocation) => void;

/** `1.5s`, `12.345ms` as console.time prints them. */
function duration(ms: number): string {
  if (ms < 1000) return `${Number(ms.toFixed(3))}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(3)}s`;
  const minutes = Math.floor(ms / 60_000);
  return `${minutes}:${((ms % 60_000) / 1000).toFixed(3).padStart(6, '0')} (m:ss.mmm)`;
}

/** The console of a run, printing as Node's does when its output is not a terminal. */
export function createConsole(write: Write, time: Surroundings, location: () => SourceLocation | undefined) {
  let indent = '';
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const print = (stream: 'stdout' | 'stderr', text: string, at?: SourceLocation) => {
    write(stream, `${indent === '' ? text : indent + text.replaceAll('\n', `\n${indent}`)}\n`, at);
  };
  const log = (...args: unknown[]) => print('stdout', format(...args));
  const warn = (...args: unknown[]) => print('stderr', format(...args), location());
  const group = (...label: unknown[]) => {
    if (label.length > 0) log(...label);
    indent += '  ';
  };
  const elapsed = (label: string, method: string): string | null => {
    const start = timers.get(label);
    if (start !== undefined) return `${label}: ${duration(time.now() - start)}`;
    warn(`Warning: No such label '${label}' for console.${method}()`);
    return null;
  };
  const console = {
    log,
    info: log,
    debug: log,
    warn,
    error: warn,
    trace: (...args: unknown[]) => {
      const stack = String(new Error().stack).split('\n').slice(1).join('\n');
      const head = args.length > 0 ? `Trace: ${format(...args)}` : 'Trace';
      print('stderr', `${head}\n${stack}`, location());
    },
    dir: (value: unknown, options?: InspectOptions) => print('stdout', inspect(value, options)),
    dirxml: log,
    table: (data: unknown, columns?: string[]) => {
      const table = renderTable(data, columns);
      if (table === null) log(data);
      else print('stdout', table);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = 'default') => {
      const name = String(label);
      if (timers.has(name)) warn(`Warning: Label '${name}' already exists for console.time()`);
      else timers.set(name, time.now());
    },
    timeEnd: (label = 'default') => {
      const text = elapsed(String(label), 'timeEnd');
      timers.delete(String(label));
      if (text !== null) log(text);
    },
    timeLog: (label = 'default', ...data: unknown[]) => {
      const text = elapsed(String(label), 'timeLog');
      if (text !== null) log(text, ...data);
    },
    count: (label = 'default') => {
      const name = String(label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      log(`${name}: ${counts.get(name)}`);
    },
    countReset: (label = 'default') => {
      counts.delete(String(label));
    },
    assert: (condition?: unknown, ...args: unknown[]) => {
      if (condition) return;
      if (typeof args[0] === 'string') warn(`Assertion failed: ${args[0]}`, ...args.slice(1));
      else warn(...(args.length > 0 ? ['Assertion failed:', ...args] : ['Assertion failed']));
    },
    clear: () => {},
  };
  Object.defineProperty(console, Symbol.toStringTag, { value: 'console' });
  return console;
}
