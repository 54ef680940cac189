import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';

/** The tables of `0003-streams-and-submissions.sql` and `0006-sync-chain.sql`, typed; what they mean is written there. */

export const streams = pgTable('streams', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull(),
  secretSha256: bytes('secret_sha256').notNull(),
  lastSeq: integer('last_seq').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});

export const syncHeads = pgTable('sync_heads', {
  userId: uuid('user_id').primaryKey(),
  lastPlace: integer('last_place').notNull(),
  chain: bytes(),
});

export const events = pgTable(
  'events',
  {
    streamId: uuid('stream_id').notNull(),
    seq: integer().notNull(),
    userId: uuid('user_id').notNull(),
    place: integer().notNull(),
    kind: text().notNull(),
    exercise: text(),
    clientAt: timestamp('client_at', { withTimezone: true }).notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    body: jsonb().notNull(),
    sha256: bytes().notNull(),
    chain: bytes(),
  },
  (table) => [primaryKey({ columns: [table.streamId, table.seq] })],
);

export const submissions = pgTable('submissions', {
  id: uuid().primaryKey(),
  classId: uuid('class_id').notNull(),
  assignmentId: uuid('assignment_id').notNull(),
  memberId: uuid('member_id').notNull(),
  exercise: text().notNull(),
  contentVersion: text('content_version').notNull(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  clientAt: timestamp('client_at', { withTimezone: true }).notNull(),
  clientAheadMs: integer('client_ahead_ms').notNull(),
  body: jsonb().notNull(),
  bodySha256: bytes('body_sha256').notNull(),
});
