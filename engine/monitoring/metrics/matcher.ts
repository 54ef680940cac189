import { MonitoringError } from '../errors';
import type { Labels } from './labels';

/** A condition on one label; a label that is not there is as good as an empty one. */
export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
  readonly matches: (value: string) => boolean;
}

/**
 * A matcher. Regular expressions match the whole value, as in Prometheus.
 * @throws MonitoringError for an expression that cannot be read
 */
export function matcher(label: string, operator: Matcher['operator'], value: string): Matcher {
  if (operator === '=') return { label, operator, value, matches: (found) => found === value };
  if (operator === '!=') return { label, operator, value, matches: (found) => found !== value };
  const pattern = wholePattern(value);
  const isWanted = operator === '=~';
  return { label, operator, value, matches: (found) => pattern.test(found) === isWanted };
}

/** Whether all conditions hold. */
export const matchesAll = (labels: Labels, matchers: readonly Matcher[]): boolean =>
  matchers.every(({ label, matches }) => matches(labels[label] ?? ''));

/** @throws MonitoringError */
export function wholePattern(source: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch (cause) {
    throw new MonitoringError(
      'promql-invalid',
      `The regular expression ${JSON.stringify(source)} cannot be read: ${(cause as Error).message}.`,
    );
  }
}
