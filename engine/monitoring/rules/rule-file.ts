import { stringify } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../../core/errors';
import { MonitoringError } from '../errors';
import { LABEL_FORM, NAME_FORM } from '../exposition/family';
import { formatDuration, parseDuration } from '../metrics/duration';
import type { Expression } from '../promql/ast';
import { parsePromql } from '../promql/parse';
import { readYaml } from '../read-yaml';
import { parseTemplate, type Template } from './template';

/** A rule that writes the value of an expression as a series of its own. */
export interface RecordingRule {
  readonly kind: 'record';
  readonly record: string;
  readonly expr: string;
  readonly expression: Expression;
  readonly labels: Readonly<Record<string, string>>;
}

/** A rule that alerts for each element of an expression's value. */
export interface AlertingRule {
  readonly kind: 'alert';
  readonly alert: string;
  readonly expr: string;
  readonly expression: Expression;
  /** Milliseconds that it is pending before it fires. */
  readonly for: number;
  /** Milliseconds that it goes on firing when its expression has no value any more. */
  readonly keepFiringFor: number;
  readonly labels: Readonly<Record<string, Template>>;
  readonly annotations: Readonly<Record<string, Template>>;
}

export type Rule = RecordingRule | AlertingRule;

/** Rules that are evaluated one after another, at one time. */
export interface RuleGroup {
  readonly name: string;
  /** Milliseconds between evaluations; absent: the interval of the server. */
  readonly interval?: number;
  readonly rules: readonly Rule[];
}

const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  context.addIssue(`${JSON.stringify(text)} is no duration, such as 5m`);
  return z.NEVER;
});
const scalar = z.union([z.string(), z.number()]).transform(String);
const texts = z.record(z.string().regex(LABEL_FORM, 'is no name of a label'), scalar);

const ruleSchema = z.strictObject({
  record: z.string().optional(),
  alert: z.string().min(1).optional(),
  expr: scalar,
  for: duration.optional(),
  keep_firing_for: duration.optional(),
  labels: texts.nullish(),
  annotations: texts.nullish(),
});

const fileSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string().min(1),
      interval: duration.optional(),
      rules: z.array(ruleSchema).nullish(),
    }),
  ),
});

/**
 * Reads a file of rules, as Prometheus has them: every expression and template is checked.
 * @param path for messages
 * @throws MonitoringError that names the group and the rule of the first thing that is wrong
 */
export function parseRules(text: string, path: string): RuleGroup[] {
  const data = readYaml(text, fileSchema, (what) => invalid(path, what), { groups: [] });
  const names = new Set<string>();
  return data.groups.map(({ name, interval, rules }) => {
    if (names.has(name)) throw invalid(path, `the group ${name} is there twice`);
    names.add(name);
    return {
      name,
      ...(interval !== undefined && { interval }),
      rules: (rules ?? []).map((rule, at) => checkedRule(rule, `${name}, rule ${at + 1}`, path)),
    };
  });
}

function checkedRule(rule: z.infer<typeof ruleSchema>, where: string, path: string): Rule {
  const { record, alert, expr } = rule;
  const labels = rule.labels ?? {};
  const templates = (of: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(of).map(([name, text]) => [name, parseTemplate(text)]));
  try {
    if ((record === undefined) === (alert === undefined))
      throw invalid(path, `${where}: name either what it records or what it alerts`);
    if ('__name__' in labels) throw invalid(path, `${where}: __name__ cannot be among its labels`);
    const expression = parsePromql(expr);
    if (alert !== undefined) {
      return {
        kind: 'alert',
        alert,
        expr,
        expression,
        for: rule.for ?? 0,
        keepFiringFor: rule.keep_firing_for ?? 0,
        labels: templates(labels),
        annotations: templates(rule.annotations ?? {}),
      };
    }
    if (!NAME_FORM.test(record!))
      throw invalid(path, `${where}: ${JSON.stringify(record)} is no name of a metric`);
    if (rule.for !== undefined || rule.keep_firing_for !== undefined || rule.annotations)
      throw invalid(path, `${where}: for, keep_firing_for and annotations are of alerts`);
    return { kind: 'record', record: record!, expr, expression, labels };
  } catch (thrown) {
    const code = thrown instanceof MonitoringError ? thrown.code : '';
    if (code === 'rules-invalid') throw thrown;
    throw invalid(path, `${where}: ${messageOf(thrown)}`);
  }
}

/** A file of rules, as Prometheus reads it. */
export function writeRules(groups: readonly RuleGroup[]): string {
  const file = {
    groups: groups.map(({ name, interval, rules }) => ({
      name,
      ...(interval !== undefined && { interval: formatDuration(interval) }),
      rules: rules.map(ruleYaml),
    })),
  };
  return stringify(file, { lineWidth: 0 });
}

function ruleYaml(rule: Rule): Record<string, unknown> {
  const filled = (of: Readonly<Record<string, unknown>>, name: string) =>
    Object.keys(of).length === 0 ? {} : { [name]: of };
  if (rule.kind === 'record')
    return { record: rule.record, expr: rule.expr, ...filled(rule.labels, 'labels') };
  const sources = (of: Readonly<Record<string, Template>>) =>
    Object.fromEntries(Object.entries(of).map(([name, { source }]) => [name, source]));
  return {
    alert: rule.alert,
    expr: rule.expr,
    ...(rule.for > 0 && { for: formatDuration(rule.for) }),
    ...(rule.keepFiringFor > 0 && { keep_firing_for: formatDuration(rule.keepFiringFor) }),
    ...filled(sources(rule.labels), 'labels'),
    ...filled(sources(rule.annotations), 'annotations'),
  };
}

const invalid = (path: string, what: string): MonitoringError =>
  new MonitoringError('rules-invalid', `The rules in ${path} cannot be used: ${what}.`, { path });
