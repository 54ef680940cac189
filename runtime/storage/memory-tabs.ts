import type { TabLink, TabMessage } from './tabs';

interface Holder {
  readonly lost: () => void;
}

/** Tabs that live in one process: every link that it makes is a tab of the same lesson. */
export class MemoryTabs {
  #holder: Holder | null = null;
  #queue: { holder: Holder; grant: () => void }[] = [];
  readonly #listeners = new Map<object, Set<(message: TabMessage) => void>>();

  link(): TabLink {
    const tab = {};
    const own = new Set<(message: TabMessage) => void>();
    this.#listeners.set(tab, own);
    return {
      acquire: (mode, lost, signal) => this.#acquire(mode, lost, signal),
      post: (message) => {
        for (const [other, listeners] of this.#listeners)
          if (other !== tab) for (const listener of listeners) queueMicrotask(() => listener(message));
      },
      subscribe: (listener) => {
        own.add(listener);
        return () => own.delete(listener);
      },
      close: () => this.#listeners.delete(tab),
    };
  }

  async #acquire(
    mode: 'if-free' | 'wait' | 'steal',
    lost: () => void,
    signal?: AbortSignal,
  ): Promise<(() => void) | null> {
    const holder: Holder = { lost };
    if (this.#holder === null || mode === 'steal') {
      const robbed = this.#holder;
      this.#holder = holder;
      robbed?.lost();
      return () => this.#release(holder);
    }
    if (mode === 'if-free') return null;
    return new Promise((resolve) => {
      const waiting = { holder, grant: () => resolve(() => this.#release(holder)) };
      this.#queue.push(waiting);
      signal?.addEventListener('abort', () => {
        this.#queue = this.#queue.filter((one) => one !== waiting);
        resolve(null);
      });
    });
  }

  #release(holder: Holder): void {
    if (this.#holder !== holder) return;
    const next = this.#queue.shift();
    this.#holder = next?.holder ?? null;
    next?.grant();
  }
}
