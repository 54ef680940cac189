import { parseAlertmanagerConfig } from '../monitoring/alerting/alertmanager-config';
import { Watch } from '../monitoring/alerting/watch';
import { DEFAULT_ALERTMANAGER } from '../monitoring/objectives/monitoring-files';
import { parseObjectives } from '../monitoring/objectives/slo-file';
import { objectiveRules } from '../monitoring/objectives/slo-rules';
import { parseRules } from '../monitoring/rules/rule-file';
import type { MonitoringSetting } from './description';
import { OperationsError } from './errors';
import type { ServiceExporter } from './exporter';

/** Seconds between two looks when a description does not say: the autoscaler's own. */
export const DEFAULT_CONTROL_EVERY = 15;

/**
 * Prometheus and Alertmanager over a service, by the files of those who watch it.
 * @throws MonitoringError for a file that cannot be read, OperationsError for an interval that falls between looks
 */
export function watchService(
  name: string,
  exporter: ServiceExporter,
  { rules = [], objectives = [], alertmanager, interval }: MonitoringSetting,
  controlEvery: number,
): Watch {
  const every = interval ?? controlEvery;
  if (!(every > 0) || Math.abs(every / controlEvery - Math.round(every / controlEvery)) > 1e-9)
    throw new OperationsError(
      'monitoring.interval',
      `expected a multiple of the ${controlEvery} s between looks at the cluster, found ${every} s.`,
    );
  return new Watch({
    targets: [{ labels: { job: name, instance: `${name}:9113` }, read: () => exporter.families() }],
    groups: [
      ...objectives.flatMap(({ path, text }) => parseObjectives(text, path).flatMap(objectiveRules)),
      ...rules.flatMap(({ path, text }) => parseRules(text, path)),
    ],
    alertmanager: alertmanager
      ? parseAlertmanagerConfig(alertmanager.text, alertmanager.path)
      : parseAlertmanagerConfig(DEFAULT_ALERTMANAGER, 'alertmanager.yml'),
    interval: every * 1000,
  });
}
