import { parsePromql } from '../promql/parse';
import type { AlertingRule, RecordingRule } from './rule-file';
import { parseTemplate } from './template';

/** @throws MonitoringError for an expression that cannot be read */
export function recordingRule(
  record: string,
  expr: string,
  labels: Readonly<Record<string, string>>,
): RecordingRule {
  return { kind: 'record', record, expr, expression: parsePromql(expr), labels };
}

/** What an alert says of itself. */
export interface AlertText {
  readonly alert: string;
  readonly expr: string;
  /** Milliseconds. */
  readonly for?: number;
  readonly keepFiringFor?: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** @throws MonitoringError for an expression or a template that cannot be read */
export function alertingRule({ alert, expr, labels, annotations, ...times }: AlertText): AlertingRule {
  const templates = (of: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(of).map(([name, text]) => [name, parseTemplate(text)]));
  return {
    kind: 'alert',
    alert,
    expr,
    expression: parsePromql(expr),
    for: times.for ?? 0,
    keepFiringFor: times.keepFiringFor ?? 0,
    labels: templates(labels),
    annotations: templates(annotations),
  };
}
