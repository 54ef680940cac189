import { Window } from 'happy-dom';
import type { PreviewMessage } from '../../../contracts/preview-protocol';

type Command = unknown;

let port: MessagePort | null = null;
let handler: ((command: Command) => void) | null = null;
let onRejection: (reason: unknown) => void = () => {};
const early: Command[] = [];
const take = (command: Command) => (handler ? handler(command) : early.push(command));

addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  onRejection(event.reason);
});
addEventListener('error', (event) => {
  event.preventDefault();
  onRejection(event.error ?? new Error(event.message));
});
globalThis.onmessage = (first: MessageEvent) => {
  globalThis.onmessage = null;
  port = first.ports[0]!;
  port.onmessage = ({ data }) => take(data);
  port.postMessage({ type: 'ready' });
};

/** What the page's script of the proofs in Node is given there by its thread. */
const scope = globalThis as unknown as { __previewBinding: object };
scope.__previewBinding = {
  Window,
  post: (message: PreviewMessage) => port?.postMessage(message),
  onMessage: (given: (command: Command) => void) => {
    handler = given;
    for (const command of early.splice(0)) given(command);
  },
  onRejection: (given: (reason: unknown) => void) => {
    onRejection = given;
  },
};
