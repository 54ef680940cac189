import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';

/** The tables of `0001-accounts.sql`, typed; what they mean is written there. */

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  username: text(),
  displayName: text('display_name').notNull(),
  email: text(),
  passwordHash: text('password_hash'),
  recoverySha256: bytes('recovery_sha256'),
  homeClassId: uuid('home_class_id'),
  isAdmin: boolean('is_admin').notNull().default(false),
  mayTeach: boolean('may_teach').notNull().default(false),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  disabledAt: timestamp('disabled_at', { withTimezone: true }),
  erasedAt: timestamp('erased_at', { withTimezone: true }),
});

export const identities = pgTable(
  'identities',
  {
    provider: text().notNull(),
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: uuid('user_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.issuer, table.subject] })],
);

export const sessions = pgTable('sessions', {
  tokenSha256: bytes('token_sha256').primaryKey(),
  userId: uuid('user_id').notNull(),
  isStaff: boolean('is_staff').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull(),
});

export const oneTimeTokens = pgTable('one_time_tokens', {
  tokenSha256: bytes('token_sha256').primaryKey(),
  purpose: text({ enum: ['reset', 'invite'] }).notNull(),
  userId: uuid('user_id').notNull(),
  createdBy: uuid('created_by'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
});

export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  count: integer().notNull(),
  strikes: integer().notNull(),
  resetsAt: timestamp('resets_at', { withTimezone: true }).notNull(),
});

export const audit = pgTable('audit', {
  id: uuid().primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
  actorId: uuid('actor_id'),
  action: text().notNull(),
  classId: uuid('class_id'),
  subjectId: uuid('subject_id'),
  detail: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
});
