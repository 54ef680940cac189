import type { SeriesStore } from '../../../monitoring/metrics/series-store';
import type { Expression } from '../../../monitoring/promql/ast';
import { RuleEngine } from '../../../monitoring/rules/rule-engine';
import type { RuleGroup } from '../../../monitoring/rules/rule-file';
import type { MetricFrame } from '../../../world/metrics/metric-frame';
import type { AlertNote } from '../../../world/ports';

/**
 * A group of rules that is evaluated when it is due, and left out where its answer is known: rules that look at newest samples alone
 * give the same as last time when none of these has another value, and where they gave nothing, nothing goes on either.
 */
export class WatchedGroup {
  readonly #engine: RuleEngine;
  readonly #interval: number;
  readonly #names: ReadonlySet<string> | null;
  #places: readonly number[] | null = null;
  #seen: Float64Array | null = null;
  #findings = -1;
  #due = Number.NEGATIVE_INFINITY;

  /** @param interval milliseconds between looks, for a group that names none */
  constructor(group: RuleGroup, store: SeriesStore, interval: number, lookback: number) {
    this.#engine = new RuleEngine({ store, groups: [group], interval, lookback });
    this.#interval = group.interval ?? interval;
    this.#names = namesOfInstant(group);
  }

  /** Takes the metrics of a moment. @param findings how often data monitors have found something else */
  observe(time: number, frame: MetricFrame, findings: number): AlertNote[] {
    if (time < this.#due) return [];
    this.#due = time + this.#interval;
    if (this.#names !== null && this.#standsStill(this.#names, frame, findings)) return [];
    return this.#engine.evaluate(time).changes.flatMap(({ labels, from, to }): AlertNote[] => {
      const isEnd = to === 'inactive' && from === 'firing';
      if (to !== 'firing' && !isEnd) return [];
      const { alertname = '', severity = '' } = labels;
      const about = isEnd ? undefined : this.#engine.alerts.find((alert) => alert.labels === labels);
      const summary = about?.annotations.summary ?? '';
      return [{ name: alertname, labels, severity, state: isEnd ? 'resolved' : 'firing', time, summary }];
    });
  }

  #standsStill(names: ReadonlySet<string>, { series, values }: MetricFrame, findings: number): boolean {
    this.#places ??= series.flatMap(({ name }, place) => (names.has(name) ? [place] : []));
    const places = this.#places;
    const before = this.#seen;
    const seen = before ?? new Float64Array(places.length).fill(Number.NaN);
    let isSame = before !== null && findings === this.#findings;
    for (let i = 0; i < places.length; i++) {
      const value = values[places[i]!]!;
      if (!Object.is(seen[i], value)) isSame = false;
      seen[i] = value;
    }
    this.#seen = seen;
    this.#findings = findings;
    return isSame && this.#engine.alerts.length === 0;
  }
}

/** The metrics that a group looks at, when its rules take newest samples alone and no time; null: they take more. */
function namesOfInstant({ rules }: RuleGroup): ReadonlySet<string> | null {
  const names = new Set<string>();
  const isInstant = (node: Expression): boolean => {
    switch (node.kind) {
      case 'selector': {
        const name = node.matchers.find(({ label, operator }) => label === '__name__' && operator === '=');
        if (node.range !== undefined || node.offset !== 0 || name === undefined) return false;
        names.add(name.value);
        return true;
      }
      case 'aggregation':
        return isInstant(node.of) && (node.parameter === undefined || isInstant(node.parameter));
      case 'binary':
        return isInstant(node.left) && isInstant(node.right);
      case 'negation':
        return isInstant(node.of);
      case 'call':
        return (node.name === 'abs' || node.name === 'vector') && node.args.every(isInstant);
      case 'number':
        return true;
      default:
        return false;
    }
  };
  return rules.every((rule) => rule.kind === 'alert' && isInstant(rule.expression)) ? names : null;
}
