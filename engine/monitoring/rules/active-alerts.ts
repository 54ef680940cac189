import { MonitoringError } from '../errors';
import { type Labels, labelKey, seriesText, withoutName } from '../metrics/labels';
import type { Vector } from '../promql/vector';
import type { AlertingRule } from './rule-file';
import type { Template } from './template';

export type AlertState = 'inactive' | 'pending' | 'firing';

/** How long an alert that is over is still told of as resolved. */
const RESOLVED_RETENTION = 900_000;

/** One alert of a rule: one element of its expression's value. All times are milliseconds since the epoch. */
export interface Alert {
  readonly name: string;
  /** With `alertname` and the labels of the rule. */
  readonly labels: Labels;
  readonly annotations: Readonly<Record<string, string>>;
  /** `inactive`: it fired, and is resolved. */
  readonly state: AlertState;
  readonly value: number;
  /** When its expression first had this element. */
  readonly activeAt: number;
  readonly firedAt: number | null;
  readonly resolvedAt: number | null;
}

type Draft = { -readonly [Key in keyof Alert]: Alert[Key] } & { keepFiringSince: number | null };

/** A change of an alert's state. */
export interface AlertChange {
  readonly time: number;
  readonly labels: Labels;
  readonly from: AlertState;
  readonly to: AlertState;
}

/** The alerts of one rule from evaluation to evaluation: inactive → pending → firing → resolved. */
export class ActiveAlerts {
  readonly #rule: AlertingRule;
  readonly #externalLabels: Labels;
  readonly #alerts = new Map<string, Draft>();

  constructor(rule: AlertingRule, externalLabels: Labels) {
    this.#rule = rule;
    this.#externalLabels = externalLabels;
  }

  /**
   * Takes the value of the rule's expression at a time.
   * @returns every change of state
   * @throws MonitoringError when two elements become one alert by the labels of the rule
   */
  take(vector: Vector, time: number): AlertChange[] {
    const changes: AlertChange[] = [];
    const found = this.#found(vector, time);
    for (const [key, draft] of found) {
      const known = this.#alerts.get(key);
      if (known && known.state !== 'inactive') {
        known.value = draft.value;
        known.annotations = draft.annotations;
      } else {
        this.#alerts.set(key, draft);
        changes.push({ time, labels: draft.labels, from: 'inactive', to: 'pending' });
      }
    }
    for (const [key, alert] of this.#alerts) {
      if (!found.has(key) && !this.#isKept(alert, time)) {
        if (alert.state === 'pending' || this.#isForgotten(alert, time)) this.#alerts.delete(key);
        if (alert.state === 'inactive') continue;
        changes.push({ time, labels: alert.labels, from: alert.state, to: 'inactive' });
        alert.state = 'inactive';
        alert.resolvedAt = time;
        continue;
      }
      if (found.has(key)) alert.keepFiringSince = null;
      if (alert.state === 'pending' && time - alert.activeAt >= this.#rule.for) {
        alert.state = 'firing';
        alert.firedAt = time;
        changes.push({ time, labels: alert.labels, from: 'pending', to: 'firing' });
      }
    }
    return changes;
  }

  /** Pending and firing alerts, and those that were resolved within the last 15 minutes. */
  get all(): readonly Alert[] {
    return [...this.#alerts.values()].map(({ keepFiringSince: _since, ...alert }) => alert);
  }

  #found(vector: Vector, time: number): Map<string, Draft> {
    const found = new Map<string, Draft>();
    for (const { labels: given, value } of vector) {
      const data = { labels: given, value, externalLabels: this.#externalLabels };
      const render = (templates: Readonly<Record<string, Template>>) =>
        Object.fromEntries(
          Object.entries(templates).map(([name, template]) => [name, template.render(data)]),
        );
      const all = { ...withoutName(given), ...render(this.#rule.labels), alertname: this.#rule.alert };
      const labels = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));
      const key = labelKey(labels);
      if (found.has(key))
        throw new MonitoringError(
          'promql-evaluation',
          `Two results of the alert ${this.#rule.alert} have the labels ${seriesText(labels)}. Leave the label that tells them apart as it is, or aggregate in the expression.`,
        );
      found.set(key, {
        name: this.#rule.alert,
        labels,
        annotations: render(this.#rule.annotations),
        state: 'pending',
        value,
        activeAt: time,
        firedAt: null,
        resolvedAt: null,
        keepFiringSince: null,
      });
    }
    return found;
  }

  /** Whether a firing alert goes on by `keep_firing_for`. */
  #isKept(alert: Draft, time: number): boolean {
    if (alert.state !== 'firing' || this.#rule.keepFiringFor === 0) return false;
    alert.keepFiringSince ??= time;
    return time - alert.keepFiringSince < this.#rule.keepFiringFor;
  }

  #isForgotten(alert: Draft, time: number): boolean {
    return alert.resolvedAt !== null && time - alert.resolvedAt > RESOLVED_RETENTION;
  }
}
