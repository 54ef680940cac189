import type { EventOutcome } from '@/engine/simulator/year';
import { hoursWords } from './figure-words';

/** What became of an event in one lane, in a few words: "harmed users for 3 days", "stopped", "no harm". */
export function outcomeWords(outcome: EventOutcome | null, hour: number): string {
  if (!outcome) return 'did not happen';
  if (outcome.state === 'stopped') return 'stopped before it met a user';
  if (outcome.state === 'harmless') return 'no harm';
  return outcome.restored === null
    ? 'harmed users until the end of the year'
    : `harmed users for ${hoursWords(Math.max(0, outcome.restored - hour))}`;
}

/** What harm it did, in numbers; empty when none. */
export function harmWords({ wrong, unanswered }: EventOutcome): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  const parts = [
    wrong >= 0.5 ? `${whole(wrong)} estimates wrong` : '',
    unanswered >= 0.5 ? `${whole(unanswered)} requests without an estimate` : '',
  ];
  return parts.filter(Boolean).join(', ');
}
