import type {
  AppDriver,
  AppVisit,
  PageMessage,
  PageView,
  StepReport,
  VisitReport,
} from '../../engine/core/app-driver';
import { StagecraftError } from '../../engine/core/errors';
import { type FrameEnd, PreviewFrame } from './preview-frame';

/** The lab could not open a page to use. A failure of ours. */
export class PreviewUnreachableError extends StagecraftError<'preview-unreachable'> {
  constructor() {
    super(
      'preview-unreachable',
      'The lab could not open the page of the app in its frame. Check the connection to the server of the lab, then try again.',
    );
  }
}

/** A visit was given up because whoever asked for it does not want it any more. */
export class VisitStoppedError extends StagecraftError<'visit-stopped'> {
  constructor() {
    super('visit-stopped', 'The visit to the page was stopped before it had a result.');
  }
}

/** A box that is laid out, so that its page can be used, and is neither seen nor met. */
function hiddenBox(parent: HTMLElement): HTMLElement {
  const box = document.createElement('div');
  box.setAttribute('aria-hidden', 'true');
  box.style.cssText =
    'position:fixed;bottom:0;right:0;width:900px;height:900px;opacity:0;pointer-events:none;z-index:-1;overflow:hidden';
  parent.append(box);
  return box;
}

/** Gives the keyboard back to where it was whenever the hidden page takes it. */
function keepFocus(frame: HTMLIFrameElement): () => void {
  const before = document.activeElement;
  const giveBack = () => {
    if (document.activeElement === frame && before instanceof HTMLElement)
      before.focus({ preventScroll: true });
  };
  window.addEventListener('blur', giveBack);
  return () => {
    giveBack();
    window.removeEventListener('blur', giveBack);
  };
}

const NOTHING: PageView = { title: '', fields: [], buttons: [], announced: [], text: '' };

/** Uses pages in hidden frames, one visit a frame. */
export function createFrameDriver(options: { baseUrl?: string; parent?: HTMLElement } = {}): AppDriver {
  const visit = (wanted: AppVisit): Promise<VisitReport> =>
    new Promise((resolve, reject) => {
      const { files, folder, server, signal, deadlineMs } = wanted;
      if (signal.aborted) return reject(new VisitStoppedError());
      const messages: PageMessage[] = [];
      const steps: StepReport[] = [];
      let opened = NOTHING;
      const box = hiddenBox(options.parent ?? document.body);
      const cleanUp = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        release();
        frame.close();
        box.remove();
      };
      const finish = (outcome: VisitReport['outcome']) => {
        cleanUp();
        resolve({ opened, steps, messages, outcome });
      };
      const stop = () => {
        cleanUp();
        reject(new VisitStoppedError());
      };
      const onEnd = (end: FrameEnd) => {
        if (end === 'unreachable') {
          cleanUp();
          reject(new PreviewUnreachableError());
          return;
        }
        if (end === 'left')
          messages.push({ level: 'error', text: 'The page went to another address, and was closed.' });
        finish('hung');
      };
      const frame = new PreviewFrame({
        baseUrl: options.baseUrl ?? '/sandbox',
        parent: box,
        title: 'The page that a check uses',
        files,
        folder,
        server,
        // A busy machine must not look like a loop in somebody's page: nobody waits for this one with a hand on Stop.
        silentMs: 10_000,
        listener: {
          onMessage: (message) => messages.push(message),
          onOpened: (view) => {
            opened = view;
            frame.visit(wanted.steps);
          },
          onStep: (report) => steps.push(report),
          onVisited: () => finish('completed'),
          onEnd,
        },
      });
      frame.element.style.cssText = 'width:100%;height:100%;border:0';
      frame.element.tabIndex = -1;
      const release = keepFocus(frame.element);
      const timer = setTimeout(() => finish('hung'), deadlineMs);
      signal.addEventListener('abort', stop);
    });
  return { visit };
}
