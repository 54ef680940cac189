import type { ProgramError, SourceLocation } from '../../engine/core/code-runner';
import type { JsonValue } from '../../engine/core/json';
import type { CompiledModule } from './loader/compile';
import { importSiteOf } from './loader/errors';
import { ROOT_URL } from './loader/resolve';
import { LabSyntaxError } from './loader/syntax-error';

/** Gives the source of a module and what it was compiled to, so that columns can be found. */
export type TextOf = (
  path: string,
) => { readonly source: string; readonly compiled: Pick<CompiledModule, 'erased' | 'columnIn'> } | undefined;

/** The part of V8's CallSite that is used. */
interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
  toString(): string;
}

const wordsOf = (line: string, word: string) => [
  ...line.matchAll(new RegExp(`(?<![\\w$])${word.replaceAll('$', '\\$')}(?![\\w$])`, 'g')),
];

/**
 * Lines survive the compiler. Of the columns, what our own rewriting moved is known exactly; what the erasure of types
 * moved is found by the word that stands there, when it occurs as often in the source.
 */
function sourceColumn(textOf: TextOf, path: string, line: number, column: number): number | undefined {
  const text = textOf(path);
  if (!text) return undefined;
  const erasedColumn = text.compiled.columnIn(line, column);
  const from = text.source.split('\n')[line - 1] ?? '';
  const to = text.compiled.erased.split('\n')[line - 1] ?? '';
  if (from.slice(0, erasedColumn - 1) === to.slice(0, erasedColumn - 1)) return erasedColumn;
  const word = /^[\w$]+/.exec(to.slice(erasedColumn - 1))?.[0];
  if (word === undefined) return undefined;
  const inErased = wordsOf(to, word);
  const inSource = wordsOf(from, word);
  if (inErased.length !== inSource.length) return undefined;
  const found = inSource[inErased.findIndex((match) => match.index === erasedColumn - 1)];
  return found && found.index + 1;
}

function frameText(site: CallSite, textOf: TextOf): string | null {
  const url = site.getScriptNameOrSourceURL();
  if (!url?.startsWith(ROOT_URL)) return null;
  const path = decodeURI(url.slice(ROOT_URL.length));
  const line = site.getLineNumber() ?? 1;
  const column = sourceColumn(textOf, path, line, site.getColumnNumber() ?? 1);
  const place = `${path}:${line}${column === undefined ? '' : `:${column}`}`;
  // "async Promise.all (index 0)" and the like have no place; "fn (url:1:2)" and "url:1:2" do.
  const name = /^(.*) \([^()]*\)$/.exec(site.toString())?.[1];
  const isBody =
    name === undefined ||
    /^(async )?(Object|AsyncGenerator|Generator)?\.?(next|eval|<anonymous>)?$/.test(name);
  return isBody ? `    at ${place}` : `    at ${name} (${place})`;
}

/**
 * Makes `error.stack` speak of the learner's files alone: paths relative to the workspace, frames of the lab left out.
 * Learner code may replace it; it loses only its own stacks.
 */
export function installStackTraces(textOf: TextOf): void {
  const target = Error as ErrorConstructor & {
    prepareStackTrace?: (error: Error, sites: CallSite[]) => unknown;
  };
  target.stackTraceLimit = 50;
  target.prepareStackTrace = (error, sites) => {
    let header: string;
    try {
      header = String(error);
    } catch {
      header = 'Error';
    }
    const frames: string[] = [];
    for (const site of sites) {
      const text = frameText(site, textOf);
      if (text !== null && frames.length < 10) frames.push(text);
    }
    return [header, ...frames].join('\n');
  };
}

const FRAME = /^\s+at (?:.*\()?([^()\s:][^():]*?):(\d+)(?::(\d+))?\)?$/;

/** The places named by a stack of ours, innermost first. */
export function framesOf(stack: string): SourceLocation[] {
  const out: SourceLocation[] = [];
  for (const line of stack.split('\n')) {
    const match = FRAME.exec(line);
    if (!match) continue;
    const location = { path: match[1]!, line: Number(match[2]) };
    out.push(match[3] === undefined ? location : { ...location, column: Number(match[3]) });
  }
  return out;
}

/** The place of the innermost workspace frame of the current call. */
export function callerLocation(): SourceLocation | undefined {
  const stack = new Error().stack;
  return typeof stack === 'string' ? framesOf(stack)[0] : undefined;
}

function jsonData(error: object): JsonValue | undefined {
  const out: Record<string, JsonValue> = Object.create(null);
  for (const [key, value] of Object.entries(error)) {
    if (key === 'code' || key === 'stack' || key === 'name' || key === 'message') continue;
    try {
      const text = JSON.stringify(value);
      if (text !== undefined && text.length < 10_000 && !/[[{]{50}/.test(text)) out[key] = JSON.parse(text);
    } catch {
      // A property that is not JSON is left out, as the contract says.
    }
  }
  return Object.keys(out).length > 0 ? out : undefined;
}

function stackText(error: Error, seen: Set<unknown>): string {
  seen.add(error);
  const head = `${error.name}: ${error.message}`;
  let text = typeof error.stack === 'string' && error.stack !== '' ? error.stack : head;
  // A message that was changed after the error was made must not be lost.
  if (!text.includes(error.message)) text = `${head}\n${text.split('\n').slice(1).join('\n')}`;
  const { cause } = error;
  if (cause === undefined || seen.has(cause) || seen.size > 5) return text;
  const below = cause instanceof Error ? stackText(cause, seen) : String(cause);
  return `${text}\n  [cause]: ${below.replaceAll('\n', '\n  ')}`;
}

const MAX_TEXT = 50_000;

const clip = (text: string) => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);

/** What is reported of anything that was thrown, however it was made. `describe` prints what is not an error. */
export function programError(thrown: unknown, describe: (value: unknown) => string): ProgramError {
  try {
    const error = readError(thrown, describe);
    return {
      ...error,
      name: clip(error.name),
      message: clip(error.message),
      stack: clip(error.stack),
      frames: error.frames.slice(0, 50),
    };
  } catch {
    // A thrown proxy, a getter that throws: nothing of it can be read.
    const message = 'Something was thrown that cannot be read.';
    return { name: 'UncaughtValue', message, stack: message, frames: [] };
  }
}

function readError(thrown: unknown, describe: (value: unknown) => string): ProgramError {
  if (!(thrown instanceof Error)) {
    const message = `Thrown: ${describe(thrown)}`;
    return { name: 'UncaughtValue', message, stack: message, frames: [] };
  }
  const name = String(thrown.name);
  const message = String(thrown.message);
  const { code } = thrown as { code?: unknown };
  const stack = stackText(thrown, new Set());
  const own = typeof thrown.stack === 'string' ? framesOf(thrown.stack) : [];
  const site = importSiteOf(thrown);
  const frames =
    thrown instanceof LabSyntaxError
      ? [thrown.location]
      : site
        ? [{ path: site.path, line: site.line }]
        : own;
  const data = jsonData(thrown);
  return {
    name,
    message,
    stack,
    frames,
    ...(typeof code === 'string' && { code: code.slice(0, 200) }),
    ...(data !== undefined && { data }),
  };
}
