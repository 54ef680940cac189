import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAlertmanagerConfig } from '../alerting/alertmanager-config';
import { SeriesStore } from '../metrics/series-store';
import { evaluateVector } from '../promql/evaluate';
import { parsePromql } from '../promql/parse';
import { RuleEngine } from '../rules/rule-engine';
import { parseRules } from '../rules/rule-file';
import { burnRateRows } from './burn-rate-rows';
import { budgetSpent, burnRate, errorBudget, timeToExhaustion } from './error-budget';
import { exampleSeries } from './example-series';
import { monitoringFiles } from './monitoring-files';
import { parseObjectives } from './slo-file';
import { objectiveRules } from './slo-rules';
import { SLO_YAML } from './testing/slo-yaml';

const DAY = 86_400_000;
const MINUTE = 60_000;

describe('the error budget', () => {
  it('the rows for 30 days are those of the workbook, and each spends its share', () => {
    const rows = burnRateRows(0.999, 30 * DAY);
    expect(rows.map(({ factor, severity }) => [factor, severity])).toEqual([
      [14.4, 'page'],
      [6, 'page'],
      [3, 'ticket'],
      [1, 'ticket'],
    ]);
    for (const { factor, long, budgetShare } of rows)
      expect(budgetSpent(factor, long / 3_600_000, 720)).toBeCloseTo(budgetShare, 12);
  });

  it('budget spent = factor × window / period, whatever the period', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.double({ min: 0.5, max: 0.9999, noNaN: true }),
        (days, target) => {
          for (const row of burnRateRows(target, days * DAY)) {
            expect(budgetSpent(row.factor, row.long, days * DAY)).toBeCloseTo(row.budgetShare, 9);
            expect(row.isReachable).toBe(row.factor * (1 - target) < 1);
          }
        },
      ),
    );
  });

  it('a burn rate of 1 spends the budget in exactly the period', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0.9, max: 0.9999, noNaN: true }),
        (total, target) => {
          const bad = total * (1 - target);
          expect(burnRate(bad, total, target)).toBeCloseTo(1, 9);
          expect(errorBudget(bad, total, target).remainingShare).toBeCloseTo(0, 9);
          expect(timeToExhaustion(1, 1, 720)).toBe(720);
        },
      ),
    );
    expect(errorBudget(0, 0, 0.99).remainingShare).toBe(1);
    expect(timeToExhaustion(0.5, 0, 720)).toBe(Number.POSITIVE_INFINITY);
    expect(timeToExhaustion(-1, 2, 720)).toBe(0);
  });
});

describe('objectives in a file', () => {
  it('are read from OpenSLO documents', () => {
    const objectives = parseObjectives(SLO_YAML, 'slo.yaml');
    expect(objectives.map(({ name, target, period }) => [name, target, period / DAY])).toEqual([
      ['availability', 0.999, 30],
      ['latency', 0.99, 30],
      ['estimates', 0.95, 28],
    ]);
    expect(objectives[2]).toMatchObject({ minimumEvents: 50, indicator: { part: 'bad' } });
  });

  const changed = (from: string, to: string) => SLO_YAML.split('---')[0]!.replace(from, to);
  it.each([
    [changed('openslo/v1', 'openslo/v2'), /apiVersion/],
    [changed('target: 0.999', 'target: 99.9'), /objectives\.0\.target/],
    [changed('duration: 30d', 'duration: a month'), /"a month" is no duration/],
    [changed('name: availability', 'name: Is Up'), /is no name: use small letters/],
    [changed('Occurrences', 'Timeslices'), /the lab counts events/],
    [changed('        good:', '        nice:'), /name either good or bad/],
    [changed('code!~"5.."', 'code!~"5..'), /ratioMetric: The expression/],
    [`${SLO_YAML}---\n${SLO_YAML.split('---')[0]}`, /house-price\/availability is there twice/],
    ['a: [', /no YAML/],
  ])('%#: is refused with its place', (text, message) =>
    expect(() => parseObjectives(text, 'slo.yaml')).toThrow(message),
  );
});

