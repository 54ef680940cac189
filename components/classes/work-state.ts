import type { Tone } from '@/components/ui/tone';
import type { OwnSubmission, OwnWork } from '@/contracts/api/learner';

/** Where a piece of work stands for its learner, in a word or two. */
export interface WorkState {
  readonly id: 'excused' | 'not-open' | 'handed-in' | 'part' | 'open' | 'late' | 'closed';
  readonly words: string;
  readonly tone: Tone;
}

/** @param now the server's clock, milliseconds since the Unix epoch. */
export function workState(work: OwnWork, now: number): WorkState {
  const at = (iso: string | null) => (iso === null ? null : new Date(iso).getTime());
  const [opens, due, closes] = [at(work.opensAt), at(work.dueAt), at(work.closesAt)];
  if (work.isExcused) return { id: 'excused', words: 'Excused', tone: 'note' };
  const handedIn = handedInCount(work);
  if (work.exercises.length > 0 && handedIn === work.exercises.length)
    return { id: 'handed-in', words: 'Handed in', tone: 'passed' };
  if (opens !== null && now < opens) return { id: 'not-open', words: 'Not open yet', tone: 'neutral' };
  if (closes !== null && now >= closes) return { id: 'closed', words: 'Closed', tone: 'neutral' };
  if (due !== null && now > due) return { id: 'late', words: 'Overdue', tone: 'failed' };
  if (handedIn > 0)
    return { id: 'part', words: `${handedIn} of ${work.exercises.length} handed in`, tone: 'note' };
  return { id: 'open', words: 'To do', tone: 'accent' };
}

function handedInCount(work: OwnWork): number {
  return work.exercises.filter(({ name }) => submissionsOf(work, name).length > 0).length;
}

/** What was handed in of one exercise, the newest first. */
export function submissionsOf(work: OwnWork, exercise: string): readonly OwnSubmission[] {
  return work.submissions.filter(({ receipt }) => receipt.exercise === exercise);
}

/** Attempts that are left of an exercise; null: as many as one likes. What the lab could not grade used up none. */
export function attemptsLeft(work: OwnWork, exercise: string): number | null {
  if (work.maxAttempts === null) return null;
  const used = submissionsOf(work, exercise).filter(({ grading }) => grading.state !== 'error').length;
  return Math.max(0, work.maxAttempts - used);
}

/** "2 of 3 attempts left, 30 minutes apart". */
export function attemptWords(work: OwnWork, exercise: string): string {
  const left = attemptsLeft(work, exercise);
  const apart = work.cooldownSeconds > 0 ? `, ${spanWords(work.cooldownSeconds * 1_000)} apart` : '';
  if (left === null) return `as many attempts as you like${apart}`;
  return `${left} of ${work.maxAttempts} ${work.maxAttempts === 1 ? 'attempt' : 'attempts'} left${apart}`;
}

/** Until when the server takes no further attempt, in milliseconds since the Unix epoch; null: it takes one at `now`. */
export function waitsUntil(work: OwnWork, exercise: string, now: number): number | null {
  const last = submissionsOf(work, exercise).find(({ grading }) => grading.state !== 'error');
  if (last === undefined) return null;
  const until = Date.parse(last.receipt.receivedAt) + work.cooldownSeconds * 1_000;
  return until > now ? until : null;
}

const MINUTE = 60_000;

/** "on time", "2 days late, 10 % off". */
export function latenessWords({ lateness }: Pick<OwnSubmission, 'lateness'>): string {
  if (lateness.state === 'on-time') return 'on time';
  if (lateness.state === 'closed') return 'after it closed: kept, and counts only if your instructor lets it';
  const off = lateness.percentOff > 0 ? `, ${lateness.percentOff} % off` : '';
  return `${spanWords(lateness.lateBy)} late${off}`;
}

function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2_880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1_440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** What late work costs, for the page of the class; null: nothing. */
export function lateWords({
  latePolicy: { graceMinutes, steps },
}: Pick<OwnWork, 'latePolicy'>): string | null {
  if (steps.length === 0) return null;
  const grace =
    graceMinutes > 0
      ? `Within ${spanWords(graceMinutes * MINUTE)} nothing is taken off; then `
      : 'Late work: ';
  const costs = steps.map(({ afterHours, percentOff }) =>
    afterHours === 0 ? `${percentOff} % off` : `${percentOff} % after ${spanWords(afterHours * 60 * MINUTE)}`,
  );
  return `${grace}${costs.join(', ')}.`;
}
