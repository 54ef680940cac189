import { METRIC_NAME } from '../../../monitoring/metrics/labels';
import type { Series } from '../../../monitoring/metrics/series';
import { SeriesStore } from '../../../monitoring/metrics/series-store';
import { parseSuite } from '../../../monitoring/quality/suite';
import { parseRules } from '../../../monitoring/rules/rule-file';
import type { MonitoringPolicy } from '../../../world/policies/monitoring';
import type { Monitors } from '../../../world/ports';
import type { RowFeed } from '../../../world/rows/row-feed';
import { findDrift, findExpectations } from './find-in-data';
import { Findings } from './findings';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './hours';
import { WatchedGroup } from './watched-group';
import { widenRanges } from './widen-ranges';

/** Samples are kept for the longest window of a rule that anybody writes here: a month, and some days. */
const RETENTION = 35 * DAY_MS;

const SILENT: Monitors = { dataEveryHours: 0, observe: () => [], inspect: () => {} };

/**
 * Monitors as they are written in files: Prometheus rules over the metrics, a suite of expectations over what was asked lately, drift
 * of rows that newly came. What the last two find are gauges among the metrics (`data_expectation_success`, `data_drift_detected`),
 * as an exporter of such a job writes them, so that rules alert on them.
 * @throws MonitoringError for files that cannot be read
 */
export function watchMonitors(policy: MonitoringPolicy, feed: RowFeed, interval: number): Monitors {
  if (policy.rules === null) return SILENT;
  const { drift } = policy;
  const suite = policy.suite === null ? null : parseSuite(policy.suite, 'suite.json');
  const dataEveryHours =
    suite === null && drift === null ? 0 : policy.dataEveryHours || (drift?.everyHours ?? 0);
  const store = new SeriesStore({ retention: RETENTION });
  // What a look at the data finds stands until the next one.
  const lookback = Math.max(5 * MINUTE_MS, dataEveryHours * HOUR_MS);
  const groups = widenRanges(parseRules(policy.rules, 'rules.yml'), interval).map(
    (group) => new WatchedGroup(group, store, interval, lookback),
  );
  const findings = new Findings(store);
  let known: Series[] | null = null;
  let inspected = Number.NEGATIVE_INFINITY;
  return {
    dataEveryHours,
    observe: (time, { series, values }) => {
      known ??= series.map(({ name, labels }) => store.series({ ...labels, [METRIC_NAME]: name }));
      for (let i = 0; i < values.length; i++)
        if (!Number.isNaN(values[i]!)) known[i]!.append(time, values[i]!);
      findings.write(time);
      return groups.flatMap((group) => group.observe(time, { series, values }, findings.changes));
    },
    inspect: (look) => {
      findings.begin();
      if (suite !== null) findExpectations(findings, suite, feed, look);
      if (drift === null || look.time - inspected < drift.everyHours * HOUR_MS) return;
      inspected = look.time;
      findDrift(findings, drift, feed, look);
    },
  };
}
