import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, fillTemplate, meets, meetsAll, placeholdersOf, withoutFacts } from './facts';

describe('meets', () => {
  it.each<[Condition, boolean]>([
    [{ fact: 'n', atLeast: 3 }, true],
    [{ fact: 'n', atLeast: 3.1 }, false],
    [{ fact: 'n', atMost: 3 }, true],
    [{ fact: 'n', above: 3 }, false],
    [{ fact: 'n', below: 3.01 }, true],
    [{ fact: 'n', above: 2, below: 3 }, false],
    [{ fact: 'n', equals: 3 }, true],
    [{ fact: 'n', equals: '3' }, false],
    [{ fact: 'text', equals: 'yes' }, true],
    [{ fact: 'text', atLeast: 0 }, false],
    [{ fact: 'flag', equals: false }, true],
    [{ fact: 'none', equals: false }, false],
    [{ fact: 'none', missing: true }, true],
    [{ fact: 'absent', missing: true }, true],
    [{ fact: 'n', missing: true }, false],
    [{ fact: 'n', missing: false }, true],
    [{ fact: 'none', atMost: 1 }, false],
  ])('%j: %s', (condition, expected) => {
    expect(meets({ n: 3, text: 'yes', flag: false, none: null }, condition)).toBe(expected);
  });

  it('holds a number to every bound that is given', () => {
    const bound = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.integer({ min: -6, max: 6 }),
        fc.record({ atLeast: bound, atMost: bound, above: bound, below: bound }),
        (n, bounds) => {
          const single = Object.entries(bounds).every(([name, value]) =>
            meets({ n }, { fact: 'n', [name]: value }),
          );
          expect(meets({ n }, { fact: 'n', ...bounds })).toBe(single);
        },
      ),
    );
  });

  it('meets an empty list of conditions', () => {
    expect(meetsAll({}, [])).toBe(true);
    expect(
      meetsAll({ a: 1 }, [
        { fact: 'a', equals: 1 },
        { fact: 'b', equals: 1 },
      ]),
    ).toBe(false);
  });
});

describe('fillTemplate', () => {
  it.each([
    ['{n} rows', { n: 1941 }, '1,941 rows'],
    ['{n:$}', { n: 23_456.7 }, '$23,457'],
    ['{n:%}', { n: 0.2653 }, '26.5 %'],
    ['{n}', { n: 0.123456 }, '0.1235'],
    ['{n}', { n: 1e-9 }, '0.000000001'],
    ['{n}', { n: 31_234.5678 }, '31,235'],
    ['{n:$}', { n: -1200 }, '-$1,200'],
    ['seed {n:#}', { n: 1674676824 }, 'seed 1674676824'],
    ['{flag}', { flag: false }, 'false'],
    ['{gone}', {}, 'unknown'],
    ['{none:$}', { none: null }, 'unknown'],
    ['{val_loss.min}', { 'val_loss.min': 2 }, '2'],
    ['{ not one } {}', {}, '{ not one } {}'],
  ])('%j', (template, facts, expected) => {
    expect(fillTemplate(template, facts)).toBe(expected);
  });

  it('never fills what a value brought in', () => {
    expect(fillTemplate('{a}', { a: '{b}', b: 'secret' })).toBe('{b}');
  });

  it('leaves text without braces alone, and names each placeholder once', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{')),
        (text) => {
          expect(fillTemplate(text, {})).toBe(text);
          expect(placeholdersOf(text)).toEqual([]);
        },
      ),
    );
    expect(placeholdersOf('{a} {b:$} {a:%}')).toEqual(['a', 'b']);
    expect(withoutFacts('{a.b} of {b:$}, in `{ a }`')).toBe('… of …, in `{ a }`');
  });
});
