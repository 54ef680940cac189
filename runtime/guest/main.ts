import type { FetchedMessage } from '../../contracts/runner-protocol';
import type { RunRequest } from '../../engine/core/code-runner';
import { createHostLink } from './host-link';
import { lockdown } from './lockdown';
import { MemoryMeter } from './memory';
import type { PgliteAssets } from './pglite/load';
import { realPerformanceNow, uncurryThis } from './primordials';
import { layIdleRealm } from './realm';
import { startRun, type Uncaught } from './run';
import type { TfjsAssets } from './tf/assets';
import { type CompileFunction, loadTfjs, type Tfjs, type TfjsClock } from './tf/load';
import type { GuestMessage, Post } from './wire';

/** What the guest is told by its host. */
export type HostMessage =
  | { readonly type: 'boot'; readonly assets: TfjsAssets | null; readonly preload: boolean }
  /** With the origins of the run's services, and the files of PGlite where the program can reach it. */
  | {
      readonly type: 'run';
      readonly request: Omit<RunRequest, 'services'>;
      readonly origins: readonly string[];
      readonly pglite?: PgliteAssets;
    }
  | FetchedMessage;

/** How the Node runner hands itself over: a global that the guest takes and removes before anything else. */
export interface NodeBinding {
  readonly post: Post;
  readonly onMessage: (handler: (message: HostMessage) => void) => void;
  readonly onUncaught: (uncaught: Uncaught) => void;
  /** Compiles what is large, and remembers the code for later runs. */
  readonly compile: CompileFunction;
}

interface Surface {
  readonly post: Post;
  readonly onUncaught: (uncaught: Uncaught) => void;
  readonly compile?: CompileFunction;
}

const nothing: Uncaught = { exception: () => {}, rejection: () => {} };

/** Answers the host: boot, then one run. There is one guest a worker and one run a guest. */
function createGuest(surface: Surface): (message: HostMessage) => void {
  const meter = new MemoryMeter(globalThis);
  let assets: TfjsAssets | null = null;
  let tfjs: Promise<Tfjs> | null = null;
  let clock: TfjsClock = { now: realPerformanceNow, hold: () => () => {} };
  let isStarted = false;
  const link = createHostLink(surface.post);
  const load = (): Promise<Tfjs> => {
    if (assets === null) return Promise.reject(new Error('The lab did not hand out the files of tfjs.'));
    tfjs ??= loadTfjs(assets, { now: () => clock.now(), hold: () => clock.hold() }, surface.compile);
    return tfjs;
  };
  const ready = (loadedTfjs: boolean) => surface.post({ type: 'ready', loadedTfjs });
  return (message) => {
    switch (message.type) {
      case 'boot':
        assets = message.assets;
        lockdown(globalThis);
        layIdleRealm(globalThis);
        if (!message.preload) ready(false);
        else
          load().then(
            () => ready(true),
            () => ready(false),
          );
        break;
      case 'run':
        if (isStarted) return;
        isStarted = true;
        startRun(
          {
            post: surface.post,
            scope: globalThis,
            meter,
            onUncaught: surface.onUncaught,
            tfjs: async (own) => {
              const tf = await load();
              clock = own;
              return tf;
            },
            services: { origins: message.origins, link },
            pglite: message.pglite,
          },
          message.request,
        );
        break;
      case 'fetched':
        link.receive(message);
        break;
    }
  };
}

/** In a browser worker: the first message brings the port; after that the worker listens to nothing else. */
function listenInWorker(): void {
  const scope = globalThis as unknown as {
    onmessage: ((event: MessageEvent) => void) | null;
    addEventListener: (type: string, listener: (event: never) => void) => void;
  };
  const { addEventListener } = scope;
  const postMessage = uncurryThis(
    MessagePort.prototype.postMessage as (this: MessagePort, message: unknown) => void,
  );
  scope.onmessage = (first) => {
    scope.onmessage = null;
    const port = first.ports[0]!;
    let uncaught = nothing;
    Reflect.apply(addEventListener, globalThis, [
      'error',
      (event: ErrorEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        uncaught.exception(event.error ?? new Error(event.message));
      },
    ]);
    Reflect.apply(addEventListener, globalThis, [
      'unhandledrejection',
      (event: PromiseRejectionEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        uncaught.rejection(event.reason);
      },
    ]);
    const guest = createGuest({
      post: (message: GuestMessage) => postMessage(port, message),
      onUncaught: (handlers) => {
        uncaught = handlers;
      },
    });
    guest(first.data as HostMessage);
    port.onmessage = (event) => guest(event.data as HostMessage);
  };
}

const scope = globalThis as { __labBinding?: NodeBinding };
const binding = scope.__labBinding;
if (binding) {
  delete scope.__labBinding;
  binding.onMessage(
    createGuest({ post: binding.post, onUncaught: binding.onUncaught, compile: binding.compile }),
  );
} else listenInWorker();
