import { parseRules } from '../../../monitoring/rules/rule-file';
import { REFERENCE_RULES } from '../../../scenario/scenarios/world/reference-rules';

/** Alerts of a file of rules that page somebody. @param rules null: those of the reference @throws MonitoringError */
export function pagingAlerts(rules: string | null): ReadonlySet<string> {
  return new Set(
    parseRules(rules ?? REFERENCE_RULES, 'rules.yml').flatMap(({ rules: some }) =>
      some.flatMap((rule) =>
        rule.kind === 'alert' && rule.labels.severity?.source === 'page' ? [rule.alert] : [],
      ),
    ),
  );
}
