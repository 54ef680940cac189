/** Something that is loaded when it is first needed. */
export interface Lazy<Value> {
  /** The value; a load that failed is tried again the next time, as when a chunk did not arrive. */
  open(): Promise<Value>;
  /** Does something with the value if it was ever asked for; nothing where it never came. */
  ifOpened(use: (value: Value) => void): void;
}

/** Loads once, on the first `open`. */
export function lazy<Value>(load: () => Promise<Value>): Lazy<Value> {
  let loading: Promise<Value> | null = null;
  return {
    open: () => {
      loading ??= load().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
    // Whoever opened it hears of the failure.
    ifOpened: (use) => void loading?.then(use, () => {}),
  };
}
