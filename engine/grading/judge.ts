import { type Facts, fillTemplate, meets, meetsAll } from '../core/facts';
import { describeFact } from './describe-fact';
import type { CheckDefinition, Feedback, Measurement, Requirement } from './types';

/** Names that every template of a check may use beside its facts. */
export const TEMPLATE_FACTS: readonly string[] = ['seed'];

/** A verdict on what a measurement found. */
export interface Judgement {
  readonly outcome: 'passed' | 'failed';
  readonly facts: Facts;
  readonly feedback: Feedback;
}

/**
 * Holds the facts of a measurement against the demands of a check. The feedback speaks of the first demand that is not
 * met, and of the first mistake whose conditions all hold. Facts that are not numbers count as not measured.
 * @param meanings what each fact means, as a noun phrase
 */
export function judge(
  check: CheckDefinition,
  measurement: Measurement,
  meanings: Readonly<Record<string, string>>,
  seed: string,
): Judgement {
  const facts = withoutNaN(measurement.facts);
  const words: Facts = { ...facts, seed };
  const did = fillTemplate(check.did, words);
  const unmet = check.require.find((requirement) => !meets(facts, requirement));
  const spoken = unmet === undefined ? check.require : [unmet];
  const feedback: Feedback = {
    did,
    expected: spoken.map((requirement) => expectation(requirement, words)).join('; '),
    seen: spoken
      .map((requirement) => sight(requirement, words, meanings, measurement.unknownReads))
      .join('; '),
    evidence: measurement.evidence,
  };
  if (unmet === undefined) return { outcome: 'passed', facts, feedback };
  const mistake = check.mistakes.find((candidate) => meetsAll(facts, candidate.when));
  return {
    outcome: 'failed',
    facts,
    feedback: {
      ...feedback,
      mistake: mistake && { id: mistake.id, says: fillTemplate(mistake.says, words) },
      failingCase: measurement.failingCase,
      location: measurement.location,
    },
  };
}

function expectation(requirement: Requirement, facts: Facts): string {
  const { atLeast, atMost, above, below, equals } = requirement;
  const bounds = Object.entries({ atLeast, atMost, above, below, equals }).flatMap(([name, bound]) =>
    bound === undefined ? [] : [[name, bound] as const],
  );
  return fillTemplate(requirement.expects, { ...facts, ...Object.fromEntries(bounds) });
}

function sight(
  requirement: Requirement,
  facts: Facts,
  meanings: Readonly<Record<string, string>>,
  unknown: string | undefined,
): string {
  const known = (facts[requirement.fact] ?? null) !== null;
  if (requirement.sees !== undefined && known) return fillTemplate(requirement.sees, facts);
  return describeFact(requirement.fact, meanings[requirement.fact], facts, unknown);
}

function withoutNaN(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, Number.isNaN(value) ? null : value]),
  );
}
