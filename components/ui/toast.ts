import { createStore } from 'zustand/vanilla';

/** A short message at the edge of the page about something that has happened. */
export interface ToastMessage {
  readonly title: string;
  readonly description?: string;
  readonly tone?: 'note' | 'passed' | 'failed';
  /** Usually "Undo". */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Milliseconds; default 6 s, and none for a failure or for one with an action. */
  readonly timeout?: number;
}

/** Milliseconds for a toast whose Undo is in the toolbar as well: long enough to read, and it gives the place free again. */
export const UNDO_TOAST_MS = 20_000;

interface ToastInbox {
  readonly waiting: readonly ToastMessage[];
}

/** Messages that the region has not yet taken: the region is loaded with the first of them. */
export const toastInbox = createStore<ToastInbox>(() => ({ waiting: [] }));

/** Shows a toast. Callable from anywhere in the page. */
export function showToast(message: ToastMessage): void {
  toastInbox.setState((inbox) => ({ waiting: [...inbox.waiting, message] }));
}
