import { z } from 'zod';
import type { Lateness } from '../../engine/assignments/late-policy';
import { type GradeBasis, TRUSTS, type Trust } from '../../engine/core/trust';
import type { ResultPart } from './grading';
import type { AssignmentInfo, OverrideInfo, SectionInfo } from './teach';

/** What goes in and out of the gradebook. Moments are ISO 8601 in UTC. */

export const CELL_STATES = ['none', 'submitted', 'grading', 'graded', 'error'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** What holds for a cell beside its grade, added up. */
export const CELL_FLAGS = {
  /** Counts neither for nor against. */
  excused: 1,
  /** Its points were set by hand. */
  overridden: 2,
  /** Was due, and nothing was handed in. */
  missing: 4,
  /** Not for this person's section. */
  notAssigned: 8,
  /** Has dates or attempts of its own. */
  extended: 16,
} as const;

/**
 * One cell: the points that count (null: none yet), the points of the work (null: not graded), points taken off for being late, the
 * place of its state in `CELL_STATES`, that of its trust in `TRUSTS` (-1: nothing counts), attempts, and its flags added up.
 */
export type GradeCell = readonly [
  final: number | null,
  raw: number | null,
  late: number,
  state: number,
  trust: number,
  attempts: number,
  flags: number,
];

export interface GradebookColumn
  extends Pick<AssignmentInfo, 'id' | 'title' | 'kind' | 'contentId' | 'points' | 'dueAt'> {
  /** Whose cells are not shown here, since names are hidden where they are graded. */
  readonly isHidden: boolean;
  /** People of the section (or of all) with points in it; on the first page alone. */
  readonly graded: number;
  /** Of those, in points; null: nobody, or another page. */
  readonly mean: number | null;
}

export interface GradebookRow {
  readonly memberId: string;
  readonly name: string;
  readonly studentId: string | null;
  readonly sectionId: string | null;
  /** Points of all that is graded and visible, and what they could have been at most. */
  readonly points: number;
  readonly outOf: number;
  /** In the order of the columns; null: nothing is there, and nothing was due. */
  readonly cells: readonly (GradeCell | null)[];
}

/** `GET …/gradebook`. */
export interface GradebookAnswer {
  readonly columns: readonly GradebookColumn[];
  readonly rows: readonly GradebookRow[];
  /** People whom the filters let through. */
  readonly total: number;
}

export const CELL_FILTERS = [
  'graded',
  'grading',
  'submitted',
  'error',
  'missing',
  'late',
  'excused',
  'overridden',
] as const;
export type CellFilter = (typeof CELL_FILTERS)[number];

/** Rows of one answer at most. */
export const GRADEBOOK_PAGE = 500;

export const gradebookQuerySchema = z.object({
  /** A section's id, or `none`. */
  section: z.union([z.uuid(), z.literal('none')]).optional(),
  /** Part of a name or of a student number. */
  name: z.string().trim().max(100).optional(),
  /** People with a cell of this state; with `assignment`, in that column. */
  state: z.enum(CELL_FILTERS).optional(),
  trust: z.enum(TRUSTS).optional(),
  assignment: z.uuid().optional(),
  /** `name`, `points`, or a column by its id; with a dash before it the other way round. */
  sort: z
    .string()
    .regex(/^-?(name|points|[0-9a-f-]{36})$/)
    .default('name'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(GRADEBOOK_PAGE).default(200),
});

export type GradebookQuery = z.infer<typeof gradebookQuerySchema>;

/** `GET …/gradebook/export`: what the CSV files are made of. */
export interface GradebookExport {
  readonly columns: readonly Pick<AssignmentInfo, 'id' | 'title' | 'contentId' | 'points'>[];
  readonly people: readonly ExportPerson[];
}

export interface ExportPerson {
  readonly memberId: string;
  readonly name: string;
  readonly studentId: string | null;
  readonly email: string | null;
  readonly username: string | null;
  readonly section: SectionInfo['name'] | null;
  /** In the order of the columns: points, null for none, or that it is excused. */
  readonly cells: readonly (number | null | 'excused')[];
  /** What those points rest on, in the same order; null: nothing counts. */
  readonly trusts: readonly (GradeBasis | null)[];
}

/** An attempt, without its files. */
export interface AttemptInfo {
  readonly id: string;
  /** The lesson's id and the exercise's, `1.6/train`. */
  readonly exercise: string;
  readonly title: string;
  readonly receivedAt: string;
  readonly clientAt: string;
  readonly lateness: Lateness;
  /** What counts of what was found; null: is being graded, or nothing was. */
  readonly result: AttemptResult | null;
}

export interface AttemptResult {
  readonly outcome: 'passed' | 'failed' | 'error';
  /** In [0, 1]. */
  readonly score: number;
  readonly trust: Trust;
  readonly parts: readonly ResultPart[];
  readonly graderVersion: string;
}

/** What was set by hand, and when. */
export interface CellNote {
  readonly at: string;
  readonly by: string | null;
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** `GET …/assignments/:assignmentId/people/:person`. */
export interface CellAnswer {
  readonly person: {
    /** Of the address of this cell: the member's id, or another that gives nobody away. */
    readonly key: string;
    readonly name: string;
    readonly isHidden: boolean;
    readonly section: string | null;
  };
  readonly assignment: AssignmentInfo;
  readonly terms: {
    readonly opensAt: string | null;
    readonly dueAt: string | null;
    readonly closesAt: string | null;
    readonly maxAttempts: number | null;
    readonly isExcused: boolean;
  };
  readonly grade: {
    readonly raw: number | null;
    readonly late: number;
    readonly final: number | null;
    readonly overridePoints: number | null;
    readonly overrideReason: string | null;
    readonly overrideBy: string | null;
    readonly state: CellState;
    readonly trust: Trust | null;
    readonly updatedAt: string;
  } | null;
  readonly overrides: readonly OverrideInfo[];
  /** The newest first. */
  readonly attempts: readonly AttemptInfo[];
  /** Hints that were opened, by exercise; of those only that the learner's browser has sent. */
  readonly hints: Readonly<Record<string, number>>;
  readonly notes: readonly CellNote[];
}

/** One file of what was handed in. */
export interface SubmittedFile {
  readonly path: string;
  readonly size: number;
  /** Null: not text, or too long to be shown. */
  readonly text: string | null;
  /** Whether it is as the lesson gave it out. */
  readonly isAsGiven: boolean;
}

/** `GET …/assignments/:assignmentId/people/:person/submissions/:submissionId`. */
export interface SubmittedAnswer {
  readonly files: readonly SubmittedFile[];
}

/** `GET …/assignments/:assignmentId/anonymous`: everybody of a column under another name. */
export interface AnonymousAnswer {
  readonly people: readonly {
    readonly key: string;
    readonly name: string;
    readonly cell: GradeCell | null;
  }[];
}

/** `GET …/assignments/:assignmentId/similar`: pairs that share more than the others. Advice, never a verdict. */
export interface SimilarAnswer {
  readonly exercises: readonly {
    readonly exercise: string;
    readonly title: string;
    readonly compared: number;
    readonly pairs: readonly SimilarPair[];
  }[];
}

export interface SimilarPair {
  readonly a: SimilarSide;
  readonly b: SimilarSide;
  /** The share of the shorter one's fingerprints that the other has, too. */
  readonly share: number;
  /** Fingerprints that both have. */
  readonly common: number;
}

export interface SimilarSide {
  readonly key: string;
  readonly name: string;
  readonly submissionId: string;
}
