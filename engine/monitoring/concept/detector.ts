/** What a detector says after an item. */
export type ConceptState = 'calm' | 'warning' | 'drift';

/** Watches a stream of numbers, one at a time, for a change of what they stand for. */
export interface ConceptDetector {
  /** Takes the next item and says what it makes of the stream. After a drift the detector begins anew with the next item. */
  update(value: number): ConceptState;
}

/** One change of a detector's mind. */
export interface ConceptEvent {
  /** The number of the item, from 0. */
  readonly at: number;
  readonly state: Exclude<ConceptState, 'calm'>;
}

/** Runs a detector over a whole stream: every drift, and the first item of every warning. */
export function detect(detector: ConceptDetector, values: ArrayLike<number>): ConceptEvent[] {
  const events: ConceptEvent[] = [];
  let before: ConceptState = 'calm';
  for (let at = 0; at < values.length; at++) {
    const state = detector.update(values[at]!);
    if (state === 'drift' || (state === 'warning' && before !== 'warning')) events.push({ at, state });
    before = state;
  }
  return events;
}
