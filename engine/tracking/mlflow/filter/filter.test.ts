import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause, Field, Filter } from './ast';
import { compareScalars, likePattern, matches, sorted } from './evaluate';
import { parseOrderBy } from './order-by';
import { isNumeric, parseFilter } from './parse';
import { printFilter, printOrder } from './print';
import { EXPERIMENTS, MODEL_VERSIONS, REGISTERED_MODELS, RUNS, type SearchScope } from './scope';

const normal = (source: string, scope: SearchScope = RUNS) => printFilter(parseFilter(source, scope));

describe('parseFilter', () => {
  it.each([
    [
      "metrics.acc > 0.8 and params.lr = '0.1' and tags.k LIKE '%x%'",
      "metrics.acc > 0.8 AND params.lr = '0.1' AND tags.k LIKE '%x%'",
    ],
    ['metric.acc>=1', 'metrics.acc >= 1'],
    ['metrics.`val/loss` < -1.5e-3', 'metrics.`val/loss` < -0.0015'],
    ['metrics."my metric" != .5', 'metrics.`my metric` != 0.5'],
    ["`params`.lr = 'a'", "params.lr = 'a'"],
    ['parameter.x ilike "A_%"', "params.x ILIKE 'A_%'"],
    ["tags.mlflow.source.git.commit = 'abc'", "tags.mlflow.source.git.commit = 'abc'"],
    ["tags.`mlflow.note-1` = 'it''s'", "tags.`mlflow.note-1` = 'it''s'"],
    ["attributes.status = 'FINISHED'", "status = 'FINISHED'"],
    ["run.`run name` = 'x'", "run_name = 'x'"],
    ['Created > 1664067852747', 'start_time > 1664067852747'],
    ["run_id IN ('a','b')", "run_id IN ('a', 'b')"],
    ["run_id not in ('a')", "run_id NOT IN ('a')"],
    [
      "dataset.name = 'ames' AND datasets.context IN ('train')",
      "datasets.name = 'ames' AND datasets.context IN ('train')",
    ],
    ['', ''],
  ])('reads %s', (source, printed) => {
    expect(normal(source)).toBe(printed);
  });

  it.each([
    ['metrics.a > 1 OR metrics.b > 2', "Invalid clause(s) in filter string: 'OR'"],
    ['metrics.a > 1 AND', "Invalid clause(s) in filter string: 'AND'"],
    ['metrics.a > 1 metrics.b > 2', "Invalid clause(s) in filter string: 'metrics.b > 2'"],
    ['metrics.a', "Invalid clause(s) in filter string: 'metrics.a'"],
    ['(metrics.a > 1)', "Invalid clause(s) in filter string: '(', ')'"],
    ['0.5 > metrics.a', "Invalid clause(s) in filter string: '0.5', '>', 'metrics.a'"],
    ['metrics.a > 1; metrics.b > 2', 'Search filter contained multiple expression'],
    ["params.lr = 'a", "Could not be parsed: the quote ' at position 13 is not closed"],
    ['metrics.val-acc > 1', 'put keys with such characters in backticks'],
    ["metrics.acc > '0.8'", "Expected numeric value type for metric. Found '0.8'"],
    ["start_time > 'x'", "Expected numeric value type for numeric attribute: start_time. Found 'x'"],
    ['params.lr = 0.1', "Expected a quoted string value for parameter (e.g. 'my-value'). Got value 0.1"],
    [
      'params.lr = x',
      'Parameter value is either not quoted or unidentified quote types used for string value x',
    ],
    ['status = 3', 'Expected a quoted string value for attributes. Got value 3'],
    ["params.lr > '0.1'", "Invalid comparator '>' not one of '{'!=', '=', 'LIKE', 'ILIKE'}'"],
    ['metrics.a LIKE 1', "Invalid comparator 'LIKE' not one of"],
    [
      "foo.bar = 'x'",
      "Invalid entity type 'foo'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']",
    ],
    ["constructor.x = 'x'", "Invalid entity type 'constructor'"],
    ["colour = 'x'", "Invalid attribute key 'colour' specified. Valid keys are '{'artifact_uri', 'end_time'"],
    ["dataset.size = 'x'", "Invalid dataset key 'size' specified"],
    ["params.x IN ('a')", 'Expected a quoted string value for parameter'],
    ["status IN ('a')", "Only the 'run_id' attribute supports comparison with a list"],
    ['run_id IN ()', 'expected a non-empty list of string values, but got empty list'],
    ["run_id IN ('a' 'b')", 'but got ill-formed list'],
    ["run_id IN ('a',)", 'but got ill-formed list'],
    ['run_id IN (1)', 'but got ill-formed list'],
  ])('refuses %s', (source, words) => {
    expect(() => parseFilter(source, RUNS)).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAMETER_VALUE', message: expect.stringContaining(words) }),
    );
  });

  it('knows what each search has', () => {
    expect(normal("name LIKE 'a%' and tags.team = 'x'", EXPERIMENTS)).toBe(
      "name LIKE 'a%' AND tags.team = 'x'",
    );
    expect(normal('creation_time > 5', EXPERIMENTS)).toBe('creation_time > 5');
    expect(() => parseFilter('metrics.a > 1', EXPERIMENTS)).toThrow(
      "Invalid entity type 'metrics'. Valid entity types are ('attribute', 'tag', 'tags')",
    );
    expect(normal("attribute.name ILIKE '%PRICE%'", REGISTERED_MODELS)).toBe("name ILIKE '%PRICE%'");
    expect(normal("name='price' and version_number >= 2 and run_id IN ('a')", MODEL_VERSIONS)).toBe(
      "name = 'price' AND version_number >= 2 AND run_id IN ('a')",
    );
  });

  const key = fc.oneof(
    fc.stringMatching(/^[a-z][a-z0-9_.]{0,8}$/),
    fc.string({ minLength: 1 }).filter((text) => !(text.includes('`') && text.includes('"'))),
  );
  const field: fc.Arbitrary<Field> = fc.oneof(
    fc.record({ entity: fc.constantFrom('metric', 'parameter', 'tag'), key }),
    fc.record({
      entity: fc.constant('attribute' as const),
      key: fc.constantFrom(...RUNS.textAttributes, ...RUNS.numberAttributes),
    }),
    fc.record({ entity: fc.constant('dataset' as const), key: fc.constantFrom('name', 'digest', 'context') }),
  );
  const clause: fc.Arbitrary<Clause> = field.chain((one): fc.Arbitrary<Clause> => {
    if (isNumeric(one, RUNS))
      return fc.record({
        type: fc.constant('number' as const),
        field: fc.constant(one),
        comparator: fc.constantFrom('>', '>=', '!=', '=', '<', '<='),
        value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      });
    const text = fc.record({
      type: fc.constant('text' as const),
      field: fc.constant(one),
      comparator: fc.constantFrom('!=', '=', 'LIKE', 'ILIKE'),
      value: fc.string(),
    });
    if (one.entity !== 'dataset' && one.key !== 'run_id') return text;
    const list = fc.record({
      type: fc.constant('list' as const),
      field: fc.constant(one),
      comparator: fc.constantFrom('IN', 'NOT IN'),
      value: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
    });
    return one.entity === 'parameter' || one.entity === 'tag' ? text : fc.oneof(text, list);
  });
  const filter: fc.Arbitrary<Filter> = fc.array(clause, { maxLength: 4 });

  it('is undone by printFilter', () => {
    fc.assert(
      fc.property(filter, (ast) => {
        const printed = printFilter(ast);
        const again = parseFilter(printed, RUNS);
        expect(again).toEqual(ast);
        expect(printFilter(again)).toBe(printed);
      }),
    );
  });

  it('answers any text by a filter or by MLflow words', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'metrics.a',
        'params.`b`',
        'and',
        '>',
        '=',
        "'x'",
        '1',
        '(',
        ')',
        'in',
        'not',
        ',',
        'or',
        '"',
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        try {
          expect(Array.isArray(parseFilter(parts.join(' '), RUNS))).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
        }
      }),
    );
  });
});

