import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeriesStore } from '../../../monitoring/metrics/series-store';
import { RuleEngine } from '../../../monitoring/rules/rule-engine';
import { parseRules } from '../../../monitoring/rules/rule-file';
import type { MetricSeries } from '../../../world/metrics/metric-frame';
import { HOUR_MS } from './hours';
import { WatchedGroup } from './watched-group';
import { widenRanges } from './widen-ranges';

const RULES = `groups:
  - name: instant
    rules:
      - alert: High
        expr: abs(load{zone="a"}) > 3
        labels: { severity: page }
      - alert: Lasting
        expr: load > 2 and room < 5
        for: 2h
  - name: ranges
    interval: 2h
    rules:
      - alert: Rising
        expr: increase(total[5m]) > 4
      - alert: Later
        expr: time() - last > 7200`;
const series: readonly MetricSeries[] = [
  { name: 'load', labels: { zone: 'a' }, type: 'gauge' },
  { name: 'load', labels: { zone: 'b' }, type: 'gauge' },
  { name: 'room', labels: { zone: 'a' }, type: 'gauge' },
  { name: 'total', labels: {}, type: 'counter' },
  { name: 'last', labels: {}, type: 'gauge' },
];

describe('groups that are watched', () => {
  it('say what an engine says that evaluates each time: what stands still is left out and nothing else', () => {
    const level = fc.integer({ min: 0, max: 5 });
    const hour = fc.record({
      load: level,
      other: level,
      room: level,
      more: level,
      isRun: fc.boolean(),
      stays: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(hour, { maxLength: 40 }), (hours) => {
        const groups = widenRanges(parseRules(RULES, 'rules.yml'), HOUR_MS);
        const [store, plain] = [new SeriesStore(), new SeriesStore()];
        const watched = groups.map((group) => new WatchedGroup(group, store, HOUR_MS, 300_000));
        const engine = new RuleEngine({ store: plain, groups, interval: HOUR_MS });
        const found: string[] = [];
        const wanted: string[] = [];
        let values = new Float64Array(series.length);
        for (const [at, { load, other, room, more, isRun, stays }] of hours.entries()) {
          const time = (at + 1) * HOUR_MS;
          if (!stays)
            values = Float64Array.of(load, other, room, values[3]! + more, isRun ? time / 1000 : values[4]!);
          for (const [i, { name, labels }] of series.entries())
            for (const one of [store, plain]) one.append({ ...labels, __name__: name }, time, values[i]!);
          for (const group of watched)
            for (const note of group.observe(time, { series, values }, 0))
              found.push(`${time} ${note.name} ${note.state}`);
          for (const { labels, from, to } of engine.evaluate(time).changes) {
            if (to === 'firing') wanted.push(`${time} ${labels.alertname} firing`);
            if (from === 'firing') wanted.push(`${time} ${labels.alertname} resolved`);
          }
        }
        expect(found).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('a window that would hold one sample is read as one of two looks', () => {
    const [, { rules }] = widenRanges(parseRules(RULES, 'rules.yml'), HOUR_MS) as [
      unknown,
      { rules: { expression: object }[] },
    ];
    expect(JSON.stringify(rules[0]!.expression)).toContain(`"range":${2 * HOUR_MS}`);
    const [, fine] = widenRanges(parseRules(RULES, 'rules.yml'), 60_000) as [
      unknown,
      { rules: { expression: object }[] },
    ];
    expect(JSON.stringify(fine.rules[0]!.expression)).toContain('"range":300000');
  });
});
