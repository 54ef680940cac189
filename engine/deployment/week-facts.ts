import type { Condition, Facts } from '../core/facts';
import { meetsAll } from '../core/facts';
import type { TrafficRequest } from './requests';
import type { Answer } from './state';

/** One request with its answer and what the answer should have been. */
export interface Judged {
  readonly request: TrafficRequest;
  readonly answer: Answer;
  /** Dollars; null: not known. */
  readonly reference: number | null;
  /** Answer minus reference, dollars; null when there is no such number. */
  readonly difference: number | null;
  /** Answered, and at most the tolerance away from the reference. */
  readonly right: boolean;
}

/** Holds answers against their references; `tolerance` in dollars. */
export function judgeAnswers(
  requests: readonly TrafficRequest[],
  answers: readonly Answer[],
  references: readonly (number | null)[],
  tolerance: number,
): Judged[] {
  return requests.map((request, i) => {
    const answer = answers[i]!;
    const reference = references[i] ?? null;
    const difference = answer.dollars === null || reference === null ? null : answer.dollars - reference;
    return {
      request,
      answer,
      reference,
      difference,
      right: difference !== null && Math.abs(difference) <= tolerance,
    };
  });
}

/** The facts of a group of requests, with their meanings. */
export const GROUP_FACTS = {
  requests: 'requests',
  right: 'requests answered as they should be',
  wrong: 'requests answered with a wrong estimate',
  refused: 'requests refused',
  failed: 'requests that got an error of the server',
  lost: 'requests that nothing answered',
  unpriced: 'requests answered without an estimate',
  share: 'the share of requests answered as they should be',
  typicalMiss: 'the median distance of an estimate from what it should be, in dollars',
  medianRatio: 'the median of estimate ÷ what it should be',
  commonShare: 'the share of estimates that are one and the same number',
} as const;

/** What became of a group of requests. */
export function groupFacts(judged: readonly Judged[]): Record<keyof typeof GROUP_FACTS, number | null> {
  const count = (test: (one: Judged) => boolean) => judged.filter(test).length;
  const priced = judged.filter(({ difference }) => difference !== null);
  return {
    requests: judged.length,
    right: count(({ right }) => right),
    wrong: count(({ right, difference }) => !right && difference !== null),
    refused: count(({ answer }) => answer.outcome === 'refused'),
    failed: count(({ answer }) => answer.outcome === 'failed'),
    lost: count(({ answer }) => answer.outcome === 'lost' || answer.outcome === 'crashed'),
    unpriced: count(({ answer }) => answer.outcome === 'answered' && answer.dollars === null),
    share: judged.length === 0 ? null : count(({ right }) => right) / judged.length,
    typicalMiss: median(priced.map(({ difference }) => Math.abs(difference!))),
    medianRatio: median(
      priced
        .filter(({ reference }) => reference! > 0)
        .map(({ answer, reference }) => answer.dollars! / reference!),
    ),
    commonShare: commonShare(judged.map(({ answer }) => answer.dollars)),
  };
}

/** Groups of requests by what is in them: each a list of demands on the entries of the body. */
export type Groups = Readonly<Record<string, readonly Condition[]>>;

/** The members of each group, and of `rest`, which no group has. */
export function byGroup(judged: readonly Judged[], groups: Groups): Record<string, Judged[]> {
  const out: Record<string, Judged[]> = { rest: [] };
  for (const name of Object.keys(groups)) out[name] = [];
  for (const one of judged) {
    const names = Object.entries(groups)
      .filter(([, conditions]) => meetsAll(scalarsOf(one.request), conditions))
      .map(([name]) => name);
    for (const name of names.length > 0 ? names : ['rest']) out[name]!.push(one);
  }
  return out;
}

/** The entries of a body as facts; what is a list or an object is only known to be there. */
function scalarsOf({ body, client }: TrafficRequest): Facts {
  const known = Object.entries(body).map(([name, value]) => [
    name,
    value !== null && typeof value === 'object' ? true : value,
  ]);
  return { client, ...(Object.fromEntries(known) as Facts) };
}

/** The median distance, in dollars, between the answers to the same requests sent twice; null where none was priced twice. */
export function medianMove(before: readonly Answer[], after: readonly Answer[]): number | null {
  return median(
    before.flatMap(({ dollars }, i) => {
      const other = after[i]?.dollars ?? null;
      return dollars === null || other === null ? [] : [Math.abs(other - dollars)];
    }),
  );
}

/** The middle value (of an even count the mean of the two in the middle); null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function commonShare(dollars: readonly (number | null)[]): number | null {
  const known = dollars.filter((one) => one !== null);
  if (known.length === 0) return null;
  const counts = new Map<number, number>();
  for (const one of known) counts.set(one, (counts.get(one) ?? 0) + 1);
  return Math.max(...counts.values()) / known.length;
}