describe('the rules of an objective', () => {
  it('alert at the pace of each row and no sooner, in the lab too', () => {
    const [objective] = parseObjectives(SLO_YAML, 'slo.yaml');
    const groups = objectiveRules(objective!);
    for (const [pace, wanted] of [
      [0.9, []],
      [2, ['3d']],
      [4, ['1d', '3d']],
      [8, ['6h', '1d', '3d']],
      [20, ['1h', '6h', '1d', '3d']],
    ] as const) {
      const store = new SeriesStore();
      const engine = new RuleEngine({ store, groups });
      for (let minute = 0; minute <= 90; minute++) {
        const labels = { __name__: 'http_requests_total', job: 'house-price' };
        store.append({ ...labels, code: '200' }, minute * MINUTE, minute * (100_000 - 100 * pace));
        store.append({ ...labels, code: '500' }, minute * MINUTE, minute * 100 * pace);
        expect(engine.evaluate(minute * MINUTE).failures).toEqual([]);
      }
      const firing = engine.alerts.filter(({ state }) => state === 'firing');
      expect(firing.map(({ labels }) => labels.long_window)).toEqual(wanted);
      const [left] = evaluateVector(
        parsePromql('slo:period_error_budget_remaining:ratio'),
        store,
        90 * MINUTE,
      );
      expect(left!.value).toBeCloseTo(1 - pace, 6);
    }
  });

  it('without an error the ratio is 0, not absent', () => {
    const [objective] = parseObjectives(SLO_YAML, 'slo.yaml');
    const store = new SeriesStore();
    const engine = new RuleEngine({
      store,
      groups: objectiveRules({
        ...objective!,
        indicator: { ...objective!.indicator, part: 'bad', partQuery: 'never' },
      }),
    });
    for (let minute = 0; minute < 10; minute++) {
      store.append({ __name__: 'http_requests_total', job: 'house-price' }, minute * MINUTE, minute);
      engine.evaluate(minute * MINUTE);
    }
    expect(evaluateVector(parsePromql('slo:sli_error:ratio_rate5m'), store, 9 * MINUTE)[0]!.value).toBe(0);
  });

  it('with a least number of events, few of them alert nobody', () => {
    const [, , objective] = parseObjectives(SLO_YAML, 'slo.yaml');
    for (const [perMinute, wanted] of [
      [0.1, 0],
      [100, 3],
    ] as const) {
      const store = new SeriesStore();
      const engine = new RuleEngine({ store, groups: objectiveRules(objective!) });
      for (let minute = 0; minute < 60; minute++) {
        store.append(
          { __name__: 'estimates_total', outcome: 'wrong' },
          minute * MINUTE,
          Math.floor(minute * perMinute),
        );
        engine.evaluate(minute * MINUTE);
      }
      expect(engine.alerts.filter(({ state }) => state === 'firing').length >= wanted).toBe(true);
      if (wanted === 0) expect(engine.alerts).toEqual([]);
    }
  });
});

describe('the files for a real Prometheus', () => {
  const files = monitoringFiles(parseObjectives(SLO_YAML, 'slo.yaml'), {
    scrape: [{ job: 'house-price', targets: ['app:8080'] }],
  });

  it('read back in the lab', () => {
    expect(parseRules(files['rules.yml']!, 'rules.yml')).toHaveLength(9);
    const hook = { credentials: null, credentialsFile: null };
    expect(parseAlertmanagerConfig(files['alertmanager.yml']!, 'alertmanager.yml').receivers).toEqual([
      {
        name: 'pager',
        sendResolved: true,
        isHeard: true,
        webhooks: [{ ...hook, url: 'http://pager.example.org/alerts', sendsResolved: true }],
      },
      {
        name: 'ticket',
        sendResolved: false,
        isHeard: true,
        webhooks: [{ ...hook, url: 'http://tickets.example.org/alerts', sendsResolved: false }],
      },
    ]);
    expect(files['rules_test.yml']).toContain('name: house-price/availability at 18 times the allowed rate');
  });

  it.each([
    [
      { part: 'good', partQuery: 'x{code!~"5.."}', totalQuery: 'x' },
      { other: { __name__: 'x', code: '500' }, otherIs: 'rest' },
    ],
    [
      { part: 'bad', partQuery: 'x{a=~"b|c"}', totalQuery: 'x' },
      { part: { __name__: 'x', a: 'b' }, other: { __name__: 'x' } },
    ],
    [
      { part: 'good', partQuery: 'x', totalQuery: 'y{z="1"}' },
      { other: { __name__: 'y', z: '1' }, otherIs: 'total' },
    ],
    [{ part: 'good', partQuery: 'sum(rate(x[{{.window}}]))', totalQuery: 'y' }, null],
  ] as const)('%j: finds series to test it with', (indicator, wanted) => {
    const found = exampleSeries(indicator);
    if (wanted === null) expect(found).toBeNull();
    else expect(found).toMatchObject(wanted);
  });
});
