import { realSetTimeout } from './primordials';

/** Buffers below this size, in bytes, are left to the heap's own limit. */
const COUNTED_FROM = 65_536;
const POLL_MS = 100;
/** Within one turn of the event loop nothing is known of what was freed: only far more than the limit is too much. */
const TURN_FACTOR = 4;

const BUFFERS = [
  'ArrayBuffer',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;

type Sized = { readonly byteLength: number };
type Scope = Record<string, new (...args: unknown[]) => Sized>;

/**
 * Counts the bytes of large buffers and of WebAssembly memories, which no heap limit covers. The heap itself cannot be
 * measured in a worker; when it is full the browser ends the worker's process, and the host says so.
 */
export class MemoryMeter {
  #live = 0;
  #limit = Number.POSITIVE_INFINITY;
  #onExceeded: (bytes: number) => void = () => {};
  readonly #memories = new Set<WeakRef<WebAssembly.Memory>>();
  readonly #freed = new FinalizationRegistry<number>((bytes) => {
    this.#live -= bytes;
  });

  /** Bytes of buffers and memories held now, as far as is known. */
  get bytes(): number {
    return this.#live + this.#memoryBytes;
  }

  get #memoryBytes(): number {
    let total = 0;
    for (const reference of this.#memories) {
      const memory = reference.deref();
      if (memory) total += memory.buffer.byteLength;
      else this.#memories.delete(reference);
    }
    return total;
  }

  /**
   * The constructors of buffers as modules of the workspace see them. They are handed to modules by name and do not
   * replace the globals: tfjs makes and asks after arrays in every operation, and must find the real ones. (A program
   * that goes round them by `globalThis` meets the limit of its process.)
   */
  readonly buffers: Readonly<Record<string, unknown>>;

  constructor(scope: object) {
    this.buffers = Object.fromEntries(BUFFERS.map((name) => [name, this.#watch(scope as Scope, name)]));
    const { WebAssembly: wasm } = scope as { WebAssembly?: typeof WebAssembly };
    if (!wasm) return;
    this.#watchMemory(wasm);
    this.#watchInstances(wasm);
  }

  #watch(scope: Scope, name: string): unknown {
    const Real = scope[name]!;
    const count = (made: Sized, args: unknown[]) => {
      // A view of a buffer that exists already adds nothing.
      if (made.byteLength >= COUNTED_FROM && !(args[0] instanceof ArrayBuffer))
        this.#add(made, made.byteLength);
    };
    const wrapped = new Proxy(Real, {
      construct: (target, args, newTarget) => {
        const size = typeof args[0] === 'number' ? args[0] : 0;
        if (size >= COUNTED_FROM) this.#check(size);
        const made = Reflect.construct(target, args, newTarget === wrapped ? target : newTarget) as Sized;
        count(made, args);
        return made;
      },
    });
    return wrapped;
  }

  #watchMemory(wasm: typeof WebAssembly): void {
    const Real = wasm.Memory;
    const { grow } = Real.prototype;
    const wrapped = new Proxy(Real, {
      construct: (target, args, newTarget) => {
        this.#checkMemory((args[0]?.initial ?? 0) * 65_536);
        const made = Reflect.construct(
          target,
          args,
          newTarget === wrapped ? target : newTarget,
        ) as WebAssembly.Memory;
        this.#memories.add(new WeakRef(made));
        return made;
      },
    });
    Object.defineProperty(wasm, 'Memory', { value: wrapped, writable: true, configurable: true });
    Object.defineProperty(Real.prototype, 'grow', {
      value: new Proxy(grow, {
        apply: (target, self, args) => {
          this.#checkMemory((args[0] ?? 0) * 65_536);
          return Reflect.apply(target, self, args);
        },
      }),
      writable: true,
      configurable: true,
    });
  }

  /** A module may bring its own memory: it is found among the exports of its instance. */
  #watchInstances(wasm: typeof WebAssembly): void {
    const { Memory, instantiate, Instance } = wasm;
    const known = new WeakSet<WebAssembly.Memory>();
    const find = (instance: WebAssembly.Instance) => {
      for (const value of Object.values(instance.exports)) {
        if (value instanceof Memory && !known.has(value)) {
          known.add(value);
          this.#memories.add(new WeakRef(value));
        }
      }
    };
    Object.defineProperty(wasm, 'instantiate', {
      value: async (...args: unknown[]) => {
        const made = await (Reflect.apply(instantiate, wasm, args) as Promise<unknown>);
        find(made instanceof Instance ? made : (made as WebAssembly.WebAssemblyInstantiatedSource).instance);
        return made;
      },
      writable: true,
      configurable: true,
    });
    Object.defineProperty(wasm, 'Instance', {
      value: new Proxy(Instance, {
        construct: (target, args) => {
          const made = Reflect.construct(target, args) as WebAssembly.Instance;
          find(made);
          return made;
        },
      }),
      writable: true,
      configurable: true,
    });
  }

  #add(made: Sized, bytes: number): void {
    this.#live += bytes;
    this.#freed.register(made, bytes);
  }

  #check(more: number): void {
    const total = this.bytes + more;
    if (more <= this.#limit && total <= this.#limit * TURN_FACTOR) return;
    this.#refuse(total);
  }

  #checkMemory(more: number): void {
    const total = this.#memoryBytes + more;
    if (total > this.#limit) this.#refuse(total);
  }

  #refuse(total: number): never {
    this.#onExceeded(total);
    throw new RangeError(`Array buffer allocation failed: the run may hold ${this.#limit / 1e6} MB.`);
  }

  /** Begins to hold a run to its limit; `onExceeded` is told once or more often. */
  limit(bytes: number, onExceeded: (bytes: number) => void): void {
    this.#limit = bytes;
    this.#onExceeded = onExceeded;
    const poll = () => {
      if (this.bytes > bytes) onExceeded(this.bytes);
      else realSetTimeout(poll, POLL_MS);
    };
    realSetTimeout(poll, POLL_MS);
  }
}
