import type { Labels } from '../metrics/labels';
import { type Matcher, matchesAll } from '../metrics/matcher';
import { parsePromql } from '../promql/parse';
import type { Indicator } from './objective';
import { hasWindow } from './rate-of';

/** Series that a test can feed an objective with. */
export interface ExampleSeries {
  /** Counts good events, or bad ones: as the indicator does. */
  readonly part: Labels;
  /** Counts the rest of the events, or all of them when the total has a metric of its own. */
  readonly other: Labels;
  readonly otherIs: 'rest' | 'total';
}

/** Series that an indicator's queries choose, or null where none can be found for them. */
export function exampleSeries({ partQuery, totalQuery }: Indicator): ExampleSeries | null {
  if (hasWindow(partQuery) || hasWindow(totalQuery)) return null;
  const part = matchersOf(partQuery);
  const total = matchersOf(totalQuery);
  const name = (matchers: readonly Matcher[]) => matchers.find(({ label }) => label === '__name__')?.value;
  if (name(part) !== name(total)) {
    const [first, second] = [example(part), example(total)];
    return first && second && { part: first, other: second, otherIs: 'total' };
  }
  const first = example([...part, ...total]);
  const rest = part.map((broken) => example([...total, opposite(broken)])).find((labels) => labels !== null);
  return first && rest ? { part: first, other: rest, otherIs: 'rest' } : null;
}

function matchersOf(query: string): readonly Matcher[] {
  const parsed = parsePromql(query);
  return parsed.kind === 'selector' ? parsed.matchers : [];
}

/** The matcher that chooses just what another does not. */
function opposite(matcher: Matcher): Matcher {
  const operators = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' } as const;
  return { ...matcher, operator: operators[matcher.operator], matches: (value) => !matcher.matches(value) };
}

/** Labels that all the matchers choose, tried from what they name. */
function example(matchers: readonly Matcher[]): Labels | null {
  const labels: Record<string, string> = {};
  for (const { label } of matchers) {
    const own = matchers.filter((one) => one.label === label);
    const candidates = ['', ...own.flatMap(({ value }) => [...fromPattern(value), value]), 'other'];
    const fitting = candidates.find((value) => own.every(({ matches }) => matches(value)));
    if (fitting === undefined) return null;
    if (fitting !== '') labels[label] = fitting;
  }
  return matchesAll(labels, matchers) ? labels : null;
}

/** Texts that a simple regular expression may match: each alternative, with something in place of its wildcards. */
function fromPattern(source: string): string[] {
  return source.split('|').map((one) =>
    one
      .replace(/^\(|\)$/g, '')
      .replace(/\.[*+]/g, 'x')
      .replace(/\\d\+?/g, '5')
      .replace(/(?<!\\)\./g, '0')
      .replace(/\\(.)/g, '$1')
      .replace(/\[(.).*?\]/g, '$1'),
  );
}
