import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ResultPart } from '../../../contracts/api/grading';
import { bytes } from './bytes';

/** The tables of `0004-grading.sql` and `0010-named-artifacts.sql`, typed; what they mean is written there. */

export const artifacts = pgTable('artifacts', {
  sha256: bytes().primaryKey(),
  bytes: bytes().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  isNamed: boolean('is_named').notNull().default(false),
});

export const artifactSenders = pgTable(
  'artifact_senders',
  {
    userId: uuid('user_id').notNull(),
    sha256: bytes().notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.sha256] })],
);

export const regrades = pgTable('regrades', {
  id: uuid().primaryKey(),
  classId: uuid('class_id').notNull(),
  assignmentId: uuid('assignment_id').notNull(),
  graderVersion: text('grader_version').notNull(),
  state: text({ enum: ['open', 'applied', 'discarded'] }).notNull(),
  mayLower: boolean('may_lower').notNull().default(false),
  startedBy: uuid('started_by').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  endedBy: uuid('ended_by'),
  endedAt: timestamp('ended_at', { withTimezone: true }),
});

export const gradingJobs = pgTable('grading_jobs', {
  id: uuid().primaryKey(),
  submissionId: uuid('submission_id').notNull(),
  graderVersion: text('grader_version').notNull(),
  state: text({ enum: ['queued', 'leased', 'done', 'failed'] }).notNull(),
  leaseUntil: timestamp('lease_until', { withTimezone: true }),
  leasedBy: text('leased_by'),
  tries: integer().notNull().default(0),
  priority: integer().notNull().default(0),
  regradeId: uuid('regrade_id'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
  error: text(),
});

export const RESULT_OUTCOMES = ['passed', 'failed', 'error'] as const;

export const results = pgTable(
  'results',
  {
    submissionId: uuid('submission_id').notNull(),
    graderVersion: text('grader_version').notNull(),
    outcome: text({ enum: RESULT_OUTCOMES }).notNull(),
    score: doublePrecision().notNull(),
    parts: jsonb().$type<readonly ResultPart[]>().notNull(),
    trust: text({ enum: ['verified', 'replayed', 'self-reported'] }).notNull(),
    seed: text().notNull(),
    contentVersion: text('content_version').notNull(),
    tookMs: integer('took_ms').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.submissionId, table.graderVersion] })],
);

export const countedResults = pgTable('counted_results', {
  submissionId: uuid('submission_id').primaryKey(),
  graderVersion: text('grader_version').notNull(),
});

export const GRADE_STATES = ['none', 'submitted', 'grading', 'graded', 'error'] as const;

export const grades = pgTable(
  'grades',
  {
    classId: uuid('class_id').notNull(),
    memberId: uuid('member_id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    raw: doublePrecision(),
    late: doublePrecision().notNull().default(0),
    final: doublePrecision(),
    overridePoints: doublePrecision('override_points'),
    overrideReason: text('override_reason'),
    overrideBy: uuid('override_by'),
    state: text({ enum: GRADE_STATES }).notNull(),
    trust: text({ enum: ['verified', 'replayed', 'self-reported'] }),
    attempts: integer().notNull().default(0),
    isExcused: boolean('is_excused').notNull().default(false),
    lastSubmissionId: uuid('last_submission_id'),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.assignmentId] })],
);
