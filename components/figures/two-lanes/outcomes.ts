import type { EventOutcome, Lane, ReplayRun } from '@/engine/scenario/types';

/** How an outcome is named and explained, and whether it harms somebody. */
export interface OutcomeWords {
  readonly id: EventOutcome;
  readonly label: string;
  readonly meaning: string;
  readonly harm: boolean;
}

/** In the order in which counts and legends show them. */
export const OUTCOMES: readonly OutcomeWords[] = [
  { id: 'right', label: 'right', meaning: 'answered as it should be', harm: false },
  { id: 'refused', label: 'refused', meaning: 'refused with a reason, as it should be', harm: false },
  {
    id: 'silently-wrong',
    label: 'silently wrong',
    meaning: 'answered, and nobody saw that it was wrong',
    harm: true,
  },
  { id: 'crashed', label: 'crashed', meaning: 'the program stopped here', harm: true },
  { id: 'lost', label: 'lost', meaning: 'never answered, because the program had stopped', harm: true },
  { id: 'wrongly-refused', label: 'wrongly refused', meaning: 'refused although it was good', harm: true },
];

const BY_ID = new Map(OUTCOMES.map((words) => [words.id, words]));

/** The words of an outcome. */
export function outcomeWords(outcome: EventOutcome): OutcomeWords {
  return BY_ID.get(outcome) ?? { id: outcome, label: outcome, meaning: outcome, harm: true };
}

/** What a lane is called everywhere. */
export const LANE_LABEL: Readonly<Record<Lane, string>> = { 'ad-hoc': 'Ad hoc', practice: 'Practice' };

/** How many of the first `upTo` events ended in which way. */
export function countOutcomes(run: ReplayRun, upTo = run.events.length): ReadonlyMap<EventOutcome, number> {
  const counts = new Map<EventOutcome, number>();
  for (const event of run.events.slice(0, upTo)) {
    counts.set(event.outcome, (counts.get(event.outcome) ?? 0) + 1);
  }
  return counts;
}

/** One sentence that says how a lane ended, for people who do not see the picture. */
export function laneSentence(label: string, run: ReplayRun): string {
  const counts = countOutcomes(run);
  const parts = OUTCOMES.filter(({ id }) => counts.has(id)).map(
    ({ id, label: name }) => `${counts.get(id)} ${name}`,
  );
  return `${label}: ${parts.join(', ')}.`;
}
