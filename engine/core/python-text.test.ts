import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PyFloat, pyFloat, pyJson } from './python-text';

describe('pyFloat', () => {
  it.each([
    [1, '1.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1.1, '1.1'],
    [1e-5, '1e-05'],
    [1e-4, '0.0001'],
    [1.5e-7, '1.5e-07'],
    [1e5, '100000.0'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.25e22, '1.25e+22'],
    [123456.789, '123456.789'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [Number.NaN, 'nan'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NEGATIVE_INFINITY, '-inf'],
  ])('writes %d as %s', (value, text) => {
    expect(pyFloat(value)).toBe(text);
  });

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(pyFloat(value))).toBe(value);
      }),
    );
  });
});

describe('pyJson', () => {
  it('writes on one line as json.dumps does', () => {
    const value = { b: [1, 0.5, new PyFloat(2), null, true], a: 'é😀"\u007f', e: {}, l: [] };
    expect(pyJson(value)).toBe(
      '{"b": [1, 0.5, 2.0, null, true], "a": "\\u00e9\\ud83d\\ude00\\"\\u007f", "e": {}, "l": []}',
    );
    expect(pyJson({ b: 1, a: 2 }, { sortKeys: true })).toBe('{"a": 2, "b": 1}');
  });

  it('indents', () => {
    expect(pyJson({ a: [1, 2], b: {} }, { indent: 2 })).toBe(
      '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}',
    );
  });

  it('gives JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = pyJson(value as never);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
