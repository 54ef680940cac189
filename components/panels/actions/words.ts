import type { Tone } from '@/components/ui/tone';
import type { Conclusion, Status } from '@/engine/ci/store/run-state';

/** How a run, a job or a step stands. */
export interface Standing {
  readonly status: Status;
  readonly conclusion: Conclusion | null;
}

export interface Look {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

const DONE: Readonly<Record<Conclusion, Look>> = {
  success: { sign: '✓', word: 'succeeded', tone: 'passed' },
  failure: { sign: '✕', word: 'failed', tone: 'failed' },
  cancelled: { sign: '⊘', word: 'cancelled', tone: 'neutral' },
  skipped: { sign: '–', word: 'skipped', tone: 'neutral' },
};

const OPEN: Readonly<Record<Exclude<Status, 'completed'>, Look>> = {
  queued: { sign: '○', word: 'queued', tone: 'neutral' },
  waiting: { sign: '‖', word: 'waiting', tone: 'adhoc' },
  pending: { sign: '○', word: 'pending', tone: 'neutral' },
  in_progress: { sign: '●', word: 'running', tone: 'accent' },
};

/** The sign, the word and the colour of a standing. */
export const lookOf = ({ status, conclusion }: Standing): Look =>
  status === 'completed' ? DONE[conclusion ?? 'cancelled'] : OPEN[status];

const SECOND = 1000;

/** A span of milliseconds: `0.4 s`, `12 s`, `3 m 5 s`, `2 h 4 m`. */
export function spanText(ms: number): string {
  if (ms < 10 * SECOND) return `${(Math.max(0, ms) / SECOND).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} m`;
}

/** How long a job or step took; '' before its end. */
export const tookText = ({
  startedAt,
  completedAt,
}: {
  readonly startedAt: number | null;
  readonly completedAt: number | null;
}): string => (startedAt === null || completedAt === null ? '' : spanText(completedAt - startedAt));

/** A moment on the lab's clock as logs have it: `09:00:01.123`. */
export const clockText = (at: number): string => new Date(at).toISOString().slice(11, 23);

/** A moment on the lab's clock: `2 Mar, 09:00`. */
export function momentText(at: number): string {
  const date = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
  return `${date}, ${new Date(at).toISOString().slice(11, 16)}`;
}

/** `push`, `workflow_dispatch` … in words. */
export const eventText = (event: string): string =>
  ({
    push: 'a push',
    pull_request: 'a pull request',
    workflow_dispatch: 'hand',
    workflow_run: 'another workflow',
    schedule: 'the schedule',
  })[event] ?? event;
