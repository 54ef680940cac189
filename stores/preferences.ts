import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a reader has chosen for this browser; not part of any lesson's work. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  /** `system` follows the operating system's wish for less motion. */
  readonly motion: 'system' | 'reduced' | 'full';
  /** Pixels, 11 to 24. */
  readonly editorFontSize: number;
  /** What the Tab key does in the editor: types an indent, or moves the focus on. */
  readonly editorTab: 'indent' | 'focus';
  /** Pixels, 11 to 24. */
  readonly terminalFontSize: number;
  /** Whether the terminal is read out: what it shows is then also there as text for screen readers. */
  readonly terminalReader: boolean;
}

export interface PreferencesState extends Preferences {
  /** Changes some of them, at once and for good. */
  set(change: Partial<Preferences>): void;
}

export const PREFERENCES_KEY = 'stagecraft:preferences';

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  motion: 'system',
  editorFontSize: 14,
  editorTab: 'indent',
  terminalFontSize: 13,
  terminalReader: false,
};

export const EDITOR_FONT_SIZE = { least: 11, most: 24 } as const;

function oneOf<Value extends string>(value: unknown, choices: readonly Value[], otherwise: Value): Value {
  return choices.find((choice) => choice === value) ?? otherwise;
}

/** Reads stored preferences; whatever is missing, damaged or unknown takes its default. */
export function parsePreferences(text: string | null): Preferences {
  let stored: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) stored = value as Record<string, unknown>;
  } catch {
    // Not JSON: somebody else wrote under our key. The defaults are right, and the next change overwrites it.
  }
  const sizeOf = (name: 'editorFontSize' | 'terminalFontSize') => {
    const size = Number(stored[name]);
    return size >= EDITOR_FONT_SIZE.least && size <= EDITOR_FONT_SIZE.most ? size : DEFAULT_PREFERENCES[name];
  };
  return {
    theme: oneOf(stored.theme, ['system', 'light', 'dark'], DEFAULT_PREFERENCES.theme),
    motion: oneOf(stored.motion, ['system', 'reduced', 'full'], DEFAULT_PREFERENCES.motion),
    editorFontSize: sizeOf('editorFontSize'),
    editorTab: oneOf(stored.editorTab, ['indent', 'focus'], DEFAULT_PREFERENCES.editorTab),
    terminalFontSize: sizeOf('terminalFontSize'),
    terminalReader: stored.terminalReader === true,
  };
}

/** Preferences as text, for storage and for the progress file; `parsePreferences` reads it. */
export function preferencesText(preferences: Preferences): string {
  const { theme, motion, editorFontSize, editorTab, terminalFontSize, terminalReader } = preferences;
  return JSON.stringify({ theme, motion, editorFontSize, editorTab, terminalFontSize, terminalReader });
}

/** What the store needs of `localStorage`. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Reads or writes storage that the browser may refuse (private windows, blocked cookies). */
function attempt<Result>(use: () => Result, otherwise: Result): Result {
  try {
    return use();
  } catch {
    return otherwise;
  }
}

/**
 * A store of preferences over `storage`. A storage that refuses to write is no failure of the reader's: the choice then
 * holds until the page is closed.
 */
export function createPreferences(storage?: PreferenceStorage): StoreApi<PreferencesState> {
  const stored = attempt(() => storage?.getItem(PREFERENCES_KEY) ?? null, null);
  return createStore<PreferencesState>((set, get) => ({
    ...parsePreferences(stored),
    set: (change) => {
      set(change);
      attempt(() => storage?.setItem(PREFERENCES_KEY, preferencesText(get())), undefined);
    },
  }));
}

let shared: StoreApi<PreferencesState> | undefined;

/** The preferences of this browser, kept in step with its other tabs. On the server: the defaults. */
export function browserPreferences(): StoreApi<PreferencesState> {
  if (typeof window === 'undefined') return createPreferences();
  if (!shared) {
    const store = createPreferences(attempt(() => window.localStorage, undefined));
    window.addEventListener('storage', (event) => {
      if (event.key === PREFERENCES_KEY) store.setState(parsePreferences(event.newValue));
    });
    shared = store;
  }
  return shared;
}
