import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRACTICES, type PracticeChoice } from './practices';
import { FIRST_SETTINGS, readSettings, seedOf, settingsQuery } from './share-link';
import { allSwitches, practicesOn, type Switches, sameSwitches, withSwitch } from './switches';

const choice = fc.constantFrom<PracticeChoice>('off', 'reference', 'own');
const switches: fc.Arbitrary<Switches> = fc.record(
  Object.fromEntries(PRACTICES.map(({ id }) => [id, choice])),
) as fc.Arbitrary<Switches>;
const seed = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map(seedOf)
  .filter((text) => text !== '');

describe('a share link', () => {
  it('gives back the seed and every switch', () => {
    fc.assert(
      fc.property(fc.record({ seed, switches }), (settings) => {
        const query = settingsQuery(settings);
        expect(readSettings(query)).toEqual({ settings, problems: [] });
        // As a browser writes it back into the address.
        const typed = new URL(`http://lab/simulator?${query}`).search;
        expect(readSettings(typed)).toEqual({ settings, problems: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('reads any text without an error, and names what it left out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { settings } = readSettings(text);
        expect(settings.seed.length).toBeGreaterThan(0);
        expect(Object.keys(settings.switches)).toEqual(PRACTICES.map(({ id }) => id));
      }),
    );
    expect(readSettings('?seed=oak&with=code,ci:mine,tests').problems).toHaveLength(2);
    expect(readSettings('?seed=&with=none')).toMatchObject({
      settings: { seed: FIRST_SETTINGS.seed, switches: allSwitches('off') },
      problems: [expect.stringContaining('no seed')],
    });
  });

  it('is short and readable', () => {
    expect(settingsQuery(FIRST_SETTINGS)).toBe('seed=homestead');
    expect(settingsQuery({ seed: 'oak 7', switches: allSwitches('off') })).toBe('seed=oak%207&with=none');
    const some = withSwitch(withSwitch(allSwitches('off'), 'ci', 'own'), 'code', 'reference');
    expect(settingsQuery({ seed: 'oak', switches: some })).toBe('seed=oak&with=code,ci:own');
    expect(practicesOn(some)).toEqual(['code', 'ci']);
    expect(sameSwitches(some, allSwitches('off'))).toBe(false);
  });
});
