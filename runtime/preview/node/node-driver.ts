import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PreviewMessage } from '../../../contracts/preview-protocol';
import type {
  AppDriver,
  AppVisit,
  PageMessage,
  PageView,
  StepReport,
  VisitReport,
} from '../../../engine/core/app-driver';
import { VisitStoppedError } from '../frame-driver';
import { PREVIEW_BOOTSTRAP } from './bootstrap';
import type { NodeVisitCommand } from './worker';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NOTHING: PageView = { title: '', fields: [], buttons: [], announced: [], text: '' };

let script: Promise<string> | null = null;

/** Bundles the page's side, once a process. */
function pageScript(): Promise<string> {
  script ??= import('../../../scripts/sandbox/bundle').then(({ bundleScript }) =>
    bundleScript(ROOT, 'runtime/preview/node/worker.ts'),
  );
  return script;
}

async function openThread(): Promise<Worker> {
  const happyDom = pathToFileURL(createRequire(`${ROOT}package.json`).resolve('happy-dom')).href;
  const thread = new Worker(PREVIEW_BOOTSTRAP, {
    eval: true,
    workerData: { script: await pageScript(), happyDom },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  // Between visits nobody listens; a thread that fails then is found out by the next one.
  thread.on('error', () => {});
  thread.unref();
  return thread;
}

/**
 * Uses pages in a worker thread of Node, over a document of happy-dom: for proofs of lessons and for tests, whose pages
 * are written by us. It is no sandbox. Visits follow one another in one thread; one that hangs costs the thread.
 */
export function createNodeDriver(): AppDriver & { dispose(): Promise<void> } {
  let thread: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const drop = async () => {
    const worker = await thread;
    thread = null;
    await worker?.terminate();
  };

  const visitNow = async (wanted: AppVisit): Promise<VisitReport> => {
    if (wanted.signal.aborted) throw new VisitStoppedError();
    thread ??= openThread();
    const worker = await thread;
    const send = (command: NodeVisitCommand) => worker.postMessage(command);
    const messages: PageMessage[] = [];
    const steps: StepReport[] = [];
    let opened = NOTHING;
    const answer = async ({ id, request }: PreviewMessage & { type: 'request' }) => {
      try {
        send({ type: 'answer', id, response: await wanted.server(request) });
      } catch {
        send({ type: 'no-answer', id });
      }
    };
    return new Promise<VisitReport>((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(timer);
        wanted.signal.removeEventListener('abort', stop);
        worker.off('message', onMessage);
        worker.off('error', onError);
        done();
      };
      const finish = (outcome: VisitReport['outcome']) =>
        settle(() => resolve({ opened, steps, messages, outcome }));
      const giveUp = (done: () => void) => settle(() => void drop().then(done));
      const stop = () => giveUp(() => reject(new VisitStoppedError()));
      const timer = setTimeout(
        () => giveUp(() => resolve({ opened, steps, messages, outcome: 'hung' })),
        wanted.deadlineMs,
      );
      wanted.signal.addEventListener('abort', stop);
      const onError = (error: unknown) => giveUp(() => reject(error));
      const onMessage = (message: PreviewMessage) => {
        if (message.type === 'request') void answer(message);
        else if (message.type === 'message') messages.push(message.message);
        else if (message.type === 'opened') opened = message.view;
        else if (message.type === 'step') steps.push(message.report);
        else if (message.type === 'visited') finish('completed');
      };
      worker.on('error', onError);
      worker.on('message', onMessage);
      send({ type: 'start', files: wanted.files, folder: wanted.folder, steps: wanted.steps });
    });
  };

  return {
    visit: (wanted) => {
      const visit = last.then(() => visitNow(wanted));
      last = visit.catch(() => {});
      return visit;
    },
    dispose: drop,
  };
}
