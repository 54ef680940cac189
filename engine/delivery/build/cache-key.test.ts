import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheKey } from './cache-key';

const record = fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), fc.string({ maxLength: 6 }), {
  maxKeys: 5,
});
const inputs = fc.record({ files: record, variables: record });
const step = fc.tuple(fc.string(), fc.string(), inputs);

const reversed = (one: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(one).reverse());

describe('cache keys', () => {
  it('do not depend on the order in which files and variables were found', () => {
    fc.assert(
      fc.property(step, ([parent, text, { files, variables }]) => {
        const other = { files: reversed(files), variables: reversed(variables) };
        expect(cacheKey(parent, text, other)).toBe(cacheKey(parent, text, { files, variables }));
      }),
    );
  });

  it('are equal only for equal steps', () => {
    const normal = ([parent, text, { files, variables }]: [
      string,
      string,
      { files: object; variables: object },
    ]) => JSON.stringify([parent, text, Object.entries(files).sort(), Object.entries(variables).sort()]);
    fc.assert(
      fc.property(step, step, (a, b) => {
        expect(cacheKey(...a) === cacheKey(...b)).toBe(normal(a) === normal(b));
      }),
    );
  });

  it('change with one file, one variable, the text, or the step before', () => {
    fc.assert(
      fc.property(step, fc.string({ minLength: 1 }), ([parent, text, one], more) => {
        const key = cacheKey(parent, text, one);
        expect(cacheKey(parent + more, text, one)).not.toBe(key);
        expect(cacheKey(parent, text + more, one)).not.toBe(key);
        expect(cacheKey(parent, text, { ...one, files: { ...one.files, 'a new file': more } })).not.toBe(key);
        expect(
          cacheKey(parent, text, { ...one, variables: { ...one.variables, 'A NEW ONE': more } }),
        ).not.toBe(key);
      }),
    );
  });
});
