import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pyYaml, type YamlValue } from './py-yaml';
import { readPyYaml } from './read-py-yaml';

describe('pyYaml', () => {
  it('writes an experiment as MLflow does', () => {
    expect(
      pyYaml({
        name: 'house price',
        experiment_id: '123456789012345678',
        lifecycle_stage: 'active',
        creation_time: 1700000000000,
        last_update_time: 1700000000000,
        artifact_location: 'mlruns/123456789012345678',
      }),
    ).toBe(
      [
        'artifact_location: mlruns/123456789012345678',
        'creation_time: 1700000000000',
        "experiment_id: '123456789012345678'",
        'last_update_time: 1700000000000',
        'lifecycle_stage: active',
        'name: house price',
        '',
      ].join('\n'),
    );
  });

  it('writes null, empty collections, nested mappings and lists', () => {
    expect(pyYaml({ z: null, tags: [], aliases: { champion: '1' }, m: {}, l: ['a', { b: 1, c: [2] }] })).toBe(
      "aliases:\n  champion: '1'\nl:\n- a\n- b: 1\n  c:\n  - 2\nm: {}\ntags: []\nz: null\n",
    );
    expect(pyYaml({})).toBe('{}\n');
  });

  it.each([
    ['', "''"],
    ['None', 'None'],
    ['2.0', "'2.0'"],
    ['1', "'1'"],
    ['1e5', "'1e5'"],
    ['true', "'true'"],
    ['yes', "'yes'"],
    ['null', "'null'"],
    ['0x1F', "'0x1F'"],
    ['12:30', "'12:30'"],
    ['2026-01-01', "'2026-01-01'"],
    ['a: b', "'a: b'"],
    ['a #b', "'a #b'"],
    ['a#b:c', 'a#b:c'],
    ['- a', "'- a'"],
    ['-a', '-a'],
    ["it's", "it's"],
    ["'q'", "'''q'''"],
    [' a', "' a'"],
    ['@x', "'@x'"],
    ['é', 'é'],
    ['a\nb', '"a\\nb"'],
    ['a\u0000', '"a\\x00"'],
  ])('writes the string %j as %s', (text, written) => {
    expect(pyYaml({ k: text })).toBe(`k: ${written}\n`);
  });

  it('is read back the same by a YAML 1.2 and a YAML 1.1 reader', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.stringMatching(/^[-+0-9.eExobn:_ ~]{0,8}$/),
      fc.constantFrom('on', 'Off', 'NO', '.5', '1_000', '0o17', '0b1', '.inf', '1.', '190:20:30.15'),
    );
    const { value } = fc.letrec<{ value: YamlValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.integer(),
        text,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          tie('value'),
          { maxKeys: 3, noNullPrototype: true },
        ),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { noNullPrototype: true }),
        (record) => {
          const written = pyYaml(record);
          expect(parse(written)).toEqual(record);
          expect(parse(written, { version: '1.1' })).toEqual(record);
          expect(readPyYaml(written)).toEqual(record);
        },
      ),
    );
  });

  it('is read where PyYAML leaves out the quotes that later YAML needs', () => {
    expect(
      readPyYaml('a: 1e5\nb: 12e34\nc: 0o17\nd: 2026-01-01\ne: 1.5e+3\nf: ~\ng: 1_000\nh: on\n'),
    ).toEqual({
      a: '1e5',
      b: '12e34',
      c: '0o17',
      d: '2026-01-01',
      e: 1500,
      f: null,
      g: 1000,
      h: true,
    });
  });
});
