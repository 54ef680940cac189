import type { Labels } from '../metrics/labels';
import { goNumber } from '../metrics/prom-number';
import type { MetricFamily, ScrapedSample } from './family';

/** Metrics as Prometheus' text format 0.0.4: the families one after another, all lines of one together. */
export function writeExposition(families: readonly MetricFamily[]): string {
  return families
    .flatMap(({ name, type, help, samples }) => [
      ...(help === undefined ? [] : [`# HELP ${name} ${escapeHelp(help)}`]),
      `# TYPE ${name} ${type}`,
      ...samples.map(line),
    ])
    .map((text) => `${text}\n`)
    .join('');
}

function line({ name, labels, value, timestamp }: ScrapedSample): string {
  const at = timestamp === undefined ? '' : ` ${timestamp}`;
  return `${name}${braces(labels)} ${goNumber(value)}${at}`;
}

function braces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escapeValue = (text: string): string => escapeHelp(text).replaceAll('"', '\\"');
