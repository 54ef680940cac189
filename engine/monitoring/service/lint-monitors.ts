import { METRIC_NAME } from '../metrics/labels';
import { selectorsOf } from '../promql/selectors';
import { EXPORTED_METRICS } from './exported-metrics';
import { alertsOf, type MonitorRemark, type Monitors, QUIET_SEVERITIES } from './monitors';

/** Metrics that Prometheus itself has. */
const OWN = ['up', 'ALERTS', 'ALERTS_FOR_STATE'];

/**
 * What will not do what it seems to, although every file can be read: alerts that ask for a metric or a label that nobody
 * exposes, alerts without a section in the runbook, sections without an alert or without a command.
 */
export function lintMonitors(monitors: Omit<Monitors, 'remarks'>): MonitorRemark[] {
  return [...unknownSeries(monitors), ...runbookGaps(monitors)];
}

function unknownSeries({ groups, rules }: Omit<Monitors, 'remarks'>): MonitorRemark[] {
  const recorded = groups.flatMap((group) =>
    group.rules.flatMap((rule) => (rule.kind === 'record' ? [rule.record] : [])),
  );
  const known = new Set<string>([...Object.keys(EXPORTED_METRICS), ...OWN, ...recorded]);
  const remarks: MonitorRemark[] = [];
  for (const rule of rules.flatMap((group) => group.rules)) {
    const name = rule.kind === 'alert' ? `the alert ${rule.alert}` : `the rule ${rule.record}`;
    for (const { metric, selector } of selectorsOf(rule.expression)) {
      if (metric === null) continue;
      if (!known.has(metric)) {
        remarks.push(
          note('rules.yml', `${name} asks for ${metric}, which nobody exposes, so it never has a value`),
        );
        continue;
      }
      const exported = EXPORTED_METRICS[metric as keyof typeof EXPORTED_METRICS];
      if (!exported) continue;
      const labels: readonly string[] = [...exported.labels, 'job', 'instance', METRIC_NAME];
      const other = selector.matchers.find(({ label, value }) => value !== '' && !labels.includes(label));
      if (other)
        remarks.push(
          note(
            'rules.yml',
            `${name} asks for the label ${other.label} of ${metric}, which has ${exported.labels.join(', ') || 'none'}`,
          ),
        );
    }
  }
  return remarks;
}

function runbookGaps(monitors: Omit<Monitors, 'remarks'>): MonitorRemark[] {
  const alerts = new Set(alertsOf(monitors).map(({ alert }) => alert));
  const calling = new Set(
    alertsOf(monitors)
      .filter(({ labels }) => !QUIET_SEVERITIES.includes(labels.severity?.source ?? ''))
      .map(({ alert }) => alert),
  );
  const sections = new Set(monitors.runbook.map(({ alert }) => alert));
  return [
    ...[...calling]
      .filter((alert) => !sections.has(alert))
      .map((alert) =>
        note('runbook.md', `the alert ${alert} has no section, so whoever is called has nothing to go by`),
      ),
    ...monitors.runbook
      .filter(({ alert }) => !alerts.has(alert))
      .map(({ alert, line }) => note('runbook.md', `there is no alert ${alert}`, line)),
    ...monitors.runbook
      .filter(({ alert, commands }) => calling.has(alert) && commands.length === 0)
      .map(({ alert, line }) => note('runbook.md', `the section ${alert} has no command`, line)),
  ];
}

const note = (file: string, what: string, line?: number): MonitorRemark => ({
  kind: 'note',
  file,
  message: `${what[0]!.toUpperCase()}${what.slice(1)}.`,
  ...(line !== undefined && { line }),
});
