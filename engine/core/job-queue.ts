/** Runs work, a few pieces at a time, in the order in which it was asked for. */
export class JobQueue {
  readonly #width: number;
  readonly #waiting: (() => void)[] = [];
  readonly #idle: (() => void)[] = [];
  #running = 0;

  /** `width`: how many pieces run at once. */
  constructor(width: number) {
    this.#width = width;
  }

  /** Runs a piece of work when its turn comes, and gives what it gives. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  /** Resolves once a piece that is asked for begins at once. */
  async free(): Promise<void> {
    while (this.#running >= this.#width) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Hands the place of a piece that is done to the next one. */
  #next(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else {
      this.#running--;
      for (const resolve of this.#idle.splice(0)) resolve();
    }
  }
}
