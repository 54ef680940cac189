import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeriesStore } from '../metrics/series-store';
import { evaluateVector } from '../promql/evaluate';
import { parsePromql } from '../promql/parse';
import type { MetricFamily } from './family';
import { parseExposition } from './parse';
import { MetricRegistry } from './registry';
import { Scraper } from './scrape';
import { writeExposition } from './write';

describe('the text format of metrics', () => {
  it('is written as Prometheus clients write it', () => {
    const registry = new MetricRegistry();
    registry
      .counter('predictions_total', 'Estimates served.\nAll of them \\ by model.')
      .inc({ model: 'a"b\\c\nd' }, 3);
    registry.gauge('drift_score', 'Share.').set(Number.POSITIVE_INFINITY);
    const latency = registry.histogram('latency_seconds', 'Time.', [0.1, 1]);
    for (const value of [0.05, 0.1, 0.3, 7]) latency.observe(value, { path: '/' });
    expect(writeExposition(registry.collect())).toBe(
      [
        '# HELP drift_score Share.',
        '# TYPE drift_score gauge',
        'drift_score +Inf',
        '# HELP latency_seconds Time.',
        '# TYPE latency_seconds histogram',
        'latency_seconds_bucket{path="/",le="0.1"} 2',
        'latency_seconds_bucket{path="/",le="1"} 3',
        'latency_seconds_bucket{path="/",le="+Inf"} 4',
        'latency_seconds_sum{path="/"} 7.45',
        'latency_seconds_count{path="/"} 4',
        '# HELP predictions_total Estimates served.\\nAll of them \\\\ by model.',
        '# TYPE predictions_total counter',
        'predictions_total{model="a\\"b\\\\c\\nd"} 3',
        '',
      ].join('\n'),
    );
  });

  it('what is written reads back the same', () => {
    const value = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    );
    const labels = fc.dictionary(
      fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,6}$/),
      fc.string({ unit: 'grapheme' }),
      {
        maxKeys: 3,
      },
    );
    const family = fc.record({
      name: fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,9}$/),
      type: fc.constantFrom('counter' as const, 'gauge' as const, 'untyped' as const),
      help: fc.string().map((text) =>
        text
          .trim()
          .replace(/[\r\v\f\u0085\u2028\u2029]/g, ' ')
          .trim(),
      ),
      lines: fc.uniqueArray(fc.tuple(labels, value, fc.option(fc.nat(), { nil: undefined })), {
        selector: ([given]) => JSON.stringify(Object.entries(given).sort()),
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(family, { selector: ({ name }) => name, maxLength: 5 }), (drafts) => {
        const families: MetricFamily[] = drafts.map(({ lines, ...rest }) => ({
          ...rest,
          samples: lines.map(([given, sample, timestamp]) => ({
            name: rest.name,
            labels: { ...given },
            value: sample,
            ...(timestamp !== undefined && { timestamp }),
          })),
        }));
        expect(parseExposition(writeExposition(families))).toEqual(families);
      }),
    );
  });

  it.each([
    ['a 1', /Line 1.*does not end/],
    ['a{b="c" 1\n', /Line 1/],
    ['a x\n', /"x" is no number/],
    ['# TYPE a counterr\n', /no type "counterr"; there are counter, gauge/],
    ['a 1\nb 1\na{x="y"} 2\n', /Line 3.*a was there before/],
    ['a 1\n# TYPE a gauge\n', /Line 2.*after its samples/],
    ['a{b="c",b="d"} 1\n', /label b is there twice/],
    ['a 1\na 2\n', /a with these labels was there before/],
    ['# HELP a x\n# HELP a y\n', /second HELP/],
  ])('%j is refused', (text, message) => expect(() => parseExposition(text)).toThrow(message));

  it('takes what is allowed: comments, blanks, tabs, a comma at the end, times', () => {
    const text = '# a comment\n\n  x\t{ a = "b" , } 1e3  1700000000000 \n';
    expect(parseExposition(text)).toEqual([
      {
        name: 'x',
        type: 'untyped',
        samples: [{ name: 'x', labels: { a: 'b' }, value: 1000, timestamp: 1_700_000_000_000 }],
      },
    ]);
  });

  it('refuses what a client library refuses', () => {
    const registry = new MetricRegistry();
    const counter = registry.counter('a_total', '');
    expect(() => counter.inc({}, -1)).toThrow(/only grow/);
    expect(() => registry.counter('a', '')).toThrow(/a_total/);
    expect(() => registry.gauge('a_total', '')).toThrow(/already/);
    expect(() => registry.gauge('1a', '')).toThrow(/cannot be the name/);
    expect(() => registry.histogram('h', '', [1, 1])).toThrow(/do not ascend/);
    expect(() => registry.gauge('g', '').set(1, { 'a-b': 'c' })).toThrow(/name of a label/);
  });
});

describe('a scrape', () => {
  it('keeps apart the labels of the target, counts what is up, and ends what is gone', () => {
    const store = new SeriesStore();
    const scraper = new Scraper(store);
    const target = { job: 'web', instance: 'a:80' };
    scraper.scrape(target, 0, parseExposition('x{job="own"} 1\ny 2\n'));
    scraper.scrape(target, 60_000, parseExposition('x{job="own"} 3\n'));
    const at = (text: string, time: number) => evaluateVector(parsePromql(text), store, time);
    expect(at('x', 60_000)).toEqual([
      { labels: { __name__: 'x', exported_job: 'own', job: 'web', instance: 'a:80' }, value: 3 },
    ]);
    expect(at('y', 59_999)).toHaveLength(1);
    expect(at('y', 60_000)).toEqual([]);
    scraper.scrape(target, 120_000, null);
    expect(at('up', 120_000)[0]!.value).toBe(0);
    expect(at('x', 120_000)).toEqual([]);
  });
});
