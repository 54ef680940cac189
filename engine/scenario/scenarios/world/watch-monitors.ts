import { seededRng } from '../../../core/rng';
import type { Table } from '../../../dataset/table';
import { datasetDrift } from '../../../monitoring/drift/dataset-drift';
import { METRIC_NAME } from '../../../monitoring/metrics/labels';
import type { Series } from '../../../monitoring/metrics/series';
import { SeriesStore } from '../../../monitoring/metrics/series-store';
import { type ExpectationSuite, parseSuite } from '../../../monitoring/quality/suite';
import { validateTable } from '../../../monitoring/quality/validate';
import { RuleEngine } from '../../../monitoring/rules/rule-engine';
import { parseRules } from '../../../monitoring/rules/rule-file';
import type { MonitoringPolicy } from '../../../world/policies/monitoring';
import type { AlertNote, DataLook, Monitors } from '../../../world/ports';
import type { RowFeed } from '../../../world/rows/row-feed';
import { DAY_MS, HOUR_MS } from './hours';
import { widenRanges } from './widen-ranges';
import { windowTable } from './window-table';

/** Samples are kept for the longest window of a rule that anybody writes here: a month, and some days. */
const RETENTION = 35 * DAY_MS;
/** Rows of the reference: with more of them Evidently takes distances, which few rows never come near. */
const REFERENCE_ROWS = 1000;
/** The column of labels, for expectations about them. */
const LABEL = 'label';

const SILENT: Monitors = { dataEveryHours: 0, observe: () => [], inspect: () => {} };

/**
 * Monitors as they are written in files: Prometheus rules over the metrics, a suite of expectations over what was asked lately, drift
 * of rows that newly came. What the last two find are gauges among the metrics (`data_expectation_success`, `data_drift_detected`),
 * as an exporter of such a job writes them, so that rules alert on them.
 * @throws MonitoringError for files that cannot be read
 */
export function watchMonitors(policy: MonitoringPolicy, feed: RowFeed, interval: number): Monitors {
  if (policy.rules === null) return SILENT;
  const store = new SeriesStore({ retention: RETENTION });
  const engine = new RuleEngine({
    store,
    groups: widenRanges(parseRules(policy.rules, 'rules.yml'), interval),
    interval,
  });
  const suite = policy.suite === null ? null : parseSuite(policy.suite, 'suite.json');
  const findings = new Findings(store);
  let known: Series[] | null = null;
  let inspected = Number.NEGATIVE_INFINITY;
  return {
    dataEveryHours:
      suite === null && policy.drift === null ? 0 : policy.dataEveryHours || (policy.drift?.everyHours ?? 0),
    observe: (time, { series, values }) => {
      known ??= series.map(({ name, labels }) => store.series({ ...labels, [METRIC_NAME]: name }));
      for (let i = 0; i < values.length; i++)
        if (!Number.isNaN(values[i]!)) known[i]!.append(time, values[i]!);
      findings.write(time);
      return engine.evaluate(time).changes.flatMap(({ labels, from, to }): AlertNote[] => {
        const isEnd = to === 'inactive' && from === 'firing';
        if (to !== 'firing' && !isEnd) return [];
        const { alertname = '', severity = '' } = labels;
        const about = isEnd ? undefined : engine.alerts.find((alert) => alert.labels === labels);
        const summary = about?.annotations.summary ?? '';
        return [{ name: alertname, labels, severity, state: isEnd ? 'resolved' : 'firing', time, summary }];
      });
    },
    inspect: (look) => {
      if (suite !== null) findExpectations(findings, suite, feed, look);
      const { drift } = policy;
      if (drift === null || look.time - inspected < drift.everyHours * HOUR_MS) return;
      inspected = look.time;
      findDrift(findings, drift, feed, look);
    },
  };
}

/** What looks at the data have found, as gauges that stand until the next look. */
class Findings {
  readonly #store: SeriesStore;
  readonly #gauges = new Map<string, { readonly series: Series; value: number }>();

  constructor(store: SeriesStore) {
    this.#store = store;
  }

  set(name: string, labels: Readonly<Record<string, string>>, value: number): void {
    const key = `${name} ${JSON.stringify(labels)}`;
    const gauge = this.#gauges.get(key);
    if (gauge) gauge.value = value;
    else this.#gauges.set(key, { series: this.#store.series({ ...labels, [METRIC_NAME]: name }), value });
  }

  write(time: number): void {
    // By the store, which forgets what is older than its retention when it is told of a sample.
    this.#store.append({ [METRIC_NAME]: 'data_findings' }, time, this.#gauges.size);
    for (const { series, value } of this.#gauges.values()) series.append(time, value);
  }
}

function findExpectations(findings: Findings, suite: ExpectationSuite, feed: RowFeed, look: DataLook): void {
  const asked = windowTable(feed, look.asked);
  const labels: Table = {
    columns: [{ kind: 'numeric', name: LABEL, values: look.labelled.targets }],
    rowCount: look.labelled.targets.length,
    problems: [],
  };
  for (const config of suite.expectations) {
    const { column } = config.kwargs;
    const table = column === LABEL ? labels : asked;
    // Without rows nothing is known, and what was found last stands.
    if (table.rowCount === 0) continue;
    const { success } = validateTable(table, { name: suite.name, expectations: [config] });
    const about: Record<string, string> = typeof column === 'string' ? { column } : {};
    findings.set('data_expectation_success', { expectation: config.type, ...about }, Number(success));
  }
}

function findDrift(
  findings: Findings,
  policy: NonNullable<MonitoringPolicy['drift']>,
  feed: RowFeed,
  look: DataLook,
): void {
  const names = policy.columns;
  const { rows, conditions, answers } = look.before;
  const from = Math.max(0, rows.length - REFERENCE_ROWS);
  const reference = windowTable(
    feed,
    { rows: rows.slice(from), conditions: conditions.slice(from), answers: answers.slice(from) },
    names,
  );
  const current = windowTable(feed, look.arrived, names);
  const there = new Set(current.columns.map(({ name }) => name));
  const one = {
    ...(policy.test && { test: policy.test }),
    ...(policy.threshold !== undefined && { threshold: policy.threshold }),
  };
  const drift = datasetDrift(reference, current, {
    columns: names.filter((name) => there.has(name)),
    perColumn: Object.fromEntries(names.map((name) => [name, one])),
    driftShare: policy.share,
    rng: seededRng('drift'),
  });
  for (const [column, found] of Object.entries(drift.columns))
    findings.set('data_drift_detected', { column }, Number(found.status === 'compared' && found.isDrift));
  findings.set('data_drift_share', {}, drift.driftedShare);
}
