import type { Labels } from '../metrics/labels';
import { type Matcher, matchesAll } from '../metrics/matcher';
import type { InhibitRule } from './alertmanager-config';

/** Keeps alerts quiet for a while; they fire all the same. Times are milliseconds since the epoch. */
export interface Silence {
  readonly id: string;
  readonly matchers: readonly Matcher[];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly createdBy: string;
  readonly comment: string;
}

/** The first silence that holds an alert back at a time. */
export function silencedBy(silences: readonly Silence[], labels: Labels, time: number): Silence | null {
  return (
    silences.find(
      ({ matchers, startsAt, endsAt }) => startsAt <= time && time < endsAt && matchesAll(labels, matchers),
    ) ?? null
  );
}

/**
 * Whether an alert is inhibited: a source fires whose `equal` labels are the same. An alert that matches both sides of a rule
 * is not inhibited by others that do, so that none silences itself.
 */
export function isInhibited(
  rules: readonly InhibitRule[],
  firing: readonly Labels[],
  labels: Labels,
): boolean {
  return rules.some((rule) => {
    if (!matchesAll(labels, rule.target)) return false;
    const isBoth = matchesAll(labels, rule.source);
    return firing.some(
      (source) =>
        matchesAll(source, rule.source) &&
        rule.equal.every((name) => (source[name] ?? '') === (labels[name] ?? '')) &&
        !(isBoth && matchesAll(source, rule.target)),
    );
  });
}
