import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_KINDS, ACTION_WORDS } from '../../world/actions';
import { type ActionLog, emptyLog, goesOn, type LogEntry, parseLog, takenBack, writeLog } from './action-log';

const entry: fc.Arbitrary<Omit<LogEntry, 'hour'>> = fc.oneof(
  fc.record({ do: fc.constant('acknowledge' as const), page: fc.string({ minLength: 1 }) }),
  fc.record({ do: fc.constant('act' as const), act: fc.constantFrom(...ACTION_KINDS) }),
  fc.record({ do: fc.constant('note' as const), text: fc.string({ minLength: 1, maxLength: 80 }) }),
);
const log: fc.Arbitrary<ActionLog> = fc
  .record({
    seed: fc.string({ minLength: 1 }),
    entries: fc.array(fc.tuple(fc.nat(9), entry), { maxLength: 20 }),
    after: fc.nat(30),
  })
  .map(({ seed, entries, after }) => {
    let hour = 0;
    const timed = entries.map(([gap, one]) => {
      hour += gap;
      return { ...one, hour } as LogEntry;
    });
    return { seed, entries: timed, until: hour + after };
  });

const read = (text: string) => parseLog(text, 'on-call/log.json', ACTION_WORDS);

describe('the log of a shift', () => {
  it('is read as it was written, and goes on from each of its beginnings', () => {
    fc.assert(
      fc.property(log, (one) => {
        expect(read(writeLog(one))).toEqual(one);
        let before = one;
        while (before.entries.length > 0) {
          before = takenBack(before);
          expect(goesOn(one, before)).toBe(true);
        }
        expect(goesOn(one, emptyLog(one.seed))).toBe(true);
      }),
    );
  });

  it('does not go on from another one', () => {
    const one: ActionLog = { seed: 'a', until: 9, entries: [{ do: 'note', hour: 4, text: 'x' }] };
    expect(goesOn(one, { ...one, seed: 'b' })).toBe(false);
    expect(goesOn(one, { ...one, until: 10 })).toBe(false);
    expect(goesOn(one, { ...one, entries: [{ do: 'note', hour: 4, text: 'y' }] })).toBe(false);
    // What was done earlier than where the other stands cannot be added to it.
    expect(goesOn({ ...one, until: 12 }, { ...one, entries: [] })).toBe(false);
  });

  it.each([
    ['{', /no JSON/],
    ['{"seed":"a","until":3}', /entries/],
    ['{"seed":"a","until":3,"entries":[{"do":"act","hour":1,"act":"pray"}]}', /no act pray/],
    ['{"seed":"a","until":3,"entries":[{"do":"note","hour":4,"text":"late"}]}', /entries\.0: hour 4/],
    ['{"seed":"a","until":3,"entries":[{"do":"dance","hour":1}]}', /entries\.0/],
  ])('says what is wrong with %s', (text, why) => {
    expect(() => read(text)).toThrow(why);
  });
});
