import type { AssignmentInfo, ReleasePolicy } from '@/contracts/api/teach';
import { type LatePolicy, NO_PENALTY } from '@/engine/assignments/late-policy';

/** What is filled in about one or several pieces of work. */
export interface TermsDraft {
  readonly points: number;
  readonly opensAt: string | null;
  readonly dueAt: string | null;
  readonly closesAt: string | null;
  readonly latePolicy: LatePolicy;
  readonly maxAttempts: number | null;
  readonly cooldownSeconds: number;
  readonly releasePolicy: ReleasePolicy;
  /** Which of several attempts at an exercise counts. */
  readonly counts: 'best' | 'last';
  readonly isAnonymous: boolean;
  readonly sectionIds: readonly string[];
}

export const NEW_TERMS: TermsDraft = {
  points: 100,
  opensAt: null,
  dueAt: null,
  closesAt: null,
  latePolicy: NO_PENALTY,
  maxAttempts: null,
  cooldownSeconds: 0,
  releasePolicy: 'at-once',
  counts: 'best',
  isAnonymous: false,
  sectionIds: [],
};

/** The terms of what is there. */
export function termsOf(work: AssignmentInfo): TermsDraft {
  const { points, opensAt, dueAt, closesAt, latePolicy, maxAttempts, cooldownSeconds, releasePolicy } = work;
  return {
    points,
    opensAt,
    dueAt,
    closesAt,
    latePolicy,
    maxAttempts,
    cooldownSeconds,
    releasePolicy,
    counts: work.counts,
    isAnonymous: work.isAnonymous,
    sectionIds: work.sectionIds,
  };
}

/** What is wrong with the order of the dates, by field; the server looks again. */
export function datesWrong({
  opensAt,
  dueAt,
  closesAt,
}: Pick<TermsDraft, 'opensAt' | 'dueAt' | 'closesAt'>): Readonly<Record<string, string>> {
  const isAfter = (a: string | null, b: string | null, orSame: boolean) =>
    a !== null && b !== null && (orSame ? Date.parse(a) >= Date.parse(b) : Date.parse(a) > Date.parse(b));
  return {
    ...(isAfter(opensAt, dueAt, true) && { dueAt: 'It is due before it opens.' }),
    ...(isAfter(dueAt, closesAt, false) && { closesAt: 'It closes before it is due.' }),
    ...(isAfter(opensAt, closesAt, true) && { closesAt: 'It closes before it opens.' }),
  };
}
