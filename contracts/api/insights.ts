import { z } from 'zod';
import type { Calibration } from '../../engine/learning/calibration';

/** What goes in and out of `…/insights`. Only learners who are in the class now are counted. */

export const insightsQuerySchema = z.object({
  /** A section's id. */
  section: z.uuid().optional(),
});

/** Fails within so many minutes without a pass since: stuck. */
export const STUCK = { fails: 5, minutes: 30 } as const;
/** Days without a sign of life: inactive. */
export const INACTIVE_DAYS = 7;

/** One exercise of what is assigned. */
export interface ExerciseInsight {
  /** `1.6/train`. */
  readonly exercise: string;
  readonly title: string;
  readonly assignmentId: string;
  /** Learners who have checked or handed in anything. */
  readonly tried: number;
  readonly passed: number;
  /** Of those who tried, who passed with their first try. */
  readonly firstTry: number;
  /** Tries a person, in the middle; null: nobody has tried. */
  readonly medianTries: number | null;
  /** Learners who have opened a hint, and hints that each of them has opened on average. */
  readonly hinted: number;
  readonly meanHints: number | null;
  readonly stuck: number;
}

/** A named mistake that was recognised. */
export interface MistakeInsight {
  readonly exercise: string;
  readonly title: string;
  readonly check: string;
  readonly mistake: string;
  /** What the learner is told. */
  readonly says: string;
  readonly people: number;
  /** Somebody's work with it that was handed in; null: it was seen on devices alone. */
  readonly example: {
    readonly assignmentId: string;
    /** As addresses name the person. */
    readonly person: string;
    readonly submissionId: string;
  } | null;
}

export interface StuckInsight {
  readonly memberId: string;
  readonly name: string;
  readonly exercise: string;
  readonly title: string;
  /** Fails since the last pass. */
  readonly fails: number;
  readonly lastAt: string;
}

export interface PersonInsight {
  readonly memberId: string;
  readonly name: string;
  /** The last that came from them; null: nothing ever did. */
  readonly seenAt: string | null;
  /** Minutes in which a lesson was open and used, in the last seven days and in all. */
  readonly minutesWeek: number;
  readonly minutesAll: number;
}

/** `GET …/insights`. */
export interface InsightsAnswer {
  readonly now: string;
  readonly learners: number;
  readonly exercises: readonly ExerciseInsight[];
  /** The commonest first. */
  readonly mistakes: readonly MistakeInsight[];
  /** Who is stuck now, the longest first. */
  readonly stuck: readonly StuckInsight[];
  /** Who was not seen for longest first. */
  readonly people: readonly PersonInsight[];
  /** Of all answers that learners gave with a confidence. */
  readonly calibration: Calibration;
}
