import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetricRegistry } from '../exposition/registry';
import { DEFAULT_ALERTMANAGER } from '../objectives/monitoring-files';
import { parseObjectives } from '../objectives/slo-file';
import { objectiveRules } from '../objectives/slo-rules';
import { SLO_YAML } from '../objectives/testing/slo-yaml';
import { parseRules } from '../rules/rule-file';
import { parseAlertmanagerConfig } from './alertmanager-config';
import { Watch } from './watch';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A service that answers 1,000 requests a minute, a share of them wrongly. */
function watchService(errorShare: (minute: number) => number | null) {
  const registry = new MetricRegistry();
  const requests = registry.counter('http_requests_total', 'Requests.');
  const groups = [
    ...parseObjectives(SLO_YAML, 'slo.yaml').slice(0, 1).flatMap(objectiveRules),
    ...parseRules(
      'groups: [{ name: up, rules: [{ alert: Down, expr: "up == 0", for: 2m, labels: { severity: page } }] }]',
      'rules.yml',
    ),
  ];
  return new Watch({
    targets: [
      {
        labels: { job: 'house-price', instance: 'a:80' },
        read: (time) => {
          const share = errorShare(time / MINUTE);
          if (share === null) return null;
          requests.inc({ code: '200' }, 1000 * (1 - share));
          requests.inc({ code: '500' }, 1000 * share);
          return registry.collect();
        },
      },
    ],
    groups,
    alertmanager: parseAlertmanagerConfig(DEFAULT_ALERTMANAGER, 'alertmanager.yml'),
    interval: MINUTE,
    retention: 31 * DAY,
  });
}

describe('a watch over a service', () => {
  it('pages for a bad release within minutes, and tells when it was rolled back', () => {
    const watch = watchService((minute) => (minute >= 600 && minute < 640 ? 0.2 : 0));
    watch.advance(0);
    const { notifications, failures } = watch.advance(11.5 * HOUR);
    expect(failures).toEqual([]);
    const pages = notifications.filter(({ receiver }) => receiver === 'pager');
    const [first] = pages;
    // 20 % of errors: an hour's share is above 1.44 % after five minutes of it.
    expect(first!.time / MINUTE).toBeGreaterThan(604);
    expect(first!.time / MINUTE).toBeLessThan(608);
    expect(first!.firing[0]!.labels).toMatchObject({ alertname: 'ErrorBudgetBurn', long_window: '1h' });
    expect(pages.at(-1)).toMatchObject({ status: 'resolved' });
    expect(notifications.every(({ time }) => time >= 600 * MINUTE)).toBe(true);
  });

  it('says nothing of a calm night', () => {
    const watch = watchService(() => 0.0005);
    watch.advance(0);
    expect(watch.advance(8 * HOUR)).toEqual({ changes: [], notifications: [], failures: [] });
  });

  it('a target that does not answer is down, after the time of its rule', () => {
    const watch = watchService((minute) => (minute >= 30 ? null : 0));
    watch.advance(0);
    const { changes, notifications } = watch.advance(HOUR);
    expect(changes.map(({ time, to }) => [time / MINUTE, to])).toEqual([
      [30, 'pending'],
      [32, 'firing'],
    ]);
    expect(notifications).toMatchObject([{ time: 32.5 * MINUTE, receiver: 'pager', reason: 'new' }]);
  });

  it('the same stretches of time, cut anywhere, bring the same', () => {
    const share = (minute: number) => (minute % 90 < 20 ? 0.3 : 0);
    const whole = watchService(share);
    whole.advance(0);
    const wanted = whole.advance(4 * HOUR).notifications.map(({ time, reason }) => [time, reason]);
    expect(wanted.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 * HOUR - 1 }), { maxLength: 6 }), (cuts) => {
        const watch = watchService(share);
        const times = [0, ...cuts.sort((a, b) => a - b), 4 * HOUR];
        const found = times.flatMap((time) => watch.advance(time).notifications);
        expect(found.map(({ time, reason }) => [time, reason])).toEqual(wanted);
      }),
      { numRuns: 3 },
    );
  });
});
