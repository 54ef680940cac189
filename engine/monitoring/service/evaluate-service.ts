import type { Notification } from '../alerting/alertmanager';
import { formatDuration } from '../metrics/duration';
import { labelKey, METRIC_NAME, seriesText } from '../metrics/labels';
import { matcher } from '../metrics/matcher';
import { burnRateRows } from '../objectives/burn-rate-rows';
import type { Objective } from '../objectives/objective';
import { selectorsOf } from '../promql/selectors';
import type { AlertChange } from '../rules/active-alerts';
import type { Look } from './look';
import { columnCourses, expectationCourses, summaryOf } from './look-courses';
import { alertsOf, type Monitors, ruleOf } from './monitors';
import type {
  AlertCourse,
  BurnWindow,
  ErrorStretch,
  MonitoringReport,
  ObjectiveCourse,
  SentMessage,
} from './report';
import type { ServedLog } from './served-log';
import { type DetectorEvent, ServiceWatch } from './service-watch';

const DAY = 86_400_000;

/** A report, with the looks that it is made of, and the watch as it stands at the end. */
export interface Evaluated {
  readonly report: MonitoringReport;
  readonly looks: readonly Look[];
  readonly watch: ServiceWatch;
}

/**
 * Watches what was served from its first day to its last label, step by step: each sees what was known by then.
 * @returns null when nothing was served
 */
export function evaluateService(monitors: Monitors, log: ServedLog): Evaluated | null {
  const { span } = log;
  if (span === null) return null;
  const { service, drift } = monitors;
  const from = Math.floor(span.from / DAY) * DAY;
  const last = Math.max(span.to, log.known.at(-1)?.knownAt ?? span.to);
  const to = from + Math.ceil((last - from + 1) / service.looks) * service.looks;
  const watch = new ServiceWatch(monitors, log, from);
  const looks: Look[] = [];
  const changes: AlertChange[] = [];
  const notifications: Notification[] = [];
  const detected: DetectorEvent[] = [];
  const failures = new Map<string, string>();
  const summaries = new Map<string, string>();
  const remaining = monitors.objectives.map((): (number | null)[] => []);
  for (let now = from + service.every; now <= to; now += service.every) {
    const watched = watch.advance(now);
    looks.push(...watched.looks);
    changes.push(...watched.changes);
    // Words of an alert have figures of its time in them: those of its last change are kept.
    if (watched.changes.length > 0)
      for (const { labels, annotations } of watch.alerts)
        if (annotations.summary !== undefined) summaries.set(labelKey(labels), annotations.summary);
    notifications.push(...watched.notifications);
    detected.push(...watched.detected);
    for (const { rule, message } of watched.failures) if (!failures.has(rule)) failures.set(rule, message);
    monitors.objectives.forEach((objective, at) => {
      remaining[at]!.push(recorded(watch, objective, 'slo:period_error_budget_remaining:ratio', now));
    });
  }
  const alerts = alertCourses(monitors, changes, summaries);
  return {
    looks,
    watch,
    report: {
      service: service.service,
      model: service.model ?? null,
      from,
      to,
      every: service.every,
      looksEvery: service.looks,
      window: drift.window,
      minimumRows: drift.minimumRows,
      rows: log.countBefore(to),
      known: log.known.length,
      reference: service.reference,
      referenceRows: log.reference.rowCount,
      driftShare: drift.share,
      remarks: monitors.remarks,
      looks: looks.map(summaryOf),
      columns: columnCourses(looks),
      expectations: expectationCourses(looks),
      errors: errorStretches(log, from, to, service.looks),
      detectors: drift.concept.map(({ name }) => name),
      detected,
      objectives: monitors.objectives.map((objective, at) =>
        objectiveCourse(objective, remaining[at]!, watch, to),
      ),
      alerts,
      quiet: [...new Set(alertsOf(monitors).map(({ alert }) => alert))].filter(
        (name) => !alerts.some((one) => one.name === name),
      ),
      messages: notifications.map((one) => messageOf(one, monitors)),
      failures: [...failures].map(([rule, message]) => ({ rule, message })),
    },
  };
}

