/** Saves a record. Whoever wants to may wait until it is on disk, or was refused and is tried again later; it never rejects. */
export type SaveRecord = (write: () => Promise<void>) => Promise<void>;

export interface RecordKeeperHooks {
  /** One more is on disk. */
  readonly onSaved: () => void;
  /** The disk took no more; what was not saved waits. */
  readonly onFailed: (error: unknown) => void;
  /** After a failure everything is on disk again. */
  readonly onRecovered: () => void;
}

/**
 * Saves records as they are made: attempts, answers, where one stands. What the disk refuses stays, with all that is made after it, and
 * is tried again in that order with the next one or by `retry`: what was achieved on a full disk is not lost once there is room.
 */
export class RecordKeeper {
  readonly #hooks: RecordKeeperHooks;
  readonly #underWay = new Set<Promise<void>>();
  #waiting: readonly (() => Promise<void>)[] = [];
  #running: Promise<void> | null = null;
  #asked = 0;

  constructor(hooks: RecordKeeperHooks) {
    this.#hooks = hooks;
  }

  /** How many were ever given to be saved. */
  get asked(): number {
    return this.#asked;
  }

  /** How many the disk has refused. */
  get waiting(): number {
    return this.#waiting.length;
  }

  readonly save: SaveRecord = (write) => {
    this.#asked++;
    if (this.#waiting.length > 0) {
      this.#waiting = [...this.#waiting, write];
      return this.retry();
    }
    // At once, and not after those before it: a page that is closed finishes what it has begun.
    const saving = this.#attempt(write).then((isDone) => {
      this.#underWay.delete(saving);
      if (!isDone) this.#waiting = [...this.#waiting, write];
    });
    this.#underWay.add(saving);
    return saving;
  };

  /** Resolves when all are on disk, or the disk has refused one again. */
  retry(): Promise<void> {
    this.#running ??= this.#settle().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #settle(): Promise<void> {
    await Promise.all(this.#underWay);
    if (this.#waiting.length === 0) return;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (!(await this.#attempt(next))) return;
      this.#waiting = this.#waiting.slice(1);
    }
    this.#hooks.onRecovered();
  }

  /** @returns false when it is to be tried again. */
  async #attempt(write: () => Promise<void>): Promise<boolean> {
    try {
      await write();
    } catch (error) {
      this.#hooks.onFailed(error);
      // What no disk takes would hold up everything after it.
      return isUnstorable(error);
    }
    this.#hooks.onSaved();
    return true;
  }
}

function isUnstorable(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof DOMException && cause.name === 'DataCloneError';
}
