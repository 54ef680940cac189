import { messageOf } from '../../core/errors';
import { type Labels, labelKey, METRIC_NAME } from '../metrics/labels';
import type { SeriesStore } from '../metrics/series-store';
import { evaluateVector } from '../promql/evaluate';
import { distinct, type Sample } from '../promql/vector';
import { ActiveAlerts, type Alert, type AlertChange } from './active-alerts';
import type { AlertingRule, Rule, RuleGroup } from './rule-file';

/** Between evaluations of a group that names no interval: a minute, as in Prometheus. */
const DEFAULT_INTERVAL = 60_000;

export interface RuleEngineOptions {
  readonly store: SeriesStore;
  readonly groups: readonly RuleGroup[];
  /** Milliseconds. */
  readonly interval?: number;
  readonly externalLabels?: Labels;
  /** Milliseconds that a sample counts as the newest: Prometheus' `--query.lookback-delta`, 5 minutes when absent. */
  readonly lookback?: number;
}

/** A rule whose evaluation failed. */
export interface RuleFailure {
  readonly group: string;
  readonly rule: string;
  readonly time: number;
  readonly message: string;
}

/** What an evaluation brought. */
export interface Evaluation {
  readonly changes: readonly AlertChange[];
  readonly failures: readonly RuleFailure[];
}

interface RunningRule {
  readonly rule: Rule;
  readonly name: string;
  readonly alerts: ActiveAlerts | null;
  /** What it wrote at its last evaluation, by key. */
  written: Map<string, Labels>;
}

interface RunningGroup {
  readonly name: string;
  readonly interval: number;
  readonly rules: readonly RunningRule[];
  due: number;
}

/**
 * Evaluates groups of rules over a store as time goes on. Recording rules write into the store, alerting ones write `ALERTS`
 * and `ALERTS_FOR_STATE`; what a rule no longer gives ends there. A rule that fails ends nothing else.
 */
export class RuleEngine {
  readonly #store: SeriesStore;
  readonly #groups: readonly RunningGroup[];
  readonly #lookback: { readonly lookback?: number };

  constructor(options: RuleEngineOptions) {
    const { store, groups, interval = DEFAULT_INTERVAL, externalLabels = {}, lookback } = options;
    this.#store = store;
    this.#lookback = lookback === undefined ? {} : { lookback };
    this.#groups = groups.map((group) => ({
      name: group.name,
      interval: group.interval ?? interval,
      due: Number.NEGATIVE_INFINITY,
      rules: group.rules.map((rule) => ({
        rule,
        name: rule.kind === 'record' ? rule.record : rule.alert,
        alerts: rule.kind === 'alert' ? new ActiveAlerts(rule, externalLabels) : null,
        written: new Map(),
      })),
    }));
  }

  /**
   * Evaluates every group that is due.
   * @param time milliseconds since the epoch, later than the last
   */
  evaluate(time: number): Evaluation {
    const changes: AlertChange[] = [];
    const failures: RuleFailure[] = [];
    for (const group of this.#groups) {
      if (time < group.due) continue;
      group.due = time + group.interval;
      for (const running of group.rules) {
        try {
          changes.push(...this.#run(running, time, group.interval));
        } catch (thrown) {
          failures.push({ group: group.name, rule: running.name, time, message: messageOf(thrown) });
          this.#write(running, [], time);
        }
      }
    }
    return { changes, failures };
  }

  /** Alerts of all rules: pending, firing, and lately resolved. */
  get alerts(): readonly Alert[] {
    return this.#groups.flatMap(({ rules }) => rules.flatMap(({ alerts }) => alerts?.all ?? []));
  }

  #run(running: RunningRule, time: number, interval: number): AlertChange[] {
    const { rule, alerts } = running;
    const vector = evaluateVector(rule.expression, this.#store, time, { step: interval, ...this.#lookback });
    if (rule.kind === 'record') {
      const named = vector.map(({ labels, value }) => {
        const all = { ...labels, ...rule.labels, [METRIC_NAME]: rule.record };
        return { labels: Object.fromEntries(Object.entries(all).filter(([, text]) => text !== '')), value };
      });
      this.#write(running, distinct(named), time);
      return [];
    }
    const changes = alerts!.take(vector, time);
    this.#write(
      running,
      alerts!.all.flatMap((alert) => alertSeries(alert, rule)),
      time,
    );
    return changes;
  }

  #write(running: RunningRule, samples: readonly Sample[], time: number): void {
    const now = new Map<string, Labels>();
    for (const { labels, value } of samples) {
      this.#store.append(labels, time, value);
      now.set(labelKey(labels), labels);
    }
    for (const [key, labels] of running.written) if (!now.has(key)) this.#store.end(labels, time);
    running.written = now;
  }
}

/**
 * As in Prometheus, these series begin from the labels of the rule as they are written: where a template comes to nothing,
 * the alert has no such label, and its series has the template.
 */
function alertSeries({ state, labels: given, activeAt }: Alert, rule: AlertingRule): Sample[] {
  if (state === 'inactive') return [];
  const written = Object.entries(rule.labels).map(([name, { source }]) => [name, source] as const);
  const labels = { ...Object.fromEntries(written.filter(([, source]) => source !== '')), ...given };
  return [
    { labels: { ...labels, [METRIC_NAME]: 'ALERTS', alertstate: state }, value: 1 },
    { labels: { ...labels, [METRIC_NAME]: 'ALERTS_FOR_STATE' }, value: Math.floor(activeAt / 1000) },
  ];
}
