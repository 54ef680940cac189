import type { AlertmanagerConfig } from '../alerting/alertmanager-config';
import type { Objective } from '../objectives/objective';
import type { ExpectationSuite } from '../quality/suite';
import type { AlertingRule, RuleGroup } from '../rules/rule-file';
import type { DriftPlan } from './drift-file';
import type { RunbookSection } from './runbook';
import type { WatchedService } from './service-file';

/** The names of the files of a folder of monitoring, besides `service.yaml`. Any may be absent. */
export const MONITOR_FILES = {
  drift: 'drift.yaml',
  suites: 'suites/',
  objectives: 'slo.yaml',
  rules: 'rules.yml',
  alertmanager: 'alertmanager.yml',
  runbook: 'runbook.md',
} as const;

/** Something about a file: it cannot be used (`problem`), or it will not do what it seems to (`note`). */
export interface MonitorRemark {
  readonly kind: 'problem' | 'note';
  /** From the folder of monitoring. */
  readonly file: string;
  /** From 1, where it is known. */
  readonly line?: number;
  readonly message: string;
}

/** All monitors of a service, read. */
export interface Monitors {
  readonly service: WatchedService;
  readonly drift: DriftPlan;
  readonly suites: readonly ExpectationSuite[];
  readonly objectives: readonly Objective[];
  /** The learner's rules; those of the objectives are not among them. */
  readonly rules: readonly RuleGroup[];
  /** The rules of the objectives, then the others. */
  readonly groups: readonly RuleGroup[];
  readonly alertmanager: AlertmanagerConfig;
  readonly runbook: readonly RunbookSection[];
  readonly remarks: readonly MonitorRemark[];
}

/** The severities of alerts that are there to be read, and call nobody. */
export const QUIET_SEVERITIES: readonly string[] = ['info', 'none'];

/** The rule that an alert with these labels comes from; several may have one name, as those of an objective do. */
export function ruleOf(
  monitors: Pick<Monitors, 'groups'>,
  labels: Readonly<Record<string, string>>,
): AlertingRule | undefined {
  return alertsOf(monitors).find(
    (rule) =>
      rule.alert === labels.alertname &&
      Object.entries(rule.labels).every(
        ([name, { source }]) => source.includes('{{') || labels[name] === source,
      ),
  );
}

/** The alerts of monitors, those of objectives first. */
export function alertsOf({ groups }: Pick<Monitors, 'groups'>): AlertingRule[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'alert'));
}
