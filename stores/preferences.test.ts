import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createPreferences,
  DEFAULT_PREFERENCES,
  PREFERENCES_KEY,
  type PreferenceStorage,
  parsePreferences,
} from './preferences';

function memory(initial?: string): PreferenceStorage & { readonly values: Map<string, string> } {
  const values = new Map(initial === undefined ? [] : [[PREFERENCES_KEY, initial]]);
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      values.set(key, value);
    },
  };
}

describe('preferences', () => {
  it('come back as they were set', () => {
    const storage = memory();
    createPreferences(storage).getState().set({ theme: 'dark', editorFontSize: 18 });
    expect(createPreferences(storage).getState()).toMatchObject({
      theme: 'dark',
      motion: 'system',
      editorFontSize: 18,
    });
  });

  it('take their defaults when what is stored is damaged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { theme, motion, editorFontSize, editorTab } = parsePreferences(text);
        expect(['system', 'light', 'dark']).toContain(theme);
        expect(['system', 'reduced', 'full']).toContain(motion);
        expect(['indent', 'focus']).toContain(editorTab);
        expect(editorFontSize).toBeGreaterThanOrEqual(11);
        expect(editorFontSize).toBeLessThanOrEqual(24);
      }),
    );
    expect(parsePreferences('{"editorFontSize":400,"theme":"pink"}')).toEqual(DEFAULT_PREFERENCES);
  });

  it('hold for the page when the browser refuses to store', () => {
    const refuse = () => {
      throw new Error('denied');
    };
    const store = createPreferences({ getItem: refuse, setItem: refuse });
    store.getState().set({ theme: 'light' });
    expect(store.getState().theme).toBe('light');
  });
});
