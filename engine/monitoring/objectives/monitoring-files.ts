import { stringify } from 'yaml';
import { formatDuration } from '../metrics/duration';
import { type RuleGroup, writeRules } from '../rules/rule-file';
import type { Objective } from './objective';
import { writeRulesTest } from './rules-test';
import { objectiveRules } from './slo-rules';

/** A service whose metrics are scraped. */
export interface ScrapeTarget {
  readonly job: string;
  /** `host:port` of each instance. */
  readonly targets: readonly string[];
  /** Where the metrics are; `/metrics` when absent. */
  readonly path?: string;
}

export interface MonitoringFilesOptions {
  readonly scrape: readonly ScrapeTarget[];
  /** Rules besides those of the objectives. */
  readonly groups?: readonly RuleGroup[];
  /** Milliseconds; a minute when absent. */
  readonly interval?: number;
  readonly externalLabels?: Readonly<Record<string, string>>;
}

/** The names of the files that are written, in one folder. */
export const MONITORING_FILES = {
  config: 'prometheus.yml',
  rules: 'rules.yml',
  test: 'rules_test.yml',
  alertmanager: 'alertmanager.yml',
} as const;

/**
 * The files with which a real Prometheus and Alertmanager watch what the lab watches: configuration, rules, their unit test,
 * and routes to a pager and to tickets.
 * @throws MonitoringError for objectives whose queries cannot be read
 */
export function monitoringFiles(
  objectives: readonly Objective[],
  options: MonitoringFilesOptions,
): Readonly<Record<string, string>> {
  const groups = [...objectives.flatMap(objectiveRules), ...(options.groups ?? [])];
  return {
    [MONITORING_FILES.config]: prometheusConfig(options),
    [MONITORING_FILES.rules]: writeRules(groups),
    [MONITORING_FILES.test]: writeRulesTest(objectives, MONITORING_FILES.rules),
    [MONITORING_FILES.alertmanager]: DEFAULT_ALERTMANAGER,
  };
}

function prometheusConfig({
  scrape,
  interval = 60_000,
  externalLabels = {},
}: MonitoringFilesOptions): string {
  const every = formatDuration(interval);
  return stringify({
    global: {
      scrape_interval: every,
      evaluation_interval: every,
      ...(Object.keys(externalLabels).length > 0 && { external_labels: externalLabels }),
    },
    rule_files: [MONITORING_FILES.rules],
    alerting: { alertmanagers: [{ static_configs: [{ targets: ['alertmanager:9093'] }] }] },
    scrape_configs: scrape.map(({ job, targets, path }) => ({
      job_name: job,
      ...(path !== undefined && { metrics_path: path }),
      static_configs: [{ targets }],
    })),
  });
}

/** Pages go to the pager, all else becomes a ticket; a page for a service holds back its tickets. */
export const DEFAULT_ALERTMANAGER = `route:
  receiver: ticket
  group_by: [alertname, service]
  group_wait: 30s
  group_interval: 5m
  repeat_interval: 4h
  routes:
    - receiver: pager
      matchers: ['severity="page"']
receivers:
  - name: pager
    webhook_configs:
      - url: http://pager.example.org/alerts
  - name: ticket
    webhook_configs:
      - url: http://tickets.example.org/alerts
        send_resolved: false
inhibit_rules:
  - source_matchers: ['severity="page"']
    target_matchers: ['severity="ticket"']
    equal: [service, slo]
`;