function errorStretches(log: ServedLog, from: number, to: number, length: number): ErrorStretch[] {
  const stretches: {
    from: number;
    to: number;
    served: number;
    known: number;
    outcomes: Record<string, number>;
  }[] = [];
  for (let start = from; start < to; start += length)
    stretches.push({
      from: start,
      to: start + length,
      served: log.countBefore(start + length) - log.countBefore(start),
      known: 0,
      outcomes: {},
    });
  for (const { servedAt, outcome } of log.known) {
    const stretch = stretches[Math.floor((servedAt - from) / length)];
    if (!stretch) continue;
    stretch.known++;
    stretch.outcomes[outcome] = (stretch.outcomes[outcome] ?? 0) + 1;
  }
  return stretches;
}

/** What a recording rule of an objective wrote at a time; null: nothing. */
function recorded(
  watch: ServiceWatch,
  { service, name }: Objective,
  record: string,
  time: number,
): number | null {
  const [sample] = watch.store.latest(
    [matcher(METRIC_NAME, '=', record), matcher('service', '=', service), matcher('slo', '=', name)],
    time,
    time,
  );
  return sample && Number.isFinite(sample.value) ? sample.value : null;
}

function objectiveCourse(
  objective: Objective,
  remaining: readonly (number | null)[],
  watch: ServiceWatch,
  time: number,
): ObjectiveCourse {
  const { name, description, target, period } = objective;
  const rate = (window: number) => {
    const share = recorded(watch, objective, `slo:sli_error:ratio_rate${formatDuration(window)}`, time);
    return share === null ? null : share / (1 - target);
  };
  const windows = burnRateRows(target, period).map(
    ({ severity, long, short, factor, isReachable }): BurnWindow => ({
      severity,
      long,
      short,
      factor,
      isReachable,
      longRate: rate(long),
      shortRate: rate(short),
    }),
  );
  return { name, description, target, period, remaining, windows };
}

function alertCourses(
  monitors: Monitors,
  changes: readonly AlertChange[],
  summaries: ReadonlyMap<string, string>,
): AlertCourse[] {
  const sections = new Set(
    monitors.runbook.filter(({ commands }) => commands.length > 0).map(({ alert }) => alert),
  );
  const byKey = new Map<string, AlertChange[]>();
  for (const change of changes) {
    const key = labelKey(change.labels);
    const known = byKey.get(key);
    if (known) known.push(change);
    else byKey.set(key, [change]);
  }
  return [...byKey].map(([key, all]): AlertCourse => {
    const { labels } = all[0]!;
    const name = labels.alertname ?? '';
    const rule = ruleOf(monitors, labels)!;
    const last = all.at(-1)!.to;
    const used = selectorsOf(rule.expression)[0];
    const { alertname: _name, ...rest } = labels;
    return {
      id: seriesText(labels),
      name,
      severity: labels.severity ?? null,
      labels: rest,
      summary: summaries.get(key) ?? null,
      expr: rule.expr,
      state: last === 'inactive' && all.some(({ to }) => to === 'firing') ? 'resolved' : last,
      changes: all.map(({ time, to }) => ({ time, to })),
      metric: used?.metric ?? null,
      column: labels.column ?? null,
      hasSection: sections.has(name),
    };
  });
}

function messageOf(
  { time, receiver, status, reason, groupLabels, firing, resolved }: Notification,
  { alertmanager }: Monitors,
): SentMessage {
  return {
    time,
    receiver,
    isHeard: alertmanager.receivers.find(({ name }) => name === receiver)?.isHeard === true,
    status,
    reason,
    group: seriesText(groupLabels),
    alerts: (status === 'firing' ? firing : resolved).map(({ name, labels }) =>
      labels.column ? `${name} (${labels.column})` : name,
    ),
  };
}
