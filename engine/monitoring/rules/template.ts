import { MonitoringError } from '../errors';
import type { Labels } from '../metrics/labels';
import { goNumber } from '../metrics/prom-number';
import { TEMPLATE_FUNCTIONS, type TemplateValue } from './template-functions';

/** What a template sees: the alert's labels before those of the rule, and the value of its expression. */
export interface TemplateData {
  readonly labels: Labels;
  readonly value: number;
  readonly externalLabels: Labels;
}

/** A text with places that are filled in. */
export interface Template {
  readonly source: string;
  readonly render: (data: TemplateData) => string;
}

type Part = string | ((data: TemplateData) => TemplateValue);

/**
 * Reads a template of labels and annotations: `{{ $labels.job }}`, `{{ $value | humanizePercentage }}`,
 * `{{ printf "%.2f" $value }}`. Of Go's templates there are values, calls and pipelines; no `if`, `range`, `query`.
 * @throws MonitoringError for anything else
 */
export function parseTemplate(source: string): Template {
  const parts: Part[] = [];
  let at = 0;
  for (const found of source.matchAll(/\{\{(-?)((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^"`])*?)(-?)\}\}/g)) {
    const before = source.slice(at, found.index);
    parts.push(found[1] ? before.trimEnd() : before);
    at = found.index + found[0].length;
    if (found[3]) at += /^\s*/.exec(source.slice(at))![0].length;
    parts.push(pipeline(found[2]!.trim(), source));
  }
  const rest = source.slice(at);
  if (rest.includes('{{')) throw invalid(source, 'a {{ is not closed');
  parts.push(rest);
  return {
    source,
    render: (data) => parts.map((part) => (typeof part === 'string' ? part : asText(part(data)))).join(''),
  };
}

/** The value of what stands between the braces; each stage's value is the last argument of the next. */
function pipeline(text: string, source: string): (data: TemplateData) => TemplateValue {
  if (text.startsWith('/*')) return () => '';
  const stages: string[][] = [[]];
  for (const token of tokensOf(text, source)) {
    if (token === '|') stages.push([]);
    else stages.at(-1)!.push(token);
  }
  const steps = stages.map((tokens, at) => step(tokens, at > 0, source));
  return (data) => {
    let value: TemplateValue | undefined;
    for (const run of steps) value = run(data, value);
    return value!;
  };
}

type Step = (data: TemplateData, piped: TemplateValue | undefined) => TemplateValue;

function step([head, ...rest]: readonly string[], isPiped: boolean, source: string): Step {
  if (head === undefined) throw invalid(source, 'there is nothing between the braces');
  const known = Object.hasOwn(TEMPLATE_FUNCTIONS, head) ? TEMPLATE_FUNCTIONS[head] : undefined;
  if (!known) {
    if (rest.length > 0 || isPiped)
      throw invalid(
        source,
        `there is no function ${head}; there are ${Object.keys(TEMPLATE_FUNCTIONS).join(', ')}`,
      );
    return operand(head, source);
  }
  const args = rest.map((token) => operand(token, source));
  return (data, piped) => {
    const given = args.map((arg) => arg(data, undefined));
    return known(...given, ...(piped === undefined ? [] : [piped]));
  };
}

function operand(token: string, source: string): Step {
  const label = /^(?:\$labels|\.Labels)\.(\w+)$/.exec(token);
  if (label) return ({ labels }) => labels[label[1]!] ?? '';
  const external = /^(?:\$externalLabels|\.ExternalLabels)\.(\w+)$/.exec(token);
  if (external) return ({ externalLabels }) => externalLabels[external[1]!] ?? '';
  if (token === '$value' || token === '.Value') return ({ value }) => value;
  if (/^-?\d+(?:\.\d+)?$/.test(token)) return () => Number(token);
  if (/^"/.test(token)) return () => JSON.parse(token) as string;
  if (/^`/.test(token)) return () => token.slice(1, -1);
  throw invalid(
    source,
    `${token} is not evaluated in the lab; there are $labels.<name>, $value, $externalLabels.<name>, numbers and texts`,
  );
}

function tokensOf(text: string, source: string): string[] {
  const tokens: string[] = [];
  const form = /\s*("(?:[^"\\]|\\.)*"|`[^`]*`|\||[^\s|"`]+)/y;
  while (form.lastIndex < text.trimEnd().length) {
    const found = form.exec(text);
    if (!found) throw invalid(source, `${JSON.stringify(text)} cannot be read`);
    tokens.push(found[1]!);
  }
  return tokens;
}

const asText = (value: TemplateValue): string => (typeof value === 'number' ? goNumber(value) : value);

const invalid = (source: string, what: string): MonitoringError =>
  new MonitoringError('template-invalid', `The template ${JSON.stringify(source)} cannot be used: ${what}.`);
