import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The table of `0007-certificates.sql`, typed; what it means is written there. */
export const certificates = pgTable('certificates', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull(),
  scope: text({ enum: ['course', 'capstone'] }).notNull(),
  jws: text().notNull(),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
  revokedWhy: text('revoked_why', { enum: ['replaced', 'owner', 'operator'] }),
});
