import type { RunView } from '@/stores/contracts';

/** How the end of a run is shown: always a sign and a word, the tone after them. */
export interface RunWords {
  readonly sign: string;
  readonly word: string;
  readonly tone: 'neutral' | 'accent' | 'passed' | 'failed';
}

const WORDS: Readonly<Record<RunView['outcome'], RunWords>> = {
  running: { sign: '●', word: 'Running', tone: 'accent' },
  completed: { sign: '✓', word: 'Finished', tone: 'passed' },
  failed: { sign: '✗', word: 'Failed', tone: 'failed' },
  stopped: { sign: '■', word: 'Stopped', tone: 'neutral' },
  deadline: { sign: '✗', word: 'Out of time', tone: 'failed' },
  memory: { sign: '✗', word: 'Out of memory', tone: 'failed' },
  crashed: { sign: '!', word: 'The lab failed, not your code', tone: 'neutral' },
};

/** The words for an outcome. `crashed` is ours and says so. */
export function runWords(outcome: RunView['outcome']): RunWords {
  return WORDS[outcome];
}

/** A duration for people: "0.4 s", "12.3 s", "2 min 5 s". */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** What a screen reader is told, once, when a run ends. */
export function endOfRunText(run: RunView): string {
  const took = run.endedAt === undefined ? '' : ` after ${durationText(run.endedAt - run.startedAt)}`;
  const failed = run.tests.filter((test) => test.outcome === 'failed').length;
  const tests =
    run.tests.length > 0 ? ` ${run.tests.length - failed} of ${run.tests.length} tests passed.` : '';
  return `${run.label}: ${runWords(run.outcome).word.toLowerCase()}${took}.${tests}`;
}
