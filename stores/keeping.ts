import { localWords, type WordStorage } from './local-storage';

/**
 * How this browser keeps what is done in this page. It is known as soon as the database was opened once, and weighs nothing: every
 * page may show it.
 */
export type Keeping =
  | { readonly kind: 'kept' }
  /** Its storage cannot be opened: what is done is in the memory of this page alone. */
  | { readonly kind: 'in-memory'; readonly reason: string }
  /** It had kept work, and does not have it any more: not told apart from a new browser, this would look like a fresh start. */
  | { readonly kind: 'lost' };

/** That work is kept is remembered apart from the work itself. */
const KEY = 'stagecraft:kept';

const KEPT: Keeping = { kind: 'kept' };
const LOST: Keeping = { kind: 'lost' };
let inMemory: Keeping | null = null;
const listeners = new Set<() => void>();

/** The same object as long as nothing has changed. */
export function keeping(): Keeping {
  return inMemory ?? (read(localWords()) === 'lost' ? LOST : KEPT);
}

/** Calls `listener` when it is another. */
export function watchKeeping(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function told(): void {
  for (const listener of listeners) listener();
}

/** The storage could not be opened, for `reason`. */
export function tellInMemory(reason: string): void {
  inMemory = { kind: 'in-memory', reason };
  told();
}

/**
 * The storage was opened. Where work was kept and nothing of it is there, it was lost; that is said until the reader has seen it.
 *
 * @param hasWork whether anything of a learner is stored.
 */
export function tellOpened(hasWork: boolean): void {
  const words = localWords();
  const before = read(words);
  const now = before === 'lost' || (before === 'yes' && !hasWork) ? 'lost' : hasWork ? 'yes' : null;
  if (now === before || now === null) return;
  write(words, now);
  told();
}

/** The reader knows, or has brought the work back. */
export function forgetLoss(): void {
  localWords().removeItem(KEY);
  told();
}

function read(words: WordStorage): string | null {
  return words.getItem(KEY);
}

function write(words: WordStorage, value: 'yes' | 'lost'): void {
  try {
    words.setItem(KEY, value);
  } catch {
    // Where not even a word can be stored, its absence says nothing.
  }
}
