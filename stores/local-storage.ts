/** What of `localStorage` is needed to remember a few words apart from the database. */
export type WordStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where nothing may be stored, nothing is remembered: even to name `localStorage` throws there. */
const NOTHING: WordStorage = {
  getItem: () => null,
  setItem: () => {
    throw new Error('This browser stores nothing for this site.');
  },
  removeItem: () => {},
};

/** The browser's `localStorage`; one that keeps nothing where the browser refuses. Its `setItem` may throw in both. */
export function localWords(): WordStorage {
  try {
    return globalThis.localStorage ?? NOTHING;
  } catch {
    return NOTHING;
  }
}
