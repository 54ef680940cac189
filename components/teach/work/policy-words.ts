import type { ReleasePolicy } from '@/contracts/api/teach';
import type { LatePolicy } from '@/engine/assignments/late-policy';

/** What of the feedback learners are shown, and when. */
export const RELEASE_WORDS: Readonly<Record<ReleasePolicy, { label: string; description: string }>> = {
  'at-once': { label: 'At once', description: 'Checks, hints and score, as soon as it is graded.' },
  'after-due': {
    label: 'After the due date',
    description: 'Until then that it came, and nothing of what was found.',
  },
  'when-released': {
    label: 'When I release it',
    description: 'You press Release once all of it is graded as you want it.',
  },
  'score-only': { label: 'The score alone', description: 'The score at once; never which check failed.' },
};

/** What being late costs, in a few words. */
export function lateWords({ graceMinutes, steps }: LatePolicy): string {
  const grace = graceMinutes === 0 ? '' : `, ${durationWords(graceMinutes)} of grace`;
  if (steps.length === 0) return `no penalty${grace}`;
  const daily = asDaily({ graceMinutes, steps });
  if (daily !== null)
    return daily.percent === daily.cap
      ? `−${daily.cap} % however late${grace}`
      : `−${daily.percent} % a day, ${daily.cap} % at most${grace}`;
  return `${steps.map(({ afterHours, percentOff }) => `−${percentOff} % after ${durationWords(afterHours * 60)}`).join(', ')}${grace}`;
}

/** Minutes as "2 days", "3 hours" or "15 minutes". */
export function durationWords(minutes: number): string {
  const [count, unit] =
    minutes % 1_440 === 0 && minutes > 0
      ? [minutes / 1_440, 'day']
      : minutes % 60 === 0 && minutes > 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export interface Daily {
  readonly percent: number;
  readonly cap: number;
}

/** The steps that take so much for each begun day, up to a cap. */
export function dailySteps({ percent, cap }: Daily): LatePolicy['steps'] {
  const steps: { afterHours: number; percentOff: number }[] = [];
  for (let day = 0; day < 50; day++) {
    const percentOff = Math.min(cap, percent * (day + 1));
    steps.push({ afterHours: day * 24, percentOff });
    if (percentOff >= cap) break;
  }
  return steps;
}

/** A policy as so much a day up to a cap; null when it is none of that form. */
export function asDaily({ steps }: LatePolicy): Daily | null {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined || first.percentOff === 0) return null;
  const daily = { percent: first.percentOff, cap: last.percentOff };
  const same = dailySteps(daily);
  const isSame =
    same.length === steps.length &&
    same.every(
      (step, i) => step.afterHours === steps[i]!.afterHours && step.percentOff === steps[i]!.percentOff,
    );
  return isSame ? daily : null;
}
