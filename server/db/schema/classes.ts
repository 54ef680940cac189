import {
  boolean,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { LatePolicy } from '../../../engine/assignments/late-policy';
import { bytes } from './bytes';

/** The tables of `0002-classes.sql`, typed; what they mean is written there. */

export const classes = pgTable('classes', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  timeZone: text('time_zone').notNull(),
  joinCode: text('join_code').notNull(),
  isJoinOpen: boolean('is_join_open').notNull(),
  joinExpiresAt: timestamp('join_expires_at', { withTimezone: true }),
  joinsPerHour: integer('joins_per_hour').notNull().default(100),
  wasJoinFlooded: boolean('was_join_flooded').notNull().default(false),
  needsApproval: boolean('needs_approval').notNull(),
  offlineGraceMinutes: integer('offline_grace_minutes').notNull().default(0),
  secret: bytes().notNull(),
  copiedFrom: uuid('copied_from'),
  createdBy: uuid('created_by').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  archivedAt: timestamp('archived_at', { withTimezone: true }),
});

export const sections = pgTable('sections', {
  id: uuid().primaryKey(),
  classId: uuid('class_id').notNull(),
  name: text().notNull(),
});

export const MEMBER_STATES = ['active', 'pending', 'left', 'removed'] as const;

export const members = pgTable('members', {
  id: uuid().primaryKey(),
  classId: uuid('class_id').notNull(),
  userId: uuid('user_id').notNull(),
  role: text({ enum: ['instructor', 'ta', 'learner'] }).notNull(),
  status: text({ enum: MEMBER_STATES }).notNull(),
  sectionId: uuid('section_id'),
  studentId: text('student_id'),
  mayExport: boolean('may_export').notNull().default(false),
  seesAllSections: boolean('sees_all_sections').notNull().default(true),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});

export const taSections = pgTable(
  'ta_sections',
  {
    classId: uuid('class_id').notNull(),
    memberId: uuid('member_id').notNull(),
    sectionId: uuid('section_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.sectionId] })],
);

export const roster = pgTable('roster', {
  id: uuid().primaryKey(),
  classId: uuid('class_id').notNull(),
  name: text().notNull(),
  email: text(),
  studentId: text('student_id'),
  sectionId: uuid('section_id'),
  tokenSha256: bytes('token_sha256').notNull(),
  memberId: uuid('member_id'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});

export const assignments = pgTable('assignments', {
  id: uuid().primaryKey(),
  classId: uuid('class_id').notNull(),
  position: integer().notNull(),
  title: text().notNull(),
  kind: text({ enum: ['module', 'lesson'] }).notNull(),
  contentId: text('content_id').notNull(),
  points: numeric({ precision: 8, scale: 2, mode: 'number' }).notNull(),
  opensAt: timestamp('opens_at', { withTimezone: true }),
  dueAt: timestamp('due_at', { withTimezone: true }),
  closesAt: timestamp('closes_at', { withTimezone: true }),
  latePolicy: jsonb('late_policy').$type<LatePolicy>().notNull(),
  maxAttempts: integer('max_attempts'),
  cooldownSeconds: integer('cooldown_seconds').notNull().default(0),
  counts: text({ enum: ['best', 'last'] })
    .notNull()
    .default('best'),
  releasePolicy: text('release_policy', {
    enum: ['at-once', 'after-due', 'when-released', 'score-only'],
  }).notNull(),
  releasedAt: timestamp('released_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  removedAt: timestamp('removed_at', { withTimezone: true }),
  isAnonymous: boolean('is_anonymous').notNull().default(false),
  revealedAt: timestamp('revealed_at', { withTimezone: true }),
  revealedBy: uuid('revealed_by'),
});

export const assignmentSections = pgTable(
  'assignment_sections',
  {
    classId: uuid('class_id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    sectionId: uuid('section_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.assignmentId, table.sectionId] })],
);

export const overrides = pgTable('overrides', {
  id: uuid().primaryKey(),
  classId: uuid('class_id').notNull(),
  assignmentId: uuid('assignment_id').notNull(),
  sectionId: uuid('section_id'),
  memberId: uuid('member_id'),
  opensAt: timestamp('opens_at', { withTimezone: true }),
  dueAt: timestamp('due_at', { withTimezone: true }),
  closesAt: timestamp('closes_at', { withTimezone: true }),
  extraAttempts: integer('extra_attempts').notNull().default(0),
  isExcused: boolean('is_excused').notNull().default(false),
  reason: text().notNull(),
  madeBy: uuid('made_by').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});
