/** What tabs of one lesson tell each other. */
export type TabMessage =
  /** The writer saved its work up to `seq`. */
  | { readonly type: 'saved'; readonly seq: number }
  /** Predictions, hints, attempts, runs or progress were saved. */
  | { readonly type: 'recorded' }
  /** A reader wants to write: the writer saves and lets go. */
  | { readonly type: 'hand-over' }
  /** The stored work was replaced from outside, by an import. */
  | { readonly type: 'replaced' };

/** The port between tabs: one lock and one channel for a lesson. */
export interface TabLink {
  /**
   * Takes the lock: `if-free` gives null at once when it is held, `wait` stands in line until `signal` aborts,
   * `steal` takes it from whoever holds it. `lost` is called when it is stolen. Returns how to let go.
   */
  acquire(
    mode: 'if-free' | 'wait' | 'steal',
    lost: () => void,
    signal?: AbortSignal,
  ): Promise<(() => void) | null>;
  /** Tells every other tab. */
  post(message: TabMessage): void;
  subscribe(listener: (message: TabMessage) => void): () => void;
  close(): void;
}
