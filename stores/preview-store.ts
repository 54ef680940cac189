import { createStore, type StoreApi } from 'zustand/vanilla';
import { serveApp } from '../engine/app/serve';
import type { AppRequest, AppResponse, PageMessage } from '../engine/core/app-driver';
import type { RunEvent } from '../engine/core/code-runner';
import { StagecraftError } from '../engine/core/errors';
import { projectFiles } from '../engine/core/program-files';
import { type FrameEnd, type FrameOptions, PreviewFrame } from '../runtime/preview/preview-frame';
import type { SessionPorts } from './ports';
import type { PreviewEntry, PreviewExchange, PreviewState } from './preview-contracts';
import type { Workspace } from './workspace-store';

/** Lines and requests that are kept; older ones go. */
const KEPT = 500;
const FOLDER = 'app';
const ENTRY = 'app/server.ts';

export interface PreviewDeps {
  readonly workspace: Pick<Workspace, 'store'>;
  readonly ports: Pick<SessionPorts, 'runner' | 'newId' | 'clock'>;
  /** Makes the frame; that of the browser when absent. */
  readonly openFrame?: (options: FrameOptions) => Pick<PreviewFrame, 'close'>;
}

/** The preview of one session. */
export interface Preview {
  readonly store: StoreApi<PreviewState>;
  dispose(): void;
}

/** The page of the app could not be opened in its frame. A failure of ours. */
export class PreviewNotOpenedError extends StagecraftError<'preview-not-opened'> {
  constructor() {
    super(
      'preview-not-opened',
      'The lab could not open the frame for your page. Check the connection to the server of the lab, then reload the preview.',
    );
  }
}

const SAID: Readonly<Record<Exclude<FrameEnd, 'unreachable'>, string>> = {
  hung: 'The page ran on without a pause for more than two seconds, and was ended. Is there a loop that never ends?',
  left: 'The page went to another address, which the preview does not have, and was closed. Is there a link, or a form that is sent without event.preventDefault()?',
  flooded: 'The page printed or asked more than 5,000 times, and was ended.',
};

/** Makes the preview: the learner's page in a frame, their handler behind it, what both say and send. */
export function createPreview({
  workspace,
  ports,
  openFrame = (options) => new PreviewFrame(options),
}: PreviewDeps): Preview {
  let host: HTMLElement | null = null;
  let frame: Pick<PreviewFrame, 'close'> | null = null;
  let abort = new AbortController();
  let nextId = 0;

  const store = createStore<PreviewState>((set, get) => ({
    status: 'closed',
    title: '',
    entries: [],
    exchanges: [],
    stale: false,
    reloadOnSave: true,
    show: (element) => {
      close('closed');
      host = element;
      open();
      return () => {
        if (host !== element) return;
        close('closed');
        host = null;
      };
    },
    reload: () => {
      if (host === null) return;
      close('closed');
      open();
    },
    stop: () => {
      if (frame !== null) close('stopped');
    },
    clear: () => set({ entries: [], exchanges: get().exchanges.filter((one) => one.response === undefined) }),
    setReloadOnSave: (reloadOnSave) => set({ reloadOnSave }),
  }));

  const say = (from: PreviewEntry['from'], message: PageMessage) =>
    store.setState(({ entries }) => ({
      entries: [...entries.slice(1 - KEPT), { ...message, from, id: nextId++ }],
    }));

  const onEvent = (event: RunEvent) => {
    if (event.type !== 'output') return;
    const level = event.stream === 'stdout' ? 'log' : 'error';
    say('handler', { level, text: event.text.replace(/\n$/, ''), location: event.location });
  };

  /** Answers a request by the handler and writes both into the log. */
  const logged =
    (serve: (request: AppRequest) => Promise<AppResponse>, signal: AbortSignal) =>
    async (request: AppRequest): Promise<AppResponse> => {
      const exchange: PreviewExchange = { id: nextId++, request };
      const began = ports.clock.now();
      const finish = (response?: AppResponse) => {
        const done = { ...exchange, response, ms: ports.clock.now() - began };
        store.setState(({ exchanges }) => ({
          exchanges: exchanges.map((one) => (one.id === exchange.id ? done : one)),
        }));
      };
      store.setState(({ exchanges }) => ({ exchanges: [...exchanges.slice(1 - KEPT), exchange] }));
      try {
        const response = await serve(request);
        finish(response);
        return response;
      } catch (error) {
        finish();
        if (!signal.aborted && error instanceof StagecraftError)
          say('lab', { level: 'error', text: error.message });
        throw error;
      }
    };

  const onEnd = (end: FrameEnd) => {
    frame = null;
    abort.abort();
    if (end === 'unreachable') {
      store.setState({ status: 'failed', failure: new PreviewNotOpenedError().toJSON() });
      return;
    }
    store.setState({ status: end });
    say('lab', { level: 'error', text: SAID[end] });
  };

  function open(): void {
    if (host === null) return;
    abort = new AbortController();
    const { files, data } = workspace.store.getState();
    const all = { ...projectFiles(files), ...data };
    const { signal } = abort;
    const serve = serveApp({
      runner: ports.runner,
      files: all,
      entry: ENTRY,
      newRunId: ports.newId,
      signal,
      onEvent,
    });
    store.setState({
      status: 'opening',
      failure: undefined,
      title: '',
      entries: [],
      exchanges: [],
      stale: false,
    });
    frame = openFrame({
      baseUrl: '/sandbox',
      parent: host,
      title: 'Your app',
      files: all,
      folder: FOLDER,
      server: logged(serve, signal),
      listener: {
        onMessage: (message) => say('page', message),
        onOpened: ({ title }) => store.setState({ status: 'open', title }),
        onEnd,
      },
    });
  }

  function close(status: 'closed' | 'stopped'): void {
    frame?.close();
    frame = null;
    abort.abort();
    store.setState({ status });
  }

  const unsubscribe = workspace.store.subscribe((state, before) => {
    const { status, stale, reloadOnSave } = store.getState();
    if (host === null || status === 'closed') return;
    if (state.files !== before.files && !stale) store.setState({ stale: true });
    const isSaved = state.save === 'saved' && before.save !== 'saved';
    if (isSaved && reloadOnSave && store.getState().stale && status !== 'stopped') store.getState().reload();
  });

  return {
    store,
    dispose: () => {
      unsubscribe();
      close('closed');
      host = null;
    },
  };
}
