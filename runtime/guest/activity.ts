import { enqueueMacrotask } from './primordials';

const turn = () => new Promise<void>((resolve) => enqueueMacrotask(resolve));

/**
 * What keeps a run alive, like the handles of Node's event loop: timers, a `fit` under way, tests. A run is over when
 * its program has been evaluated and nothing is held any more.
 */
export class Activity {
  #held = 0;
  #begun = 0;
  #wake: (() => void) | null = null;

  /** Holds the run until the returned function is called; calling it twice does nothing. */
  hold(): () => void {
    this.#held++;
    this.#begun++;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#held--;
      if (this.#held === 0) this.#wake?.();
    };
  }

  /** How often something was begun: while it stays the same, nothing has moved. */
  get begun(): number {
    return this.#begun;
  }

  /**
   * Resolves when nothing has been held for some turns of the event loop. The turns let pass what the engine itself
   * finishes in a task of its own, such as reading a Response.
   */
  async idle(turns = 4): Promise<void> {
    for (let quiet = 0; quiet < turns; quiet++) {
      await turn();
      if (this.#held === 0) continue;
      quiet = -1;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
