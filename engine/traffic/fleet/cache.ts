import type { CacheDescription } from '../description';

const NOTHING = -1;

/**
 * Answers by key, the least recently used of which is forgotten first; each is good for `ttl` seconds. A list through
 * the keys in typed arrays: every operation takes constant time and allocates nothing.
 */
export class AnswerCache {
  readonly hitTime: number;
  readonly #capacity: number;
  readonly #ttl: number;
  /** Which version gave the answer; NOTHING: there is none. */
  readonly #version: Int32Array;
  readonly #expires: Float64Array;
  readonly #newer: Int32Array;
  readonly #older: Int32Array;
  #newest = NOTHING;
  #oldest = NOTHING;
  size = 0;

  constructor({ capacity, ttl = Number.POSITIVE_INFINITY, hitTime = 0.001 }: CacheDescription, keys: number) {
    this.hitTime = hitTime;
    this.#capacity = capacity;
    this.#ttl = ttl;
    this.#version = new Int32Array(keys).fill(NOTHING);
    this.#expires = new Float64Array(keys);
    this.#newer = new Int32Array(keys).fill(NOTHING);
    this.#older = new Int32Array(keys).fill(NOTHING);
  }

  /** The version whose answer is there; −1 when there is none, or when it is too old. */
  get(key: number, now: number): number {
    const version = this.#version[key]!;
    if (version === NOTHING) return NOTHING;
    if (now >= this.#expires[key]!) {
      this.#forget(key);
      return NOTHING;
    }
    this.#unlink(key);
    this.#link(key);
    return version;
  }

  put(key: number, version: number, now: number): void {
    if (this.#version[key] !== NOTHING) this.#unlink(key);
    else {
      if (this.size === this.#capacity) this.#forget(this.#oldest);
      this.size++;
    }
    this.#version[key] = version;
    this.#expires[key] = now + this.#ttl;
    this.#link(key);
  }

  clear(): void {
    while (this.#oldest !== NOTHING) this.#forget(this.#oldest);
  }

  #forget(key: number): void {
    this.#unlink(key);
    this.#version[key] = NOTHING;
    this.size--;
  }

  #link(key: number): void {
    this.#older[key] = this.#newest;
    this.#newer[key] = NOTHING;
    if (this.#newest === NOTHING) this.#oldest = key;
    else this.#newer[this.#newest] = key;
    this.#newest = key;
  }

  #unlink(key: number): void {
    const newer = this.#newer[key]!;
    const older = this.#older[key]!;
    if (newer === NOTHING) this.#newest = older;
    else this.#older[newer] = older;
    if (older === NOTHING) this.#oldest = newer;
    else this.#newer[older] = newer;
  }
}
