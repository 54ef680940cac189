import type { Activity } from './activity';
import { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } from './primordials';

type Reader = (this: unknown, ...args: unknown[]) => Promise<unknown>;

const { apply } = Reflect;
const NAMES = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

/** The readers of bodies as the browser made them, taken before any learner code runs. */
const READERS: readonly { readonly owner: object; readonly name: string; readonly read: Reader }[] = [
  Request.prototype,
  Response.prototype,
  Blob.prototype,
].flatMap((owner) =>
  NAMES.flatMap((name) => {
    const read: unknown = ObjectGetOwnPropertyDescriptor(owner, name)?.value;
    return typeof read === 'function' ? [{ owner, name, read: read as Reader }] : [];
  }),
);

/**
 * Makes reading a body hold the run. The browser reads in tasks of its own, which on a busy machine come late: without
 * this, a program that reads one body after another is taken for one that waits for nothing.
 */
export function holdWhileBodiesAreRead(activity: Activity): void {
  for (const { owner, name, read } of READERS) {
    const holding = {
      async [name](this: unknown, ...args: unknown[]): Promise<unknown> {
        const release = activity.hold();
        try {
          return await apply(read, this, args);
        } finally {
          release();
        }
      },
    }[name];
    ObjectDefineProperty(owner, name, {
      value: holding,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}
