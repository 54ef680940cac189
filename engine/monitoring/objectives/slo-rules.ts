import { formatDuration } from '../metrics/duration';
import { alertingRule, recordingRule } from '../rules/make-rule';
import type { RuleGroup } from '../rules/rule-file';
import { type BurnRateRow, burnRateRows } from './burn-rate-rows';
import type { Objective } from './objective';
import { rateOf } from './rate-of';

/** The alert of every objective; its labels tell which, and how fast the budget goes. */
export const BUDGET_ALERT = 'ErrorBudgetBurn';

/**
 * The rules of an objective: its error ratio over each window and the period, the events of each long window, the budget that
 * is left, and the alerts of its burn rate by two windows each. Rows that can never alert are left out.
 * @throws MonitoringError for queries that cannot be read
 */
export function objectiveRules(objective: Objective): RuleGroup[] {
  const { name, service, target, period } = objective;
  const labels = { service, slo: name };
  const chosen = `{service="${service}",slo="${name}"}`;
  const rows = burnRateRows(target, period);
  const windows = [...new Set([...rows.flatMap(({ long, short }) => [short, long]), period])].sort(
    (a, b) => a - b,
  );
  const longWindows = [...new Set(rows.map(({ long }) => long))];
  return [
    {
      name: `slo-indicator-${service}-${name}`,
      rules: [
        ...windows.map((window) => recordingRule(ratioName(window), errorRatio(objective, window), labels)),
        ...longWindows.map((window) => {
          const text = formatDuration(window);
          const seconds = window / 1000;
          return recordingRule(
            `slo:sli_events:increase${text}`,
            `${rateOf(objective.indicator.totalQuery, text)} * ${seconds}`,
            labels,
          );
        }),
      ],
    },
    {
      name: `slo-budget-${service}-${name}`,
      rules: [
        recordingRule('slo:objective:ratio', `vector(${target})`, labels),
        recordingRule('slo:error_budget:ratio', `vector(1 - ${target})`, labels),
        recordingRule('slo:time_period:days', `vector(${period / 86_400_000})`, labels),
        recordingRule(
          'slo:current_burn_rate:ratio',
          `${ratioName(windows[0]!)}${chosen} / on (service, slo) group_left () slo:error_budget:ratio${chosen}`,
          labels,
        ),
        recordingRule(
          'slo:period_error_budget_remaining:ratio',
          `1 - ${ratioName(period)}${chosen} / on (service, slo) group_left () slo:error_budget:ratio${chosen}`,
          labels,
        ),
      ],
    },
    {
      name: `slo-alerts-${service}-${name}`,
      rules: rows
        .filter(({ isReachable }) => isReachable)
        .map((row) => burnAlert(objective, row, chosen, labels)),
    },
  ];
}

const ratioName = (window: number): string => `slo:sli_error:ratio_rate${formatDuration(window)}`;

/** Bad events out of all. A counter that has counted nothing yet is not there, and stands for 0. */
function errorRatio({ indicator }: Objective, window: number): string {
  const text = formatDuration(window);
  const total = rateOf(indicator.totalQuery, text);
  const part = `(${rateOf(indicator.partQuery, text)} or 0 * ${total}) / ${total}`;
  return indicator.part === 'bad' ? part : `1 - ${part}`;
}

function burnAlert(
  { name, service, target, minimumEvents }: Objective,
  { severity, long, short, factor, budgetShare }: BurnRateRow,
  chosen: string,
  labels: Readonly<Record<string, string>>,
) {
  const limit = `${factor} * (1 - ${target})`;
  const both = [long, short].map((window) => `${ratioName(window)}${chosen} > ${limit}`).join(' and ');
  const enough =
    minimumEvents > 0
      ? ` and slo:sli_events:increase${formatDuration(long)}${chosen} >= ${minimumEvents}`
      : '';
  const longText = formatDuration(long);
  const times = Number(factor.toPrecision(3));
  return alertingRule({
    alert: BUDGET_ALERT,
    expr: both + enough,
    labels: { ...labels, severity, long_window: longText, short_window: formatDuration(short) },
    annotations: {
      summary: `${service}: the error budget of ${name} goes ${times} times too fast`,
      description: `{{ $value | humanizePercentage }} of the events of the last ${longText} were bad. At ${times} times the rate that the objective allows, ${budgetShare * 100}% of the budget is spent in ${longText}.`,
    },
  });
}
