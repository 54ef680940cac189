import type { WorkspaceFiles } from '../../core/files';
import { MONITOR_FILES } from '../../monitoring/service/monitors';
import type { ManifestFile, MonitoringSetting } from '../description';
import { PlanError, type TrafficPlan } from './plan-file';

/** Seconds between two evaluations of rules at least: Prometheus' own default. */
const EVALUATED_EVERY = 60;

/**
 * The files of those who watch the service of a plan.
 * @param controlEvery seconds between two looks, of which an evaluation is a multiple
 * @throws PlanError when the plan names a folder that has none of them
 */
export function monitoringOf(
  files: WorkspaceFiles,
  { monitoring }: TrafficPlan,
  controlEvery: number,
): MonitoringSetting | undefined {
  if (monitoring === undefined) return undefined;
  const named = (name: string): ManifestFile[] => {
    const path = `${monitoring.replace(/\/$/, '')}/${name}`;
    const text = files[path];
    return typeof text === 'string' ? [{ path, text }] : [];
  };
  const rules = named(MONITOR_FILES.rules);
  const objectives = named(MONITOR_FILES.objectives);
  const [alertmanager] = named(MONITOR_FILES.alertmanager);
  if (rules.length + objectives.length === 0)
    throw new PlanError(
      `monitoring: there is neither ${MONITOR_FILES.rules} nor ${MONITOR_FILES.objectives} in ${monitoring}.`,
    );
  return {
    rules,
    objectives,
    ...(alertmanager && { alertmanager }),
    interval: Math.max(1, Math.ceil(EVALUATED_EVERY / controlEvery)) * controlEvery,
  };
}
