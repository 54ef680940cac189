import { z } from 'zod';
import { parseAlertmanagerConfig } from '../../../../monitoring/alerting/alertmanager-config';
import { routesFor } from '../../../../monitoring/alerting/route';
import { MonitoringError } from '../../../../monitoring/errors';
import { parseDuration } from '../../../../monitoring/metrics/duration';
import { parseSuite } from '../../../../monitoring/quality/suite';
import { readYaml } from '../../../../monitoring/read-yaml';
import { parseRules } from '../../../../monitoring/rules/rule-file';
import { parseRunbook } from '../../../../monitoring/service/runbook';
import type { ActionKind } from '../../../../world/actions';
import type { MonitoringPolicy } from '../../../../world/policies/monitoring';
import { HOUR_MS } from '../../world/hours';
import type { Measured } from './measured';
import { type OwnProject, PLATFORM, textIn } from './project';
import { actOf } from './runbook-acts';

/** Monitoring: the files as they are. Rules, suite and drift run in the month; the runbook is what is done when they fire. */
export function measureMonitoring(
  { files }: Pick<OwnProject, 'files'>,
  reference: MonitoringPolicy,
  adHoc: MonitoringPolicy,
): Measured<MonitoringPolicy> {
  const text = (name: string) => textIn(files, PLATFORM.monitoring + name);
  const problems: string[] = [];
  const read = <T>(name: string, parse: (text: string, path: string) => T): T | null => {
    const found = text(name);
    if (found === null) return null;
    try {
      return parse(found, PLATFORM.monitoring + name);
    } catch (thrown) {
      if (!(thrown instanceof MonitoringError)) throw thrown;
      problems.push(thrown.message);
      return null;
    }
  };
  const groups = read('rules.yml', parseRules) ?? [];
  const alerts = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'alert'));
  const suite = read('suite.json', parseSuite);
  const drift = read('drift.yaml', driftOf);
  const config = read('alertmanager.yml', parseAlertmanagerConfig);
  const heard = new Set(config?.receivers.filter(({ isHeard }) => isHeard).map(({ name }) => name) ?? []);
  const pages = alerts.filter(({ labels }) => labels.severity?.source === 'page');
  const unheard = pages.filter(
    ({ alert, labels }) =>
      config === null ||
      !routesFor(config.route, { ...sourcesOf(labels), alertname: alert }).some(({ receiver }) =>
        heard.has(receiver),
      ),
  );
  const runbook: Record<string, ActionKind[]> = {};
  let unknownCommand: string | null = null;
  for (const { alert, commands } of parseRunbook(text('runbook.md') ?? '')) {
    const acts = commands.flatMap((command) => {
      const act = actOf(command);
      if (act === null) unknownCommand ??= command;
      return act ?? [];
    });
    runbook[alert] ??= acts;
  }
  const withoutSection = pages.filter(({ alert }) => (runbook[alert]?.length ?? 0) === 0);
  const facts = {
    alerts: alerts.length,
    pages: pages.length,
    unheard: unheard.length,
    unheardAlert: unheard[0]?.alert ?? null,
    sections: Object.keys(runbook).length,
    withoutSection: withoutSection.length,
    withoutSectionAlert: withoutSection[0]?.alert ?? null,
    unknownCommand,
    expectations: suite?.expectations.length ?? 0,
    driftColumns: drift?.columns.length ?? 0,
    monitoringProblem: problems[0] ?? null,
  };
  if (alerts.length === 0 || (pages.length > 0 && unheard.length === pages.length))
    return {
      policy: null,
      says:
        alerts.length === 0
          ? 'There is no alert, so a fault is noticed when customers complain.'
          : 'Nobody is told of any page, so a fault is noticed when customers complain.',
      facts,
    };
  return {
    policy: {
      ...reference,
      rules: text('rules.yml'),
      suite: suite === null ? null : text('suite.json'),
      drift,
      dataEveryHours: suite === null && drift === null ? 0 : reference.dataEveryHours,
      runbook,
      diagnoseHours: Object.keys(runbook).length > 0 ? reference.diagnoseHours : adHoc.diagnoseHours,
    },
    says: `${alerts.length} alerts, ${facts.sections} sections of the runbook, ${facts.expectations} expectations. They run in the month as they are.`,
    facts,
  };
}

const sourcesOf = (labels: Readonly<Record<string, { readonly source: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([name, { source }]) => [name, source]));

const driftSchema = z.object({
  columns: z.array(z.string()).min(1),
  every: z.string().default('7d'),
  window: z.string().default('28d'),
  test: z.string().optional(),
  threshold: z.number().min(0).optional(),
});

/** `drift.yaml` as the policy has it. @throws MonitoringError */
function driftOf(text: string, path: string): NonNullable<MonitoringPolicy['drift']> {
  const { columns, every, window, test, threshold } = readYaml(
    text,
    driftSchema,
    (what) => new MonitoringError('drift-plan-invalid', `${path}: ${what}.`),
  );
  const hours = (duration: string, other: number) => (parseDuration(duration) ?? other * HOUR_MS) / HOUR_MS;
  return {
    columns,
    everyHours: Math.max(1, Math.round(hours(every, 168))),
    windowDays: Math.max(1, hours(window, 672) / 24),
    ...(test !== undefined && { test }),
    ...(threshold !== undefined && { threshold }),
    share: 0.5,
  };
}
