import type { Action } from '../../world/actions';
import type { CaseRecord } from './case-record';
import type { OnCallScore } from './score';

/** How far one is with a page: it fires, somebody has taken it, or it is over. */
export type PageState = 'firing' | 'acknowledged' | 'resolved';

/** Who does something: whoever plays, or the one with the runbook who is there when they are not. */
export type OnCallHands = 'player' | 'night';

/** A page or ticket, as who is on call sees it. */
export interface OnCallPage {
  /** `HighErrorRate/7`: the alert and the number of the page. */
  readonly id: string;
  readonly alert: string;
  readonly severity: string;
  readonly summary: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly state: PageState;
  /** Milliseconds since the epoch. */
  readonly firedAt: number;
  /** The hours of the world at which it was taken, and at which it was over; null: not yet. */
  readonly acknowledgedHour: number | null;
  /** Who took it; null: nobody. */
  readonly takenBy: OnCallHands | null;
  readonly resolvedHour: number | null;
}

/** An act that was begun. */
export interface OnCallAct {
  readonly action: Action;
  readonly by: OnCallHands;
  readonly begun: number;
  /** The hour from which on one sees what came of it. */
  readonly due: number;
  /** What came of it; null: it is not done. */
  readonly outcome: string | null;
}

/** One line of the timeline that a post-mortem is written from. */
export interface TimelineEntry {
  readonly hour: number;
  readonly kind:
    | 'alert'
    | 'resolved-alert'
    | 'acknowledged'
    | 'act'
    | 'act-done'
    | 'incident'
    | 'restored'
    | 'note';
  readonly text: string;
  /** Hidden until the session is over: that an incident began, and that it was restored. */
  readonly isHidden: boolean;
}

/** All that a panel shows of a session. */
export interface OnCallSnapshot {
  readonly hour: number;
  readonly endsAt: number;
  readonly isOver: boolean;
  readonly pages: readonly OnCallPage[];
  readonly acts: readonly OnCallAct[];
  /** What may be known now: after the end all of it. */
  readonly timeline: readonly TimelineEntry[];
  /** The incidents; none before the session is over. */
  readonly cases: readonly CaseRecord[];
  readonly score: OnCallScore;
}
