import { parseAlertmanagerConfig } from '../alerting/alertmanager-config';
import { MonitoringError } from '../errors';
import { DEFAULT_ALERTMANAGER } from '../objectives/monitoring-files';
import type { Objective } from '../objectives/objective';
import { parseObjectives } from '../objectives/slo-file';
import { objectiveRules } from '../objectives/slo-rules';
import { type ExpectationSuite, parseSuite } from '../quality/suite';
import { parseRules, type RuleGroup } from '../rules/rule-file';
import { DEFAULT_DRIFT, parseDriftFile } from './drift-file';
import { lintMonitors } from './lint-monitors';
import { MONITOR_FILES, type MonitorRemark, type Monitors } from './monitors';
import { parseRunbook } from './runbook';
import { parseServiceFile, SERVICE_FILE } from './service-file';

/**
 * Reads a folder of monitoring. A file that cannot be used is a remark, and the others are read all the same.
 * @param files texts by their path from the folder
 * @throws MonitoringError when `service.yaml` is not there or cannot be used: then nothing can be watched
 */
export function readMonitors(files: Readonly<Record<string, string>>): Monitors {
  const text = files[SERVICE_FILE];
  if (text === undefined)
    throw new MonitoringError(
      'service-invalid',
      `There is no ${SERVICE_FILE}. It says what is watched: where served rows, labels and the reference are.`,
    );
  const service = parseServiceFile(text, SERVICE_FILE);
  const remarks: MonitorRemark[] = [];
  const read = <T>(file: string, absent: T, parse: (text: string, file: string) => T): T => {
    const found = files[file];
    if (found === undefined) return absent;
    try {
      return parse(found, file);
    } catch (thrown) {
      if (!(thrown instanceof MonitoringError)) throw thrown;
      remarks.push({ kind: 'problem', file, message: thrown.message });
      return absent;
    }
  };
  const drift = read(MONITOR_FILES.drift, DEFAULT_DRIFT, parseDriftFile);
  const suites = Object.keys(files)
    .filter((file) => file.startsWith(MONITOR_FILES.suites) && file.endsWith('.json'))
    .sort()
    .flatMap((file) => read<ExpectationSuite[]>(file, [], (json, path) => [parseSuite(json, path)]));
  const objectives = read<Objective[]>(MONITOR_FILES.objectives, [], parseObjectives);
  const rules = read<RuleGroup[]>(MONITOR_FILES.rules, [], parseRules);
  const standard = parseAlertmanagerConfig(DEFAULT_ALERTMANAGER, MONITOR_FILES.alertmanager);
  const monitors: Omit<Monitors, 'remarks'> = {
    service,
    drift,
    suites,
    objectives,
    rules,
    groups: [...objectives.flatMap(objectiveRules), ...rules],
    alertmanager: read(MONITOR_FILES.alertmanager, standard, parseAlertmanagerConfig),
    runbook: parseRunbook(files[MONITOR_FILES.runbook] ?? ''),
  };
  return { ...monitors, remarks: [...remarks, ...lintMonitors(monitors)] };
}
