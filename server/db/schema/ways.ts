import { boolean, doublePrecision, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';

/** The tables of `0009-passkeys-and-providers.sql`, typed; what they mean is written there. */

export const passkeys = pgTable('passkeys', {
  id: text().primaryKey(),
  userId: uuid('user_id').notNull(),
  name: text().notNull(),
  publicKey: bytes('public_key').notNull(),
  counter: doublePrecision().notNull(),
  isSynced: boolean('is_synced').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
});

export const passkeyChallenges = pgTable('passkey_challenges', {
  challengeSha256: bytes('challenge_sha256').primaryKey(),
  userId: uuid('user_id'),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});

export const signInFlows = pgTable('sign_in_flows', {
  stateSha256: bytes('state_sha256').primaryKey(),
  browserSha256: bytes('browser_sha256').notNull(),
  way: text({ enum: ['oidc', 'github'] }).notNull(),
  nonce: text().notNull(),
  verifier: text().notNull(),
  userId: uuid('user_id'),
  next: text(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});
