import { describe, expect, it } from 'vitest';
import { type KeyPress, matchesShortcut } from './shortcuts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe('matching shortcuts', () => {
  it('takes Ctrl and Command for Mod', () => {
    expect(matchesShortcut(press('k', { ctrlKey: true }), 'Mod+K')).toBe(true);
    expect(matchesShortcut(press('k', { metaKey: true }), 'Mod+K')).toBe(true);
    expect(matchesShortcut(press('k'), 'Mod+K')).toBe(false);
  });

  it('wants exactly the keys that are named', () => {
    expect(matchesShortcut(press('K', { ctrlKey: true, shiftKey: true }), 'Mod+K')).toBe(false);
    expect(matchesShortcut(press('P', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+P')).toBe(true);
    expect(matchesShortcut(press('Enter', { ctrlKey: true, altKey: true }), 'Mod+Enter')).toBe(false);
  });

  it('does not mind the Shift that a sign needs', () => {
    expect(matchesShortcut(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matchesShortcut(press('?'), '?')).toBe(true);
    expect(matchesShortcut(press('?', { ctrlKey: true }), '?')).toBe(false);
  });
});
