import type { Window as HappyWindow } from 'happy-dom';
import type { PreviewCommand, PreviewMessage } from '../../../contracts/preview-protocol';
import type { AppResponse, AppStep } from '../../../engine/core/app-driver';
import type { WorkspaceFiles, WorkspacePath } from '../../../engine/core/files';
import { openPage, uncaught } from '../page/open-page';
import { createPageNetwork } from '../page/page-fetch';
import { PageUser } from '../page/use-page';

/** What the worker is told: a whole visit at once, then the answers to its requests. */
export type NodeVisitCommand =
  | {
      readonly type: 'start';
      readonly files: WorkspaceFiles;
      readonly folder: WorkspacePath;
      readonly steps: readonly AppStep[];
    }
  | Extract<PreviewCommand, { type: 'answer' | 'no-answer' }>;

/** What the bootstrap of the thread leaves for this script. */
interface Binding {
  readonly Window: typeof HappyWindow;
  readonly post: (message: PreviewMessage) => void;
  readonly onMessage: (handler: (command: NodeVisitCommand) => void) => void;
  readonly onRejection: (handler: (reason: unknown) => void) => void;
}

type PageWindow = Window & typeof globalThis;

/** Names of the document's world that take the place of Node's own of that name. */
const REPLACED = [
  'Event',
  'EventTarget',
  'CustomEvent',
  'FormData',
  'File',
  'Blob',
  'AbortController',
  'AbortSignal',
];
/** What a page in the sandboxed frame does not have either. */
const LEFT_OUT = /^(localStorage|sessionStorage|indexedDB|caches|cookieStore|on[a-z]+|name|length)$/;

/** Lays a window's names over the thread's, so that scripts find the globals of a page. */
function layGlobals(window: PageWindow): void {
  for (const name of Object.getOwnPropertyNames(window)) {
    if (LEFT_OUT.test(name) || (name in globalThis && !laid.has(name) && !REPLACED.includes(name))) continue;
    laid.add(name);
    const value = (window as unknown as Record<string, unknown>)[name];
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  for (const name of ['window', 'self', 'top', 'parent'])
    Object.defineProperty(globalThis, name, { value: window, writable: true, configurable: true });
}
const laid = new Set<string>();

const { __previewBinding: binding } = globalThis as unknown as { __previewBinding: Binding };
const waiting = new Map<
  number,
  { resolve: (response: AppResponse) => void; reject: (error: Error) => void }
>();
let nextRequest = 0;
let before: HappyWindow | null = null;

async function start({ files, folder, steps }: NodeVisitCommand & { type: 'start' }): Promise<void> {
  await before?.happyDOM.abort();
  const happy = new binding.Window({ url: 'http://localhost:8080/', width: 900, height: 900 });
  before = happy;
  const window = happy as unknown as PageWindow;
  layGlobals(window);
  const alerts: string[] = [];
  const network = createPageNetwork(new URL('http://localhost:8080/'), (request) => {
    const id = nextRequest++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      binding.post({ type: 'request', id, request });
    });
  });
  await openPage({
    window,
    scope: globalThis,
    files,
    folder,
    network,
    say: (message) => binding.post({ type: 'message', message }),
    onAlert: (text) => alerts.push(text),
  });
  const user = new PageUser({ document: window.document, network, alerts });
  await user.rest();
  binding.post({ type: 'opened', view: user.look() });
  for (const step of steps) binding.post({ type: 'step', report: await user.do(step) });
  binding.post({ type: 'visited' });
}

binding.onRejection((reason) => binding.post({ type: 'message', message: uncaught(reason) }));
binding.onMessage((command) => {
  if (command.type === 'start') void start(command);
  else {
    const asked = waiting.get(command.id);
    waiting.delete(command.id);
    if (command.type === 'answer') asked?.resolve(command.response);
    else asked?.reject(new TypeError('Failed to fetch: there was no answer.'));
  }
});
