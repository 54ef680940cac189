type Fn = (...args: unknown[]) => unknown;

interface Call {
  readonly arguments: unknown[];
  readonly result: unknown;
  readonly error: unknown;
  readonly stack: Error;
  readonly target: unknown;
  readonly this: unknown;
}

/** The record of one mocked function: what `fn.mock` is in `node:test`. */
class MockContext {
  #calls: Call[] = [];
  readonly #original: Fn;
  #implementation: Fn;
  readonly #once = new Map<number, Fn>();
  readonly #restore: () => void;

  constructor(original: Fn, implementation: Fn, restore: () => void) {
    this.#original = original;
    this.#implementation = implementation;
    this.#restore = restore;
  }

  get calls(): Call[] {
    return this.#calls.slice();
  }

  callCount(): number {
    return this.#calls.length;
  }

  resetCalls(): void {
    this.#calls = [];
  }

  mockImplementation(implementation: Fn): void {
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation: Fn, onCall = this.#calls.length): void {
    this.#once.set(onCall, implementation);
  }

  restore(): void {
    this.#implementation = this.#original;
    this.#restore();
  }

  /** Calls through and writes the call down. */
  invoke(receiver: unknown, args: unknown[], target: unknown): unknown {
    const index = this.#calls.length;
    const implementation = this.#once.get(index) ?? this.#implementation;
    this.#once.delete(index);
    let result: unknown;
    let error: unknown;
    try {
      result =
        target === undefined
          ? Reflect.apply(implementation, receiver, args)
          : Reflect.construct(implementation, args);
      return result;
    } catch (thrown) {
      error = thrown;
      throw thrown;
    } finally {
      this.#calls.push({ arguments: args, result, error, stack: new Error(), target, this: receiver });
    }
  }
}

/** `mock` of `node:test`: functions that remember their calls, and methods replaced for a while. */
export class MockTracker {
  #mocks: MockContext[] = [];

  fn(original?: unknown, implementation?: unknown): Fn {
    const base = (typeof original === 'function' ? original : () => undefined) as Fn;
    return this.#wrap(base, (typeof implementation === 'function' ? implementation : base) as Fn, () => {});
  }

  method(object: Record<PropertyKey, unknown>, name: PropertyKey, implementation?: unknown): Fn {
    const own = Object.getOwnPropertyDescriptor(object, name);
    const original = object[name];
    if (typeof original !== 'function') {
      throw Object.assign(
        new TypeError(`The argument 'methodName' must be a method. Received ${String(original)}`),
        {
          code: 'ERR_INVALID_ARG_VALUE',
        },
      );
    }
    const wrapped = this.#wrap(
      original as Fn,
      (typeof implementation === 'function' ? implementation : original) as Fn,
      () => {
        if (own) Object.defineProperty(object, name, own);
        else delete object[name];
      },
    );
    Object.defineProperty(object, name, {
      value: wrapped,
      writable: true,
      configurable: true,
      enumerable: own?.enumerable ?? false,
    });
    return wrapped;
  }

  getter(object: Record<PropertyKey, unknown>, name: PropertyKey, implementation: Fn): Fn {
    const own = Object.getOwnPropertyDescriptor(object, name);
    const wrapped = this.#wrap(own?.get ?? (() => undefined), implementation, () => {
      if (own) Object.defineProperty(object, name, own);
    });
    Object.defineProperty(object, name, { get: wrapped, configurable: true, enumerable: true });
    return wrapped;
  }

  /** Puts everything back and forgets the mocks. */
  reset(): void {
    this.restoreAll();
    this.#mocks = [];
  }

  restoreAll(): void {
    for (const mock of this.#mocks) mock.restore();
  }

  #wrap(original: Fn, implementation: Fn, restore: () => void): Fn {
    const context = new MockContext(original, implementation, restore);
    this.#mocks.push(context);
    const wrapped = function (this: unknown, ...args: unknown[]) {
      return context.invoke(this, args, new.target);
    };
    Object.defineProperty(wrapped, 'name', { value: original.name });
    Object.defineProperty(wrapped, 'length', { value: original.length });
    Object.defineProperty(wrapped, 'mock', { value: context });
    return wrapped as Fn;
  }
}
