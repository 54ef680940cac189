import { afterEach, describe, expect, it } from 'vitest';
import { takeGlobal } from './lazy-global';

/** A global that the platform makes on first use, and then puts in the place of its name, as Node does. */
function lazily(name: string, make: () => unknown) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get: () => {
      const value = make();
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
      return value;
    },
  });
}

const NAME = 'CompressionStream';
const scope = globalThis as unknown as Record<string, unknown>;
const original = Object.getOwnPropertyDescriptor(globalThis, NAME)!;
afterEach(() => Object.defineProperty(globalThis, NAME, original));

/** Takes a global that is made lazily, and counts how often it is. */
function taken() {
  const value = class {} as unknown as typeof CompressionStream;
  const seen = { made: 0, used: [] as unknown[], value };
  lazily(NAME, () => {
    seen.made++;
    return value;
  });
  const one = takeGlobal(NAME);
  one.whenMade((made) => seen.used.push(made));
  return { one, seen };
}

describe('takeGlobal', () => {
  it('takes what is there at once', () => {
    Object.defineProperty(globalThis, NAME, { value: 7, configurable: true, writable: true });
    const one = takeGlobal(NAME);
    scope[NAME] = 8;
    const used: unknown[] = [];
    one.whenMade((value) => used.push(value));
    expect([one.get(), used]).toEqual([7, [7]]);
  });

  it('leaves what is made on first use unmade until the program or the guest asks for it', () => {
    const byProgram = taken();
    expect(byProgram.seen).toMatchObject({ made: 0, used: [] });
    expect(scope[NAME]).toBe(byProgram.seen.value);
    expect(byProgram.one.get()).toBe(byProgram.seen.value);
    expect(scope[NAME]).toBe(byProgram.seen.value);
    expect(byProgram.seen).toMatchObject({ made: 1, used: [byProgram.seen.value] });

    const byGuest = taken();
    expect(byGuest.one.get()).toBe(byGuest.seen.value);
    expect(scope[NAME]).toBe(byGuest.seen.value);
    expect(byGuest.seen).toMatchObject({ made: 1, used: [byGuest.seen.value] });
    byGuest.one.whenMade((made) => byGuest.seen.used.push(made));
    expect(byGuest.seen.used).toHaveLength(2);
  });

  it('stays the platform’s own when the program puts another in its place, and leaves that there', () => {
    const { one, seen } = taken();
    scope[NAME] = 'the program’s';
    expect(one.get()).toBe(seen.value);
    expect(scope[NAME]).toBe('the program’s');
  });
});