describe('matches', () => {
  const run: Record<string, string | number | readonly string[]> = {
    'metric acc': 0.9,
    'metric nan': Number.NaN,
    'parameter lr': '0.10',
    'tag note': 'A line\nand more (1+1)',
    'dataset name': ['train', 'test'],
  };
  const holds = (source: string) =>
    matches(parseFilter(source, RUNS), ({ entity, key }) => run[`${entity} ${key}`] ?? null);

  it.each([
    ['metrics.acc > 0.8', true],
    ['metrics.acc > 0.9', false],
    ['metrics.acc = 0.9', true],
    ['metrics.acc != 0.9', false],
    ['metrics.none != 1', false],
    ['metrics.nan != 1', true],
    ['metrics.nan < 1', false],
    ["params.lr = '0.1'", false],
    ["params.lr = '0.10'", true],
    ["tags.note LIKE 'A line%'", true],
    ["tags.note LIKE 'a line%'", false],
    ["tags.note ILIKE 'a LINE%(1+1)'", true],
    ["tags.note LIKE '%line_and%'", true],
    ["tags.note LIKE 'line'", false],
    ["datasets.name = 'test'", true],
    ["datasets.name = 'none'", false],
    ["datasets.name IN ('none', 'train')", true],
    ["metrics.acc > 0.8 and params.lr = 'x'", false],
  ])('%s: %s', (source, expected) => {
    expect(holds(source)).toBe(expected);
  });

  it('takes a pattern without wildcards for the text itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/[%_]/.test(text)),
        (text) => {
          expect(likePattern(text, '').test(text)).toBe(true);
        },
      ),
    );
  });
});

