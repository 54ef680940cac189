/**
 * What Deno runs: one process for one run. It hands the guest, which is that of the browser, to a worker, and carries its messages
 * to the process that started it and back. The learner's program is in the worker alone; neither has a permission.
 *
 * Frames on standard input and output: four bytes of length, then the message as V8 serializes it. Standard output belongs to the worker as
 * well, so what goes out has after its length a secret that this side has alone; the other side takes nothing without it.
 */
import { deserialize, serialize } from 'node:v8';

const { stdin, stdout } = Deno;

function write(message) {
  const body = serialize(message);
  const frame = new Uint8Array(4 + secret.length + body.length);
  new DataView(frame.buffer).setUint32(0, secret.length + body.length, true);
  frame.set(secret, 4);
  frame.set(body, 4 + secret.length);
  for (let at = 0; at < frame.length; ) at += stdout.writeSync(frame.subarray(at));
}

/** Exactly so many bytes; null when the other side has closed. */
async function read(length) {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const count = await stdin.read(bytes.subarray(at));
    if (count === null) return null;
    at += count;
  }
  return bytes;
}

async function readMessage() {
  const head = await read(4);
  const body = head && (await read(new DataView(head.buffer).getUint32(0, true)));
  return body && deserialize(body);
}

/**
 * Runs in the worker before the guest. The guest takes from programs what EventTarget has. Deno's own ports, signals and errors are written in
 * JavaScript and find it there, so there it stays, and goes from the global scope alone. A signal that follows another one is kept alive
 * by Deno's own `addEventListener` of signals, which the guest would go round: listening leads back to it.
 */
const PRELUDE = `
{
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
  const signals = AbortSignal.prototype;
  const ofSignals = { addEventListener: signals.addEventListener, removeEventListener: signals.removeEventListener };
  const isSignal = Function.prototype.call.bind(Object.prototype.isPrototypeOf, signals);
  const { apply } = Reflect;
  let isInside = false;
  const leadingBack = (real, ofSignal) => function (...args) {
    if (isInside || !isSignal(this)) return apply(real, this, args);
    isInside = true;
    try {
      return apply(ofSignal, this, args);
    } finally {
      isInside = false;
    }
  };
  const kept = {
    addEventListener: leadingBack(addEventListener, ofSignals.addEventListener),
    removeEventListener: leadingBack(removeEventListener, ofSignals.removeEventListener),
    dispatchEvent,
  };
  for (const [name, value] of Object.entries(kept)) {
    Object.defineProperty(EventTarget.prototype, name, { value, writable: false, configurable: false });
    // What can be written, the guest makes undefined; Deno tells of errors by dispatching them here.
    Object.defineProperty(globalThis, name, { value, writable: name !== 'dispatchEvent', configurable: false });
  }
}
`;

const secret = await read(32);
const { guest, tfjs, preload } = await readMessage();
const { port1: port, port2: runPort } = new MessageChannel();
port.onmessage = ({ data }) => write(data);
const worker = new Worker(URL.createObjectURL(new Blob([PRELUDE, guest], { type: 'text/javascript' })), {
  type: 'module',
});
worker.onerror = (event) => {
  event.preventDefault();
  write({ type: 'worker-error', message: String(event.message) });
};
worker.postMessage({ type: 'boot', assets: tfjs, preload }, [runPort]);
for (let message = await readMessage(); message !== null; message = await readMessage())
  port.postMessage(message);
Deno.exit(0);
