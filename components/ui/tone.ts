/** What a coloured element stands for. Colour never speaks alone: each use adds a sign, a texture or a word. */
export type Tone = 'neutral' | 'note' | 'accent' | 'passed' | 'failed' | 'adhoc' | 'practice';

/** Soft fill, text and border of a tone, for badges and callouts. */
export const SOFT_TONE: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-ink-muted border-line',
  note: 'bg-surface text-ink border-line',
  accent: 'bg-accent-soft text-accent border-accent/30',
  passed: 'bg-passed-soft text-passed border-passed/30',
  failed: 'bg-failed-soft text-failed border-failed/30',
  adhoc: 'bg-adhoc-soft text-adhoc border-adhoc/30',
  practice: 'bg-practice-soft text-practice border-practice/30',
};
