import type { Rng } from '../../core/rng';
import { checkTypes } from '../promql/check-types';
import { parsePromql } from '../promql/parse';
import { randomExpression } from './random-expressions';

const LABELS = ['', 'severity: page', 'severity: "{{ $labels.job }}"', 'code: ""'] as const;
const ANNOTATIONS = [
  '{{ $labels.job }} is at {{ $value }}',
  '{{ $value | humanize }} and {{ $value | humanizePercentage }}',
  '{{ $value | humanizeDuration }}, {{ $value | humanize1024 }}',
  '{{ printf "%.2f" $value }} of {{ printf "%s" $labels.code | toUpper }}',
  '{{ printf "%6.1f|%-8s|%g" $value $labels.zone $value }}',
  'plain, {{ .Labels.zone }}{{ .Value }}',
];
const DURATIONS = ['', '0s', '1m', '2m', '3m', '5m'];

/** A file of rules that record and alert, each alert by its own name; some stand on what others record. */
export function randomRules(rng: Rng): string {
  const lines = ['groups:'];
  for (let group = 0; group < 2; group++) {
    lines.push(`  - name: group${group}`, '    rules:');
    for (let rule = 0; rule < 5; rule++) {
      if (rng.next() < 0.4) lines.push(...recording(rng, `level:record${group}_${rule}:x`));
      else lines.push(...alerting(rng, `Alert${group}${rule}`, group));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A random expression that gives a vector. */
function vectorExpression(rng: Rng): string {
  for (;;) {
    const text = randomExpression(rng, 2);
    try {
      if (checkTypes(parsePromql(text), text) === 'vector') return text;
    } catch {
      // Random expressions may be of the wrong type; another is drawn.
    }
  }
}

const expressionLine = (expression: string): string => `        expr: ${JSON.stringify(expression)}`;

function recording(rng: Rng, name: string): string[] {
  const labels = rng.next() < 0.3 ? ['        labels: { team: lab }'] : [];
  return [`      - record: ${name}`, expressionLine(vectorExpression(rng)), ...labels];
}

function alerting(rng: Rng, name: string, group: number): string[] {
  const recorded = `{__name__=~"level:record${group}.*"}`;
  const of = rng.next() < 0.2 ? `sum by (job) (${recorded})` : vectorExpression(rng);
  const expression = rng.next() < 0.7 ? `${of} ${rng.pick(['>', '<', '!='])} ${rng.pick([0, 1, 5, 50])}` : of;
  const hold = rng.pick(DURATIONS);
  const keep = rng.next() < 0.3 ? rng.pick(DURATIONS.slice(2)) : '';
  const labels = rng.pick(LABELS);
  return [
    `      - alert: ${name}`,
    expressionLine(expression),
    ...(hold === '' ? [] : [`        for: ${hold}`]),
    ...(keep === '' ? [] : [`        keep_firing_for: ${keep}`]),
    ...(labels === '' ? [] : ['        labels:', `          ${labels}`]),
    '        annotations:',
    `          summary: ${JSON.stringify(rng.pick(ANNOTATIONS))}`,
  ];
}
