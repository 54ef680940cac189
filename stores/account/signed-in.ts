import type { Me } from '../../contracts/api/accounts';

/**
 * Who has signed in, as this browser remembers it: so that a page can say so, and the log be written, without asking the server.
 * A browser that has never signed in has nothing of this, and asks nothing.
 */
export interface SignedIn {
  readonly userId: string;
  readonly displayName: string;
  /** Sees other people's work. */
  readonly isStaff: boolean;
}

const KEY = 'stagecraft:signed-in';
const listeners = new Set<() => void>();
let known: { readonly text: string | null; readonly value: SignedIn | null } = { text: null, value: null };

/** Null: nobody. The same object as long as nothing has changed. */
export function signedIn(): SignedIn | null {
  const text = read();
  if (text !== known.text) known = { text, value: parse(text) };
  return known.value;
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // A browser that stores nothing remembers nobody.
    return null;
  }
}

/** By hand: this is on every page, and must weigh nothing. */
function parse(text: string | null): SignedIn | null {
  if (text === null) return null;
  try {
    const { userId, displayName, isStaff } = JSON.parse(text) as Record<string, unknown>;
    if (typeof userId !== 'string' || typeof displayName !== 'string') return null;
    return { userId, displayName, isStaff: isStaff === true };
  } catch {
    // Somebody else has written there.
    return null;
  }
}

/** Remembers who has signed in, in all tabs; null: nobody has. */
export function rememberSignedIn(me: Pick<Me, 'id' | 'displayName' | 'isAdmin' | 'mayTeach'> | null): void {
  try {
    if (me === null) localStorage.removeItem(KEY);
    else {
      const value: SignedIn = {
        userId: me.id,
        displayName: me.displayName,
        isStaff: me.isAdmin || me.mayTeach,
      };
      localStorage.setItem(KEY, JSON.stringify(value));
    }
  } catch {
    // The session itself is a cookie: what is not remembered here is only shown less soon.
  }
  for (const listener of listeners) listener();
}

/** Calls `listener` when it changes, also by another tab. */
export function watchSignedIn(listener: () => void): () => void {
  const fromOther = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', fromOther);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', fromOther);
  };
}
