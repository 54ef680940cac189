import type { Activity } from '../activity';
import { enqueueMacrotask } from '../primordials';
import { type Surroundings, Timeout } from '../time';

/** Calls a callback of the program; what it throws fails the run, as an uncaught exception does in Node. */
export type Guarded = (callback: () => unknown) => void;

/** `setTimeout` and its kin, in Node's shape, over the time of the run. */
export function createTimers(activity: Activity, time: Surroundings, guarded: Guarded) {
  const byId = new Map<number, Timeout>();
  const check = (callback: unknown) => {
    if (typeof callback === 'function') return callback as (...args: unknown[]) => unknown;
    throw Object.assign(
      new TypeError(`The "callback" argument must be of type function. Received ${String(callback)}`),
      { code: 'ERR_INVALID_ARG_TYPE' },
    );
  };
  const create = (repeats: boolean) => {
    return (callback: unknown, ms?: unknown, ...args: unknown[]): Timeout => {
      const fn = check(callback);
      const delay = Math.max(1, Number(ms) || 0);
      const timer: Timeout = new Timeout(
        activity,
        repeats,
        (fire) => time.schedule(fire, delay > 2 ** 31 - 1 ? 1 : delay),
        () => {
          if (!repeats) byId.delete(+timer);
          guarded(() => fn(...args));
        },
      );
      byId.set(+timer, timer);
      return timer;
    };
  };
  const clear = (timer: unknown) => {
    const found = timer instanceof Timeout ? timer : byId.get(Number(timer));
    if (found === undefined) return;
    byId.delete(+found);
    found.close();
  };
  const setImmediate = (callback: unknown, ...args: unknown[]): Timeout => {
    const fn = check(callback);
    return new Timeout(
      activity,
      false,
      (fire) => {
        let isLive = true;
        enqueueMacrotask(() => {
          if (isLive) fire();
        });
        return () => {
          isLive = false;
        };
      },
      () => guarded(() => fn(...args)),
    );
  };
  const setTimeout = create(false);
  const abortable = <T>(
    signal: AbortSignal | undefined,
    begin: (resolve: () => void) => () => void,
    value: T,
  ) =>
    new Promise<T>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const cancel = begin(() => resolve(value));
      signal?.addEventListener('abort', () => {
        cancel();
        reject(signal.reason);
      });
    });
  const promises = {
    setTimeout: <T>(ms?: number, value?: T, options?: { signal?: AbortSignal }) =>
      abortable(
        options?.signal,
        (resolve) => {
          const timer = setTimeout(resolve, ms);
          return () => timer.close();
        },
        value,
      ),
    setImmediate: <T>(value?: T) =>
      new Promise<T | undefined>((resolve) => setImmediate(() => resolve(value))),
  };
  return {
    setTimeout,
    setInterval: create(true),
    setImmediate,
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    promises,
  };
}
