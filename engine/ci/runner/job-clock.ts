import type { Clock } from '../../core/clock';
import type { LabProgram } from '../../core/lab-program';

/**
 * The clock of one job. While a step works it goes with the clock of the lab; waiting takes no time of anybody's: it is
 * added (see `skip`). So a step that sleeps for seven hours ends at once, seven hours later.
 */
export class JobClock implements Clock {
  readonly #lab: Clock;
  #base: number;
  #mark: number | null = null;
  #limit = Number.POSITIVE_INFINITY;
  #isInterrupted = false;
  #onLimit: () => void = () => {};

  constructor(lab: Clock, start: number) {
    this.#lab = lab;
    this.#base = start;
  }

  now(): number {
    const at = this.#mark === null ? this.#base : this.#base + (this.#lab.now() - this.#mark);
    return Math.min(at, this.#limit);
  }

  /** Begins to go with the lab's clock; `onLimit` is called when it comes to `limit`, where it stands still. */
  start(limit: number, onLimit: () => void): void {
    this.#mark = this.#lab.now();
    this.#isInterrupted = false;
    this.#limit = limit;
    this.#onLimit = onLimit;
  }

  /** Whether what works now was told to stop, rather than having come to its limit. */
  get wasInterrupted(): boolean {
    return this.#isInterrupted;
  }

  /** Makes this moment the limit. */
  interrupt(): void {
    if (this.#mark === null) return;
    this.#isInterrupted = true;
    this.#limit = this.now();
    this.check();
  }

  /** Goes back to a moment: what was done after it was cut off. */
  cutTo(at: number): void {
    this.#base = at;
  }

  /** Stands still again. */
  stop(): void {
    this.#base = this.now();
    this.#mark = null;
    this.#limit = Number.POSITIVE_INFINITY;
    this.#onLimit = () => {};
  }

  /** Adds time that nobody has to wait for. */
  skip(ms: number): void {
    this.#base += ms;
    this.check();
  }

  /** All the time up to the limit has passed. */
  exhaust(): void {
    if (Number.isFinite(this.#limit)) this.skip(Math.max(0, this.#limit - this.now()));
  }

  /** Calls what was to be called at the limit, if it has come. */
  check(): void {
    if (this.now() < this.#limit) return;
    const call = this.#onLimit;
    this.#onLimit = () => {};
    call();
  }

  /** Moves a clock that stands still. */
  moveTo(at: number): void {
    this.#base = Math.max(this.#base, at);
  }

  get isAtLimit(): boolean {
    return this.now() >= this.#limit;
  }
}

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3_600, d: 86_400 };

/** `sleep` on a machine that runs jobs: adds the time to its clock. */
export const sleepProgram =
  (clock: JobClock): LabProgram =>
  async ({ args, stderr }) => {
    if (args.length === 0) {
      stderr("sleep: missing operand\nTry 'sleep --help' for more information.\n");
      return 1;
    }
    let seconds = 0;
    for (const word of args) {
      if (/^inf(inity)?$/i.test(word)) {
        clock.exhaust();
        return 0;
      }
      const match = /^(\d+(?:\.\d+)?|\.\d+)([smhd]?)$/.exec(word);
      if (match === null) {
        stderr(`sleep: invalid time interval '${word}'\nTry 'sleep --help' for more information.\n`);
        return 1;
      }
      seconds += Number(match[1]) * UNITS[match[2]!]!;
    }
    clock.skip(seconds * 1_000);
    return 0;
  };
