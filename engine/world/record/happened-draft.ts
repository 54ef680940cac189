import type { Happened, Happening } from '../happening';

/** What becomes of a happening, while it is becoming. */
export type HappenedDraft = { -readonly [Key in keyof Happened]: Happened[Key] } & {
  /** Complaints that are to be expected so far. */
  complaints: number;
};

/** What is known of a happening when it begins. */
export function draftOf({ effects: _effects, source: _source, ...happening }: Happening): HappenedDraft {
  return {
    ...happening,
    state: 'harmless',
    because: 'It met the users and did them no harm.',
    decidedBy: null,
    harmedFrom: null,
    detected: null,
    detectedBy: null,
    restored: null,
    wrong: 0,
    unanswered: 0,
    complaints: 0,
  };
}

/** The finished record. */
export function happenedOf({ complaints: _complaints, ...happened }: HappenedDraft): Happened {
  return { ...happened };
}
