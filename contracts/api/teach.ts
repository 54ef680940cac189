import type { LatePolicy } from '../../engine/assignments/late-policy';

/** What those who teach get from `/api/v1/classes`: answers as they arrive, moments as ISO 8601 in UTC. */

export type ClassRoleName = 'instructor' | 'ta' | 'learner';

/** A line of `GET /api/v1/classes`. */
export interface ClassLine {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly isArchived: boolean;
  /** Null: of an administrator who has no part in it. */
  readonly role: ClassRoleName | null;
  readonly status: 'active' | 'pending' | null;
}

export interface SectionInfo {
  readonly id: string;
  readonly name: string;
}

export interface JoinInfo {
  readonly code: string;
  readonly isOpen: boolean;
  readonly expiresAt: string | null;
  readonly perHour: number;
  /** So many came in an hour that the server closed it. */
  readonly wasFlooded: boolean;
  readonly needsApproval: boolean;
}

/** `GET /api/v1/classes/:classId`. */
export interface ClassInfo {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly offlineGraceMinutes: number;
  readonly isArchived: boolean;
  readonly role: ClassRoleName | null;
  /** Of those alone who lead it. */
  readonly join: JoinInfo | null;
  readonly sections: readonly SectionInfo[];
}

/** Somebody of `GET …/members`. */
export interface MemberInfo {
  readonly id: string;
  /** By which those who teach know them: the roster's, where they came in by it. */
  readonly name: string;
  /** What they call themselves. */
  readonly displayName: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly role: ClassRoleName;
  readonly status: 'active' | 'pending' | 'left' | 'removed';
  readonly sectionId: string | null;
  readonly studentId: string | null;
  readonly mayExport: boolean;
  readonly createdAt: string;
  /** The sections that an assistant sees; null: all. */
  readonly sees: readonly string[] | null;
}

/** A line of `GET …/roster`: somebody who is expected. */
export interface RosterInfo {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly studentId: string | null;
  readonly sectionId: string | null;
  /** Whom it has become; null: has not joined. */
  readonly memberId: string | null;
}

/** What a roster would do, before it is taken in: `POST …/roster/preview`. */
export interface RosterPreview {
  readonly lines: readonly {
    readonly name: string;
    readonly email: string | null;
    readonly studentId: string | null;
    readonly section: string | null;
    /** `known`: the student_id is on the roster, and is brought up to date. */
    readonly does: 'new' | 'known';
  }[];
  readonly newSections: readonly string[];
}

/** What taking a roster in came to; the links are shown this once. */
export interface RosterImported {
  readonly invitations: readonly {
    readonly name: string;
    readonly studentId: string | null;
    readonly token: string;
  }[];
  readonly updated: number;
  readonly newSections: readonly string[];
}

export type ReleasePolicy = 'at-once' | 'after-due' | 'when-released' | 'score-only';

/** An assignment of `GET …/assignments` as it stands for everyone. */
export interface AssignmentInfo {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly kind: 'module' | 'lesson';
  readonly contentId: string;
  readonly points: number;
  readonly opensAt: string | null;
  readonly dueAt: string | null;
  readonly closesAt: string | null;
  readonly latePolicy: LatePolicy;
  readonly maxAttempts: number | null;
  readonly cooldownSeconds: number;
  /** Which of several attempts at an exercise counts. */
  readonly counts: 'best' | 'last';
  readonly releasePolicy: ReleasePolicy;
  readonly releasedAt: string | null;
  readonly sectionIds: readonly string[];
  /** Those who grade it see other names until `revealedAt`. */
  readonly isAnonymous: boolean;
  readonly revealedAt: string | null;
}

/** An exception of `GET …/overrides`. */
export interface OverrideInfo {
  readonly id: string;
  readonly assignmentId: string;
  readonly memberId: string | null;
  readonly sectionId: string | null;
  readonly opensAt: string | null;
  readonly dueAt: string | null;
  readonly closesAt: string | null;
  readonly extraAttempts: number;
  readonly isExcused: boolean;
  readonly reason: string;
  readonly madeBy: string;
  readonly createdAt: string;
}

/** A regrade of `GET …/assignments/:assignmentId/regrades`. */
export interface RegradeInfo {
  readonly id: string;
  readonly state: 'open' | 'applied' | 'discarded';
  readonly startedAt: string;
  readonly startedBy: string;
  readonly endedAt: string | null;
  readonly mayLower: boolean;
  /** Submissions that it grades, how many of them are done, and how many it could not grade. */
  readonly jobs: number;
  readonly done: number;
  readonly failed: number;
}

/** What a regrade found for one submission, beside what counts; scores in [0, 1]. */
export interface RegradeLineInfo {
  readonly submissionId: string;
  readonly memberId: string;
  readonly exercise: string;
  readonly before: number | null;
  readonly after: number | null;
}
