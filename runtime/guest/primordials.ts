/**
 * What the guest itself needs of the language, taken before any learner code runs. Learner code shares the realm and may
 * redefine every global and prototype; whatever guards the protocol uses these captures and no method call.
 */

const { call, bind } = Function.prototype;

/** Turns a method into a function whose first argument is the receiver: `uncurryThis(Array.prototype.push)(list, x)`. */
export const uncurryThis = bind.bind(call) as <This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
) => (self: This, ...args: Args) => Result;

export const ObjectCreate = Object.create as <T>(prototype: null) => T;
export const ObjectDefineProperty = Object.defineProperty;
export const ObjectGetOwnPropertyNames = Object.getOwnPropertyNames;
export const ObjectGetOwnPropertyDescriptor = Object.getOwnPropertyDescriptor;
export const ObjectGetPrototypeOf = Object.getPrototypeOf;
export const RealDate = Date;
export const realDateNow = Date.now;
export const realPerformanceNow: () => number = performance.now.bind(performance);
export const RealMathRandom = Math.random;
export const realSetTimeout = globalThis.setTimeout.bind(globalThis) as (
  fn: () => void,
  ms?: number,
) => unknown;
export const realClearTimeout = globalThis.clearTimeout.bind(globalThis) as (timer: unknown) => void;
export const realQueueMicrotask = globalThis.queueMicrotask.bind(globalThis);
export const RealMessageChannel = globalThis.MessageChannel;
/** Indirect eval: runs in the global scope, not in ours. */
// biome-ignore lint/security/noGlobalEval: evaluating the learner's program is what the guest is for
export const indirectEval: (code: string) => unknown = globalThis.eval;
export const StringSlice = uncurryThis(String.prototype.slice) as (
  text: string,
  start: number,
  end?: number,
) => string;

/** Runs `task` in a new macrotask, without the 4 ms clamp of nested timers. Tasks keep their order. */
export const enqueueMacrotask: (task: () => void) => void = (() => {
  const channel = new RealMessageChannel();
  let head = 0;
  let tail = 0;
  // A null prototype: no setter on Object.prototype or Array.prototype can see the tasks.
  const tasks: Record<number, (() => void) | undefined> = Object.create(null);
  channel.port1.onmessage = () => {
    const task = tasks[head];
    delete tasks[head++];
    task?.();
  };
  const ping = uncurryThis(channel.port2.postMessage as (this: MessagePort, message: unknown) => void);
  const { port2 } = channel;
  // In Node an open port keeps the thread alive; the thread is ended by its host, never by running dry.
  return (task) => {
    tasks[tail++] = task;
    ping(port2, 0);
  };
})();
