import { type Rng, seededRng } from '../../engine/core/rng';
import type { Activity } from './activity';
import {
  enqueueMacrotask,
  RealDate,
  realClearTimeout,
  realDateNow,
  realPerformanceNow,
  realSetTimeout,
} from './primordials';

/** A moment that is kept for the host. */
export interface Expected {
  /** The host has come; `callback` is called at the moment. */
  arrive(callback: () => void): void;
  /** Nothing is waited for any more. */
  cancel(): void;
}

/** Time and chance as the program sees them. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  dateNow(): number;
  /** Milliseconds since the start of the run. */
  now(): number;
  /**
   * Calls back after `ms`; returns how to cancel. In virtual time nothing waits for what happens in the `background`: it
   * is called when something else lets that much time pass.
   */
  schedule(callback: () => void, ms: number, how?: 'background'): () => void;
  /**
   * Keeps a moment for something that the host is to bring. In virtual time it is `ms` after now whenever the host really
   * comes, and the clock does not pass it before; in real time it is when the host comes.
   */
  expect(ms: number): Expected;
  /** Numbers in [0, 1) in seeded mode; null: the real ones. */
  readonly random: (() => number) | null;
  /** Back to the start of the seed: what the lab itself used up before the program is undone. */
  restart(): void;
}

/** The real clock and the real timers. */
export function realSurroundings(): Surroundings {
  const start = realPerformanceNow();
  return {
    dateNow: realDateNow,
    now: () => realPerformanceNow() - start,
    schedule: (callback, ms) => {
      const timer = realSetTimeout(callback, ms);
      return () => realClearTimeout(timer);
    },
    expect: () => {
      let isWanted = true;
      return {
        arrive: (callback) => {
          if (isWanted) callback();
        },
        cancel: () => {
          isWanted = false;
        },
      };
    },
    random: null,
    restart: () => {},
  };
}

/** 2026-01-01T00:00:00Z: when every seeded run begins. */
const EPOCH = 1_767_225_600_000;
/** How far the seeded clock moves each time that it is read, in milliseconds: a loop that waits for time ends. */
const READING = 0.01;

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly isBackground: boolean;
  /** Null: what the host is to bring has not come. */
  callback: (() => void) | null;
}

/**
 * Time that follows from the program alone. The clock stands at the epoch, moves 0.01 ms with each reading, and jumps to
 * the due time of the next timer when that fires; timers fire in the order of their due times, without waiting. So a
 * seeded run gives the same result on every machine, and sleeps cost nothing.
 *
 * @param startMs How long after the epoch the run begins, in milliseconds.
 */
export function seededSurroundings(seed: string, startMs = 0): Surroundings {
  let rng: Rng = seededRng(seed);
  let clock = 0;
  let order = 0;
  let entries: Entry[] = [];
  let pumping = false;
  const read = () => {
    clock += READING;
    return clock;
  };
  const pump = () => {
    pumping = false;
    if (entries.every(({ isBackground }) => isBackground)) return;
    const next = entries.reduce<Entry | undefined>(
      (best, entry) =>
        best === undefined || entry.due < best.due || (entry.due === best.due && entry.order < best.order)
          ? entry
          : best,
      undefined,
    );
    // Time stands still until the host has come.
    if (next === undefined || next.callback === null) return;
    entries = entries.filter((entry) => entry !== next);
    clock = Math.max(clock, next.due);
    wake();
    next.callback();
  };
  const wake = () => {
    if (pumping || entries.every(({ isBackground }) => isBackground)) return;
    pumping = true;
    enqueueMacrotask(pump);
  };
  const add = (ms: number, isBackground: boolean, callback: Entry['callback']): Entry => {
    const entry: Entry = { due: clock + Math.max(1, ms), order: order++, isBackground, callback };
    entries.push(entry);
    wake();
    return entry;
  };
  const drop = (entry: Entry) => {
    entries = entries.filter((item) => item !== entry);
    wake();
  };
  return {
    dateNow: () => Math.floor(EPOCH + startMs + read()),
    now: read,
    schedule: (callback, ms, how) => {
      const entry = add(ms, how === 'background', callback);
      return () => drop(entry);
    },
    expect: (ms) => {
      const entry = add(ms, false, null);
      return {
        arrive: (callback) => {
          entry.callback = callback;
          wake();
        },
        cancel: () => drop(entry),
      };
    },
    random: () => rng.next(),
    restart: () => {
      rng = seededRng(seed);
      clock = 0;
    },
  };
}

/** `Date` with another idea of now. */
export function dateClass(now: () => number): DateConstructor {
  const LabDate = function (this: unknown, ...args: []): unknown {
    if (new.target === undefined) return new RealDate(now()).toString();
    const list = args.length === 0 ? [now()] : args;
    return Reflect.construct(RealDate, list, new.target);
  } as unknown as DateConstructor;
  Object.defineProperty(LabDate, 'name', { value: 'Date' });
  Object.defineProperty(LabDate, 'length', { value: 7 });
  Object.setPrototypeOf(LabDate, RealDate);
  Object.defineProperty(LabDate, 'prototype', { value: RealDate.prototype, writable: false });
  Object.defineProperty(LabDate, 'now', {
    value: () => Math.floor(now()),
    writable: true,
    configurable: true,
  });
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: LabDate,
    writable: true,
    configurable: true,
  });
  return LabDate;
}

/** A timer as Node gives it: an object that can be un-referenced, and converts to its number. */
export class Timeout {
  static #last = 0;
  readonly #id = ++Timeout.#last;
  readonly #activity: Activity;
  readonly #start: (fire: () => void) => () => void;
  readonly #fire: () => void;
  readonly #repeats: boolean;
  #cancel: () => void = () => {};
  #release: (() => void) | null = null;
  #isRef = true;
  #isActive = false;

  constructor(
    activity: Activity,
    repeats: boolean,
    start: (fire: () => void) => () => void,
    callback: () => void,
  ) {
    this.#activity = activity;
    this.#start = start;
    this.#repeats = repeats;
    this.#fire = () => {
      if (!this.#repeats) this.#stop();
      else this.#cancel = this.#start(this.#fire);
      callback();
    };
    this.#begin();
  }

  #begin(): void {
    this.#isActive = true;
    if (this.#isRef) this.#release ??= this.#activity.hold();
    this.#cancel = this.#start(this.#fire);
  }

  #stop(): void {
    this.#isActive = false;
    const release = this.#release;
    this.#release = null;
    // What the callback starts must be held before this is let go.
    if (release) enqueueMacrotask(release);
  }

  /** Ends the timer; what `clearTimeout` does. */
  close(): this {
    if (this.#isActive) {
      this.#cancel();
      this.#stop();
    }
    return this;
  }

  ref(): this {
    this.#isRef = true;
    if (this.#isActive) this.#release ??= this.#activity.hold();
    return this;
  }

  unref(): this {
    this.#isRef = false;
    this.#release?.();
    this.#release = null;
    return this;
  }

  hasRef(): boolean {
    return this.#isRef;
  }

  refresh(): this {
    if (this.#isActive) this.#cancel();
    this.#begin();
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }
}
