import { describe, expect, it } from 'vitest';
import { ManualClock } from './clock';
import { messageOf, StagecraftError } from './errors';
import { sha256Hex } from './hash';

class DoorError extends StagecraftError<'door-shut'> {
  constructor() {
    super('door-shut', 'The door is shut. Open it.', { door: 3 });
  }
}

describe('StagecraftError', () => {
  it('becomes a record that survives a structured clone', () => {
    const record = new DoorError().toJSON();
    expect(structuredClone(record)).toEqual({
      name: 'DoorError',
      code: 'door-shut',
      message: 'The door is shut. Open it.',
      data: { door: 3 },
    });
    expect(JSON.parse(JSON.stringify(new DoorError()))).toEqual(record);
  });

  it('has a message for anything that can be thrown', () => {
    expect(messageOf(new DoorError())).toBe('The door is shut. Open it.');
    expect(messageOf('plain')).toBe('plain');
    expect(messageOf(undefined)).toBe('undefined');
  });
});

describe('sha256Hex', () => {
  it('gives the digests of FIPS 180-2', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('ManualClock', () => {
  it('moves only when it is told to', () => {
    const clock = new ManualClock(5);
    expect([clock.now(), clock.now()]).toEqual([5, 5]);
    clock.advance(10);
    expect(clock.now()).toBe(15);
  });
});
