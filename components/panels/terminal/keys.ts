/** What a key does that is not for the shell. */
export type PageKey = 'leave' | 'move-focus' | 'copy' | 'browser';

/** What decides it. */
export interface KeyMoment {
  readonly hasSelection: boolean;
  readonly isSearching: boolean;
  /** The learner wants Tab to move the focus, here as in the editor. */
  readonly tabMoves: boolean;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * What the page does with a key that was pressed in the terminal; null: it is the shell's. Escape leaves the terminal,
 * Tab completes unless it was handed back, Shift with Tab always moves the focus, Ctrl-C copies when something is selected.
 */
export function pageKey(press: Press, moment: KeyMoment): PageKey | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = press;
  const isPlain = !ctrlKey && !metaKey && !altKey;
  if (key === 'Escape' && isPlain && !shiftKey) return moment.isSearching ? null : 'leave';
  if (key === 'Tab' && isPlain && (shiftKey || moment.tabMoves)) return 'move-focus';
  const letter = key.toLowerCase();
  if ((ctrlKey || metaKey) && !altKey && letter === 'c' && (moment.hasSelection || shiftKey || metaKey))
    return 'copy';
  if ((ctrlKey || metaKey) && !altKey && letter === 'v') return 'browser';
  // Command with a key is the browser's or the page's on a Mac.
  return metaKey ? 'browser' : null;
}
