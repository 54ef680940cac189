import { DEFAULT_BUCKETS, MetricRegistry } from '../exposition/registry';
import { writeExposition } from '../exposition/write';
import { MONITORING_FILES, monitoringFiles } from '../objectives/monitoring-files';
import { parseObjectives } from '../objectives/slo-file';
import { SLO_YAML } from '../objectives/testing/slo-yaml';
import { runPromtool } from './promtool';

/** What promtool says of a file that the lab writes. */
export interface FileCheck {
  readonly what: string;
  readonly isAccepted: boolean;
  readonly output: string;
}

/** Has promtool check what the lab writes: the configuration, the rules, their unit test, and metrics. */
export function checkWrittenFiles(path: string): FileCheck[] {
  const files = monitoringFiles(parseObjectives(SLO_YAML, 'slo.yaml'), {
    scrape: [{ job: 'house-price', targets: ['app:8080'], path: '/metrics' }],
    externalLabels: { lab: 'stagecraft' },
  });
  const check = (what: string, args: readonly string[], input = ''): FileCheck => {
    const { status, output } = runPromtool(path, args, files, input);
    return { what, isAccepted: status === 0, output };
  };
  return [
    check('check config', ['check', 'config', MONITORING_FILES.config]),
    check('check rules', ['check', 'rules', MONITORING_FILES.rules]),
    check('test rules', ['test', 'rules', MONITORING_FILES.test]),
    check('check metrics', ['check', 'metrics'], writeExposition(exampleMetrics().collect())),
  ];
}

/** Metrics of every kind, with everything that is escaped. */
function exampleMetrics(): MetricRegistry {
  const registry = new MetricRegistry();
  registry.counter('estimates_total', 'Estimates served, by outcome.').inc({ outcome: 'a "b" \\ c\nd' }, 3);
  registry
    .gauge('drift_score', 'Distance of a feature from its reference.\nSee \\docs.')
    .set(0.1, { feature: 'area' });
  const latency = registry.histogram('request_duration_seconds', 'Time to answer.', DEFAULT_BUCKETS);
  for (const seconds of [0.001, 0.2, 30]) latency.observe(seconds, { path: '/estimate' });
  return registry;
}
