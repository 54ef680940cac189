import type { Lateness, LatePolicy } from '../../engine/assignments/late-policy';
import type { Trust } from '../../engine/core/trust';
import type { Me } from './accounts';
import type { ResultPart } from './grading';
import type { ScoreState } from './lti';
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
  readonly passkeys: readonly OwnPasskey[];
  readonly identities: readonly OwnIdentity[];
  /** The logs of one's browsers, as far as the server has them. */
  readonly streams: readonly { readonly id: string; readonly last: number; readonly createdAt: string }[];
}

export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  /** Kept by a service for all devices of its owner. */
  readonly isSynced: boolean;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

/** An account elsewhere that signs in here. */
export interface OwnIdentity {
  readonly provider: string;
  readonly issuer: string;
  readonly subject: string;
  readonly createdAt: string;
}

/** `GET /api/v1/sign-in-ways`. */
export interface SignInWays {
  /** Whether browsers make passkeys for this address. */
  readonly passkeys: boolean;
  readonly providers: readonly SignInProvider[];
}

export interface SignInProvider {
  readonly way: 'oidc' | 'github';
  /** For people. */
  readonly name: string;
  readonly issuer: string;
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
  /** What it asks for, in the order of the course. */
  readonly exercises: readonly OwnExercise[];
  /** The newest first. */
  readonly submissions: readonly OwnSubmission[];
  /** What counts in the end; null: nothing yet, or not shown yet. */
  readonly grade: OwnGrade | null;
  /** How the grade stands with the course of a learning management system; null: it goes to none. */
  readonly passback: { readonly state: ScoreState } | null;
}

export interface OwnExercise {
  /** As submissions name it: `1.6/train`. */
  readonly name: string;
  readonly title: string;
  /** Of its lesson: as in the address, and its title. */
  readonly lesson: string;
  readonly lessonTitle: string;
}

export interface OwnSubmission {
  readonly receipt: Receipt;
  readonly lateness: Lateness;
  readonly grading: OwnGrading;
}

/** How the grading of a submission stands, with as much of it as its assignment shows now. */
export interface OwnGrading {
  /** `error`: the lab could not grade it, and it used up no attempt. */
  readonly state: 'waiting' | 'graded' | 'error';
  readonly shown: 'nothing' | 'score' | 'all';
  readonly outcome?: 'passed' | 'failed';
  /** In [0, 1]. */
  readonly score?: number;
  readonly trust?: Trust;
  readonly parts?: readonly ResultPart[];
}

export interface OwnGrade {
  readonly points: number;
  /** Whether an instructor has set it by hand. */
  readonly isSetByHand: boolean;
}

/** `GET /api/v1/classes/:classId/own-work`. */
export interface OwnWorkAnswer {
  readonly now: string;
  readonly class: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly work: readonly OwnWork[];
}
