import { describe, expect, it } from 'vitest';
import { newModel } from '../../engine/workspace/model';
import {
  forgetKeystrokes,
  type KeystrokeStorage,
  type LastKeystrokes,
  lostEvents,
  readKeystrokes,
  writeKeystrokes,
} from './last-keystrokes';
import type { StoredWorkspace } from './stored-workspace';

function memory(): KeystrokeStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

const KEYSTROKES: LastKeystrokes = {
  token: 'tab 1',
  lessonVersion: 'v1',
  seq: 4,
  events: [
    { type: 'file-edited', path: 'a.ts', content: 'abc' },
    { type: 'file-created', path: 'm.bin', content: new Uint8Array([0, 255]) },
  ],
};

function stored(seq: number): StoredWorkspace {
  return {
    model: newModel({}),
    seq,
    lessonVersion: 'v1',
    createdAt: 0,
    updatedAt: 0,
    log: { events: 0, size: 0 },
    timeline: { position: { steps: 0, weight: 0 }, recent: [], base: null },
  };
}

describe('last keystrokes', () => {
  it('come back as they were written, bytes too, until they are forgotten', () => {
    const storage = memory();
    expect(writeKeystrokes(storage, 'k', KEYSTROKES)).toBe(true);
    expect(readKeystrokes(storage, 'k')).toEqual(KEYSTROKES);
    forgetKeystrokes(storage, 'k');
    expect(readKeystrokes(storage, 'k')).toBeNull();
  });

  it('are none when what is stored is damaged, or storage refuses', () => {
    const storage = memory();
    for (const text of ['{', '[]', '{"seq":"x"}', 'null', '{"seq":1,"events":{"$bytes":"%"}}']) {
      storage.setItem('k', text);
      expect(readKeystrokes(storage, 'k')).toBeNull();
    }
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const refusing = { getItem: refuse, setItem: refuse, removeItem: refuse };
    expect(writeKeystrokes(refusing, 'k', KEYSTROKES)).toBe(false);
    expect(readKeystrokes(refusing, 'k')).toBeNull();
    expect(() => forgetKeystrokes(refusing, 'k')).not.toThrow();
  });

  it('are lost only as far as the database did not get them', () => {
    const [first, second] = KEYSTROKES.events;
    expect(lostEvents(KEYSTROKES, 'tab 1', stored(4), 'v1')).toEqual([first, second]);
    expect(lostEvents(KEYSTROKES, 'tab 1', stored(5), 'v1')).toEqual([second]);
    expect(lostEvents(KEYSTROKES, 'tab 1', stored(6), 'v1')).toEqual([]);
    expect(lostEvents(KEYSTROKES, 'tab 1', stored(9), 'v1')).toEqual([]);
  });

  it('are dropped when another tab has held the pen since, or they belong elsewhere', () => {
    expect(lostEvents(null, 'tab 1', stored(4), 'v1')).toEqual([]);
    expect(lostEvents(KEYSTROKES, 'tab 2', stored(4), 'v1')).toEqual([]);
    expect(lostEvents(KEYSTROKES, 'tab 1', stored(3), 'v1')).toEqual([]);
    expect(lostEvents({ ...KEYSTROKES, seq: 0 }, 'tab 1', null, 'v1')).toHaveLength(2);
    expect(lostEvents({ ...KEYSTROKES, seq: 0 }, 'tab 1', null, 'v2')).toEqual([]);
  });
});
