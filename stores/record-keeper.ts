/** Saves a record that nobody waits for. */
export type SaveRecord = (write: () => Promise<void>) => void;

export interface RecordKeeperHooks {
  /** One more is on disk. */
  readonly onSaved: () => void;
  /** The disk took no more; what was not saved waits. */
  readonly onFailed: (error: unknown) => void;
  /** After a failure everything is on disk again. */
  readonly onRecovered: () => void;
}

/**
 * Saves records in the order in which they were made: attempts, answers, where one stands. What the disk refuses stays, with all that
 * follows, and is tried again with the next one or by `retry`: what was achieved on a full disk is not lost once there is room.
 */
export class RecordKeeper {
  readonly #hooks: RecordKeeperHooks;
  #waiting: readonly (() => Promise<void>)[] = [];
  #running: Promise<void> | null = null;
  #hasFailed = false;
  #asked = 0;

  constructor(hooks: RecordKeeperHooks) {
    this.#hooks = hooks;
  }

  /** How many were ever given to be saved. */
  get asked(): number {
    return this.#asked;
  }

  /** How many are not on disk. */
  get waiting(): number {
    return this.#waiting.length;
  }

  readonly save: SaveRecord = (write) => {
    this.#asked++;
    this.#waiting = [...this.#waiting, write];
    void this.retry();
  };

  /** Resolves when all are on disk, or the disk has refused one again. */
  retry(): Promise<void> {
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #drain(): Promise<void> {
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined) break;
      try {
        await next();
      } catch (error) {
        this.#hasFailed = true;
        // What no disk takes would hold up everything after it.
        if (isUnstorable(error)) this.#waiting = this.#waiting.slice(1);
        this.#hooks.onFailed(error);
        if (!isUnstorable(error)) return;
        continue;
      }
      this.#waiting = this.#waiting.slice(1);
      this.#hooks.onSaved();
    }
    if (this.#hasFailed) this.#hooks.onRecovered();
    this.#hasFailed = false;
  }
}

function isUnstorable(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof DOMException && cause.name === 'DataCloneError';
}
