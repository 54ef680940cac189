import type { PageMessage } from '../../../engine/core/app-driver';
import type { SourceLocation } from '../../../engine/core/code-runner';
import type { WorkspaceFiles, WorkspacePath } from '../../../engine/core/files';
import { createConsole } from '../../guest/console';
import { inspect } from '../../guest/inspect/inspect';
import { createLoader, type Loader } from '../../guest/loader/loader';
import { callerLocation, installStackTraces, programError } from '../../guest/stack';
import { realSurroundings } from '../../guest/time';
import { mountHtml, type PageScript } from './mount-html';
import type { PageNetwork } from './page-fetch';

/** What a page is made of. */
export interface PageParts {
  /** The window whose document becomes the page. */
  readonly window: Window & typeof globalThis;
  /** Where scripts look for their globals: the same window in a browser, the worker's scope in Node. */
  readonly scope: object;
  readonly files: WorkspaceFiles;
  readonly folder: WorkspacePath;
  readonly network: PageNetwork;
  readonly say: (message: PageMessage) => void;
  /** Hears the text of `alert`. */
  readonly onAlert: (text: string) => void;
}

/** What is left of an element when it is printed: its opening tag. */
function printable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nodeType' in value)) return value;
  const { outerHTML, nodeName } = value as { outerHTML?: unknown; nodeName?: unknown };
  return typeof outerHTML === 'string' ? `${outerHTML.slice(0, 200).split('>')[0]}>` : String(nodeName);
}

const describe = (value: unknown) => inspect(printable(value));

/** Says of anything thrown what is known, with the learner's own lines. */
export function uncaught(thrown: unknown): PageMessage {
  const error = programError(thrown, describe);
  return { level: 'error', text: `Uncaught ${error.stack}`, error, location: error.frames[0] };
}

function pageConsole(say: (message: PageMessage) => void) {
  const write = (stream: 'stdout' | 'stderr', text: string, location?: SourceLocation) =>
    say({
      level: stream === 'stdout' ? 'log' : 'error',
      text: text.replace(/\n$/, ''),
      location: location ?? callerLocation(),
    });
  const console = createConsole(write, realSurroundings(), callerLocation) as unknown as Record<
    string,
    (...args: unknown[]) => void
  >;
  return Object.fromEntries(
    Object.entries(console).map(([name, method]) => [
      name,
      typeof method === 'function' ? (...args: unknown[]) => method(...args.map(printable)) : method,
    ]),
  );
}

function pageLoader({ files, folder }: PageParts, inline: ReadonlyMap<string, string>): Loader {
  return createLoader({
    exists: (path) => inline.has(path) || Object.hasOwn(files, path),
    readText: (path) => {
      const content = inline.get(path) ?? files[path];
      return typeof content === 'string' ? content : new TextDecoder().decode(content);
    },
    builtin: () => undefined,
    offered: [`the code of ${folder}/`],
    globals: {},
  });
}

/**
 * Opens the page of `index.html`: its document, its style, then its scripts in order. Resolves when they have been
 * evaluated; what they throw is said, and the next one runs, as in a browser.
 */
export async function openPage(parts: PageParts): Promise<void> {
  const { window, scope, files, folder, say } = parts;
  const { document } = window;
  const index = `${folder}/index.html`;
  const html = files[index];
  const inline = new Map<string, string>();
  const loader = pageLoader(parts, inline);
  installStackTraces((path) => loader.textOf(path));
  const globals = {
    fetch: parts.network.fetch,
    console: pageConsole(say),
    alert: (text?: unknown) => {
      parts.onAlert(String(text));
      say({ level: 'log', text: `alert: ${String(text)}`, location: callerLocation() });
    },
  };
  for (const target of new Set([window, scope])) {
    for (const [name, value] of Object.entries(globals))
      Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
  window.addEventListener('error', (event) => {
    event.preventDefault();
    say(uncaught(event.error ?? new Error(event.message)));
  });
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    say(uncaught(event.reason));
  });
  window.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    say({
      level: 'warn',
      text: 'The form was sent the plain way: the browser would load a new page now, and the preview holds still. A handler of submit that calls event.preventDefault() keeps the page.',
    });
  });
  if (typeof html !== 'string') {
    say({ level: 'error', text: `There is no ${index} to show.` });
    return;
  }
  const { scripts, missing } = mountHtml(document, html, files, folder);
  for (const { text, line } of missing) say({ level: 'error', text, location: { path: index, line } });
  const pathOf = (script: PageScript, at: number): string => {
    if (script.kind === 'file') return script.path;
    const path = at === 0 ? index : `${index}?${at + 1}`;
    inline.set(path, script.source);
    return path;
  };
  let inlines = 0;
  for (const script of scripts) {
    try {
      await loader.import(pathOf(script, script.kind === 'inline' ? inlines++ : 0));
    } catch (error) {
      say(uncaught(error));
    }
  }
  document.dispatchEvent(new window.Event('DOMContentLoaded', { bubbles: true }));
  window.dispatchEvent(new window.Event('load'));
}