describe('order_by', () => {
  it.each([
    ['metrics.acc DESC', 'metrics.acc DESC'],
    ['metrics.`val loss`', 'metrics.`val loss` ASC'],
    ['start_time desc', 'start_time DESC'],
    ['attribute.Created', 'start_time ASC'],
    ['params."a-b" asc', 'params.`a-b` ASC'],
  ])('reads %s', (source, printed) => {
    expect(printOrder(parseOrderBy(source, RUNS))).toBe(printed);
  });

  it.each([
    ['', 'Could not be parsed'],
    ['metrics.acc UP', 'Invalid ordering key in order_by clause'],
    ['metrics.acc DESC, start_time', 'Could not be parsed'],
    ['metrics.val-acc', 'Could not be parsed'],
    ['foo.x', "Invalid entity type 'foo'"],
    ['colour', "Invalid attribute key 'colour'"],
    ['dataset.name', "Invalid order_by entity type 'dataset'"],
  ])('refuses %s', (source, words) => {
    expect(() => parseOrderBy(source, RUNS)).toThrow(words);
  });

  it('puts NaN and what is missing last both ways, and ties by the natural order', () => {
    const items = [
      { id: 'a', m: Number.NaN },
      { id: 'b', m: null },
      { id: 'c', m: 1 },
      { id: 'e', m: 2 },
      { id: 'd', m: 1 },
    ];
    const order = (source: string) =>
      sorted(
        items,
        [parseOrderBy(source, RUNS)],
        (item) => () => item.m,
        (x, y) => (x.id < y.id ? -1 : 1),
      )
        .map(({ id }) => id)
        .join('');
    expect(order('metrics.m')).toBe('cdeab');
    expect(order('metrics.m DESC')).toBe('ecdab');
  });

  it('compares in a total order', () => {
    const scalar = fc.oneof(fc.double(), fc.constant(null));
    fc.assert(
      fc.property(scalar, scalar, scalar, fc.boolean(), (a, b, c, up) => {
        const compare = (x: number | null, y: number | null) => Math.sign(compareScalars(x, y, up));
        expect(compare(a, b) + compare(b, a)).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
