import type { Activity } from './activity';
import { requestClass, responseClass } from './http-classes';
import { takeGlobal } from './lazy-global';
import { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } from './primordials';

type Reader = (this: unknown, ...args: unknown[]) => Promise<unknown>;

const { apply } = Reflect;
const NAMES = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

/** The classes that have bodies, as the platform made them, taken before any learner code runs. */
const CLASSES = [requestClass, responseClass, takeGlobal('Blob')];

/**
 * Makes reading a body hold the run. The browser reads in tasks of its own, which on a busy machine come late: without
 * this, a program that reads one body after another is taken for one that waits for nothing.
 */
export function holdWhileBodiesAreRead(activity: Activity): void {
  for (const one of CLASSES) one.whenMade(({ prototype }) => holdReaders(prototype, activity));
}

function holdReaders(owner: object, activity: Activity): void {
  for (const name of NAMES) {
    const read: unknown = ObjectGetOwnPropertyDescriptor(owner, name)?.value;
    if (typeof read !== 'function') continue;
    const holding = {
      async [name](this: unknown, ...args: unknown[]): Promise<unknown> {
        const release = activity.hold();
        try {
          return await apply(read as Reader, this, args);
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
