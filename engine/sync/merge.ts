/** The place of a change among those of all devices: an order that no clock can turn round. */
export interface Stamp {
  /** One more than that of any change known when it was made. */
  readonly lamport: number;
  /** The log that it is in; decides between two that knew nothing of each other. */
  readonly stream: string;
}

/** Before every change. */
export const NO_STAMP: Stamp = { lamport: 0, stream: '' };

/** Negative when `a` comes before `b`; 0 for the same change. */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.lamport !== b.lamport) return a.lamport - b.lamport;
  return a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0;
}

/** Where a learner stands in a lesson, as far as devices have to agree on it. */
export interface MergedProgress {
  readonly status: 'not-started' | 'started' | 'done';
  /** Mean of the best credits of the lesson's exercises, in [0, 1]. */
  readonly credit: number;
  /** The best credit so far, by exercise. */
  readonly exercises: Readonly<Record<string, number>>;
}

const ORDER = ['not-started', 'started', 'done'] as const;

/**
 * What two devices know together: the best of each exercise, and the status that is further. In whatever order and however often
 * devices are merged, the outcome is the same.
 *
 * @param exerciseCount how many exercises the lesson has.
 */
export function mergeProgress(a: MergedProgress, b: MergedProgress, exerciseCount: number): MergedProgress {
  const exercises: Record<string, number> = { ...a.exercises };
  for (const [id, credit] of Object.entries(b.exercises))
    exercises[id] = Math.max(credit, exercises[id] ?? 0);
  const credits = Object.values(exercises);
  const count = Math.max(exerciseCount, credits.length);
  // What is known of the whole alone, as from a device whose exercises had other names, is not lost either.
  const credit = Math.max(
    a.credit,
    b.credit,
    count === 0 ? 0 : credits.toSorted((x, y) => x - y).reduce((sum, each) => sum + each, 0) / count,
  );
  const isDone = count > 0 && credits.length === count && credits.every((each) => each > 1 - 1e-9);
  const status = ORDER[Math.max(ORDER.indexOf(a.status), ORDER.indexOf(b.status), isDone ? 2 : 0)]!;
  return { status, credit: Math.min(1, credit), exercises };
}

/** A prediction or an answer: given once, at a moment, and later perhaps said how it came out. */
export interface LockedAnswer {
  readonly at: number;
  /** Its content as canonical text: decides between two at the same moment. */
  readonly text: string;
  /** Whether it is known how it came out. */
  readonly isAnswered: boolean;
}

/**
 * Which of two answers to one question stands: what was answered first cannot be changed after the fact; of the same answer, the
 * one that knows how it came out.
 */
export function firstAnswer<T extends LockedAnswer>(a: T, b: T): T {
  if (a.at !== b.at) return a.at < b.at ? a : b;
  if (a.isAnswered !== b.isAnswered) return a.isAnswered ? a : b;
  return a.text <= b.text ? a : b;
}
