import type { Lateness, LatePolicy } from '../../engine/assignments/late-policy';
import type { Me } from './accounts';
import type { Receipt } from './submissions';

/** What a learner's pages get from the server. Moments are ISO 8601 in UTC, as JSON has them. */

/** `GET /api/v1/session`. */
export interface SessionAnswer {
  readonly me: Me | null;
  readonly needsSetup: boolean;
}

/** `GET /api/v1/join/:key`. */
export interface DoorAnswer {
  readonly className: string;
  readonly timeZone: string;
  readonly needsApproval: boolean;
  /** Whom a link of the roster is for. */
  readonly name: string | null;
}

/** `POST /api/v1/join/:key`. */
export interface JoinedAnswer {
  readonly classId: string;
  readonly memberId: string;
  readonly status: 'active' | 'pending';
  /** Of an account that was made by joining: shown once. */
  readonly recoveryCode: string | null;
}

/** `GET /api/v1/account`. */
export interface AccountAnswer {
  readonly me: Me;
  readonly sessions: readonly {
    readonly createdAt: string;
    readonly seenAt: string;
    readonly isThis: boolean;
  }[];
  readonly hasRecoveryCode: boolean;
  /** The logs of one's browsers, as far as the server has them. */
  readonly streams: readonly { readonly id: string; readonly last: number; readonly createdAt: string }[];
}

/** One class of `GET /api/v1/classes`. */
export interface MyClass {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly isArchived: boolean;
  readonly role: 'instructor' | 'ta' | 'learner' | null;
  readonly status: 'active' | 'pending' | null;
}

/** One piece of work of `GET /api/v1/classes/:classId/own-work`, with what holds for the one who asks. */
export interface OwnWork {
  readonly id: string;
  readonly title: string;
  readonly kind: 'module' | 'lesson';
  /** The id in the course: 2, or 2.4. */
  readonly contentId: string;
  readonly points: number;
  readonly opensAt: string | null;
  readonly dueAt: string | null;
  readonly closesAt: string | null;
  readonly latePolicy: LatePolicy;
  /** For each exercise; null: as many as one likes. */
  readonly maxAttempts: number | null;
  readonly cooldownSeconds: number;
  readonly releasePolicy: 'at-once' | 'after-due' | 'when-released' | 'score-only';
  readonly releasedAt: string | null;
  readonly isExcused: boolean;
  /** The newest first. */
  readonly submissions: readonly OwnSubmission[];
}

export interface OwnSubmission {
  readonly receipt: Receipt;
  readonly lateness: Lateness;
}

/** `GET /api/v1/classes/:classId/own-work`. */
export interface OwnWorkAnswer {
  readonly now: string;
  readonly class: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly work: readonly OwnWork[];
}
