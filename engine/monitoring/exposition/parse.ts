import { MonitoringError } from '../errors';
import type { Labels } from '../metrics/labels';
import { promNumber } from '../metrics/prom-number';
import { type MetricFamily, type MetricType, NAME_FORM, type ScrapedSample, SUFFIXES } from './family';

interface Draft {
  readonly name: string;
  type: MetricType;
  help?: string;
  isTyped: boolean;
  readonly samples: ScrapedSample[];
}

/**
 * Reads Prometheus' text format 0.0.4.
 * @throws MonitoringError with the number of the line that cannot be read, or that breaks a rule of the format
 */
export function parseExposition(text: string): MetricFamily[] {
  if (text !== '' && !text.endsWith('\n'))
    throw invalid(text.split('\n').length, 'the last line does not end');
  const families = new Map<string, Draft>();
  const seen = new Set<string>();
  let current: Draft | null = null;
  const enter = (name: string, number: number): Draft => {
    if (current?.name === name) return current;
    if (families.has(name))
      throw invalid(number, `${name} was there before: all lines of a metric stand together`);
    current = { name, type: 'untyped', isTyped: false, samples: [] };
    families.set(name, current);
    return current;
  };
  text.split('\n').forEach((raw, at) => {
    const number = at + 1;
    const line = raw.trim();
    if (line === '') return;
    if (line.startsWith('#')) {
      readComment(line, number, enter);
      return;
    }
    const sample = readSample(line, number);
    const owner = current && belongs(current, sample.name) ? current : enter(sample.name, number);
    const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort(), sample.timestamp]);
    if (seen.has(key)) throw invalid(number, `${sample.name} with these labels was there before`);
    seen.add(key);
    owner.samples.push(sample);
  });
  return [...families.values()].map(({ name, type, help, samples }) => ({
    name,
    type,
    ...(help !== undefined && { help }),
    samples,
  }));
}

const belongs = ({ name, type }: Draft, sample: string): boolean =>
  SUFFIXES[type].some((suffix) => sample === name + suffix);

function readComment(line: string, number: number, enter: (name: string, number: number) => Draft): void {
  const found = /^#\s+(HELP|TYPE)\s+(\S+)(?:\s+(.*))?$/.exec(line);
  if (!found) return;
  const [, keyword, name, rest = ''] = found;
  if (!NAME_FORM.test(name!)) throw invalid(number, `${JSON.stringify(name)} is no name of a metric`);
  const family = enter(name!, number);
  if (keyword === 'HELP') {
    if (family.help !== undefined) throw invalid(number, `a second HELP of ${name}`);
    family.help = rest.replace(/\\([\\n])/g, (_all, code: string) => (code === 'n' ? '\n' : '\\'));
    return;
  }
  if (family.isTyped) throw invalid(number, `a second TYPE of ${name}`);
  if (family.samples.length > 0) throw invalid(number, `the TYPE of ${name} comes after its samples`);
  if (!(rest in SUFFIXES))
    throw invalid(
      number,
      `there is no type ${JSON.stringify(rest)}; there are ${Object.keys(SUFFIXES).join(', ')}`,
    );
  family.type = rest as MetricType;
  family.isTyped = true;
}

const SAMPLE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{((?:[^"}]|"(?:[^"\\]|\\.)*")*)\})?\s*(\S+)(?:\s+(-?\d+))?$/;
const LABEL = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(,|$)/y;

function readSample(line: string, number: number): ScrapedSample {
  const found = SAMPLE.exec(line);
  if (!found)
    throw invalid(number, `${JSON.stringify(line)} is no sample: name{label="value"} number [milliseconds]`);
  const [, name, labels, value, timestamp] = found;
  const parsed = promNumber(value!);
  if (parsed === null) throw invalid(number, `${JSON.stringify(value)} is no number`);
  return {
    name: name!,
    labels: readLabels(labels ?? '', number),
    value: parsed,
    ...(timestamp !== undefined && { timestamp: Number(timestamp) }),
  };
}

function readLabels(text: string, number: number): Labels {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.trimEnd().length) {
    const from = LABEL.lastIndex;
    const found = LABEL.exec(text);
    if (!found) throw invalid(number, `${JSON.stringify(text.slice(from))} is no label="value"`);
    const [, name, value] = found;
    if (Object.hasOwn(labels, name!)) throw invalid(number, `the label ${name} is there twice`);
    labels[name!] = value!.replace(/\\([\\n"])/g, (_all, code: string) => (code === 'n' ? '\n' : code));
  }
  return labels;
}

const invalid = (line: number, what: string): MonitoringError =>
  new MonitoringError('exposition-invalid', `Line ${line} of the metrics cannot be used: ${what}.`, { line });
