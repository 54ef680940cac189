import { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } from './primordials';

const { apply } = Reflect;

/** A global that the guest takes before any learner code runs, whatever becomes of the name later. */
export interface TakenGlobal<Value> {
  get(): Value;
  /** Calls `use` with it: at once where it is there already, else when it is made, before anybody has it. */
  whenMade(use: (value: Value) => void): void;
}

/**
 * Takes a global. A browser has them all; Node makes some on first use, and for `Response` it then loads all of its HTTP
 * client, which would cost each run more than all else before its first statement. Those stay unmade until they are asked
 * for, by the guest or by the program.
 */
export function takeGlobal<Name extends keyof typeof globalThis>(
  name: Name,
): TakenGlobal<(typeof globalThis)[Name]> {
  type Value = (typeof globalThis)[Name];
  const own = ObjectGetOwnPropertyDescriptor(globalThis, name);
  const make = own?.get;
  if (own === undefined || make === undefined || !own.configurable) {
    const value = globalThis[name];
    return { get: () => value, whenMade: (use) => use(value) };
  }
  const uses: ((value: Value) => void)[] = [];
  let made: { readonly value: Value } | null = null;
  const define = (value: unknown) =>
    ObjectDefineProperty(globalThis, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: own.enumerable ?? false,
    });
  const get = (): Value => {
    if (made) return made.value;
    const before = ObjectGetOwnPropertyDescriptor(globalThis, name);
    made = { value: apply(make, globalThis, []) };
    // Node puts what it made in the place of the name, which may be the program's own by now.
    if (before) ObjectDefineProperty(globalThis, name, before);
    for (const use of uses) use(made.value);
    return made.value;
  };
  ObjectDefineProperty(globalThis, name, {
    get: () => {
      const value = get();
      define(value);
      return value;
    },
    set: define,
    configurable: true,
    enumerable: own.enumerable ?? false,
  });
  return {
    get,
    whenMade: (use) => {
      if (made) use(made.value);
      else uses.push(use);
    },
  };
}
