import type { FrameCommand, FrameMessage } from '../../../contracts/runner-protocol';
import { compileTfjs, type TfjsAssets } from '../../guest/tf/assets';

/**
 * The frame's side of the sandbox: makes workers and ends them, and knows nothing else. No learner code runs here; it
 * runs in the workers, whose ports go past this frame to the page.
 */

const workers = new Map<number, Worker>();
let guestUrl = '';
let assets: Promise<TfjsAssets> | null = null;

function serve(port: MessagePort): void {
  const say = (message: FrameMessage) => port.postMessage(message);
  const spawn = (id: number, preload: boolean, runPort: MessagePort) => {
    const worker = new Worker(guestUrl);
    workers.set(id, worker);
    worker.onerror = (event) => {
      event.preventDefault();
      say({ type: 'worker-error', worker: id, message: event.message ?? 'the worker could not be started' });
    };
    const boot = (handed: TfjsAssets | null) =>
      worker.postMessage({ type: 'boot', assets: handed, preload }, [runPort]);
    // What is posted on the port meanwhile waits for its worker.
    if (assets === null) boot(null);
    else assets.then(boot, () => boot(null));
  };
  port.onmessage = (event) => {
    const command = event.data as FrameCommand;
    switch (command.type) {
      case 'assets':
        guestUrl = URL.createObjectURL(new Blob([command.guest], { type: 'text/javascript' }));
        assets = compileTfjs(command.tfjs);
        break;
      case 'spawn':
        spawn(command.worker, command.preload, event.ports[0]!);
        break;
      case 'kill':
        workers.get(command.worker)?.terminate();
        workers.delete(command.worker);
        say({ type: 'killed', worker: command.worker });
        break;
      case 'ping':
        say({ type: 'pong', id: command.id });
        break;
    }
  };
  say({ type: 'connected' });
}

addEventListener('message', function connect(event) {
  const port = event.ports[0];
  if (event.source !== parent || port === undefined) return;
  removeEventListener('message', connect);
  serve(port);
});
