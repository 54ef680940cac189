import type { Tone } from '@/components/ui/tone';
import type { CheckOutcome } from '@/engine/versioning/forge/checks/check-outcome';
import type { ReviewDecision } from '@/engine/versioning/forge/pulls/merge-state';

const MINUTE = 60_000;
const STEPS = [
  { unit: 'day', size: 24 * 60 * MINUTE },
  { unit: 'hour', size: 60 * MINUTE },
  { unit: 'minute', size: MINUTE },
] as const;
const DATE = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH_DAYS = 30;

/** How long ago, in words; a date once it is older than a month. Times in milliseconds since the epoch. */
export function agoText(now: number, then: number): string {
  const passed = now - then;
  const step = STEPS.find(({ size }) => passed >= size);
  if (step === undefined) return 'just now';
  const count = Math.floor(passed / step.size);
  if (step.unit === 'day' && count > MONTH_DAYS) return `on ${DATE.format(then)}`;
  return `${count} ${step.unit}${count === 1 ? '' : 's'} ago`;
}

/** The first seven digits. */
export const shortId = (id: string): string => id.slice(0, 7);

interface Look {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

export const OUTCOME_LOOKS: Readonly<Record<CheckOutcome, Look>> = {
  pass: { sign: '✓', word: 'passed', tone: 'passed' },
  fail: { sign: '✕', word: 'failed', tone: 'failed' },
  pending: { sign: '●', word: 'waiting', tone: 'adhoc' },
  skipping: { sign: '–', word: 'skipped', tone: 'neutral' },
  cancel: { sign: '–', word: 'cancelled', tone: 'failed' },
};

export const DECISION_LOOKS: Readonly<Record<Exclude<ReviewDecision, null>, Look>> = {
  approved: { sign: '✓', word: 'Approved', tone: 'passed' },
  changes_requested: { sign: '±', word: 'Changes requested', tone: 'failed' },
  review_required: { sign: '●', word: 'Review required', tone: 'neutral' },
};

/** How a pull request stands. */
export function stateLook(state: 'open' | 'closed' | 'merged', isDraft: boolean): Look {
  if (state === 'merged') return { sign: '', word: 'Merged', tone: 'accent' };
  if (state === 'closed') return { sign: '', word: 'Closed', tone: 'failed' };
  return isDraft ? { sign: '', word: 'Draft', tone: 'neutral' } : { sign: '', word: 'Open', tone: 'passed' };
}

/** What a review says, after its author's name. */
export const VERDICT_WORDS = {
  approved: 'approved these changes',
  changes_requested: 'requested changes',
  commented: 'reviewed',
} as const;

/** `fix-the-loader` as the title of a pull request. */
export function titleOfBranch(branch: string): string {
  const words = branch.replace(/[-_/]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
