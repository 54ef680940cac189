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
import { bytes } from './bytes';

/** The tables of `0008-lti.sql`, typed; what they mean is written there. */

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const ltiPlatforms = pgTable('lti_platforms', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  issuer: text().notNull(),
  clientId: text('client_id').notNull(),
  authorizationUrl: text('authorization_url').notNull(),
  tokenUrl: text('token_url').notNull(),
  jwksUrl: text('jwks_url').notNull(),
  createdBy: uuid('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
});

export const ltiDeployments = pgTable(
  'lti_deployments',
  { platformId: uuid('platform_id').notNull(), deploymentId: text('deployment_id').notNull() },
  (table) => [primaryKey({ columns: [table.platformId, table.deploymentId] })],
);

export const ltiKeys = pgTable('lti_keys', {
  kid: text().primaryKey(),
  publicJwk: jsonb('public_jwk').$type<object>().notNull(),
  sealed: bytes().notNull(),
  createdAt: moment('created_at').notNull(),
});

export const ltiLogins = pgTable('lti_logins', {
  stateSha256: bytes('state_sha256').primaryKey(),
  nonceSha256: bytes('nonce_sha256').notNull(),
  browserSha256: bytes('browser_sha256').notNull(),
  platformId: uuid('platform_id').notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
});

export const ltiContexts = pgTable('lti_contexts', {
  id: uuid().primaryKey(),
  platformId: uuid('platform_id').notNull(),
  deploymentId: text('deployment_id').notNull(),
  contextId: text('context_id').notNull(),
  classId: uuid('class_id').notNull(),
  membershipsUrl: text('memberships_url'),
  syncedAt: moment('synced_at'),
  syncError: text('sync_error'),
  createdAt: moment('created_at').notNull(),
});

export const ltiMembers = pgTable(
  'lti_members',
  {
    classId: uuid('class_id').notNull(),
    contextId: uuid('context_id').notNull(),
    memberId: uuid('member_id').notNull(),
    subject: text().notNull(),
    role: text({ enum: ['instructor', 'ta', 'learner'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.contextId, table.memberId] })],
);

export const ltiLinks = pgTable('lti_links', {
  id: uuid().primaryKey(),
  classId: uuid('class_id').notNull(),
  contextId: uuid('context_id').notNull(),
  resourceLinkId: text('resource_link_id').notNull(),
  title: text().notNull(),
  assignmentId: uuid('assignment_id'),
  lineItemUrl: text('line_item_url'),
  createdAt: moment('created_at').notNull(),
});

export const ltiScores = pgTable(
  'lti_scores',
  {
    classId: uuid('class_id').notNull(),
    linkId: uuid('link_id').notNull(),
    memberId: uuid('member_id').notNull(),
    points: doublePrecision().notNull(),
    most: doublePrecision().notNull(),
    gradedAt: moment('graded_at').notNull(),
    state: text({ enum: ['waiting', 'sent', 'newer', 'refused'] }).notNull(),
    tries: integer().notNull().default(0),
    dueAt: moment('due_at').notNull(),
    sentAt: moment('sent_at'),
    error: text(),
  },
  (table) => [primaryKey({ columns: [table.linkId, table.memberId] })],
);

export const ltiChoices = pgTable('lti_choices', {
  id: uuid().primaryKey(),
  contextId: uuid('context_id').notNull(),
  userId: uuid('user_id').notNull(),
  returnUrl: text('return_url').notNull(),
  data: text(),
  takesMany: boolean('takes_many').notNull(),
  createdAt: moment('created_at').notNull(),
  answeredAt: moment('answered_at'),
});
