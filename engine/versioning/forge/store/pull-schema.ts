import { z } from 'zod';

/** Milliseconds since the epoch. */
const time = z.number();
const login = z.string();
const commit = z.string();

const replySchema = z.strictObject({ at: time, by: login, body: z.string() });

const threadSchema = z.strictObject({
  id: z.number().int(),
  /** The review it came with. */
  review: z.number().int(),
  by: login,
  /** The rule that found it; '' for a remark that somebody wrote by hand. */
  rule: z.string(),
  /** What stays the same while the remark holds, wherever its line moves. */
  key: z.string(),
  /** Whether the reviewer wants it settled before the merge. */
  blocking: z.boolean(),
  /** Null: about the pull request as a whole, or a commit of it. */
  path: z.string().nullable(),
  /** Counted from 1 in the file at `commit`; null: about the file as a whole. */
  line: z.number().int().nullable(),
  /** The head when the line was last looked at. */
  commit,
  text: z.string(),
  /** `by` is whoever pressed the button; without one, the head has what was asked for. */
  resolved: z.strictObject({ at: time, commit, by: login.optional() }).nullable(),
  replies: z.array(replySchema),
});

const event = { at: time, by: login };

const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pushed'), ...event, before: commit, after: commit, forced: z.boolean() }),
  z.strictObject({ kind: z.literal('commented'), ...event, body: z.string() }),
  z.strictObject({
    kind: z.literal('requested'),
    ...event,
    reviewer: login,
    /** Whether nobody asked: the file CODEOWNERS did. */
    asOwner: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('request-removed'), ...event, reviewer: login }),
  z.strictObject({ kind: z.literal('renamed'), ...event, from: z.string(), to: z.string() }),
  z.strictObject({
    kind: z.literal('reviewed'),
    ...event,
    id: z.number().int(),
    state: z.enum(['approved', 'changes_requested', 'commented']),
    body: z.string(),
    commit,
  }),
  z.strictObject({ kind: z.literal('closed'), ...event }),
  z.strictObject({ kind: z.literal('reopened'), ...event }),
  z.strictObject({ kind: z.literal('ready'), ...event }),
  z.strictObject({ kind: z.literal('drafted'), ...event }),
  z.strictObject({ kind: z.literal('merged'), ...event, commit }),
  z.strictObject({ kind: z.literal('head-deleted'), ...event }),
]);

/** The file of one pull request. */
export const pullSchema = z.strictObject({
  number: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  author: login,
  createdAt: time,
  head: z.string(),
  base: z.string(),
  draft: z.boolean(),
  state: z.enum(['open', 'closed', 'merged']),
  /** The head's last commit that the server has seen while the pull request was open. */
  headCommit: commit,
  /** The base's commit before the merge; null: not merged. */
  mergedOnto: commit.nullable(),
  mergeMethod: z.enum(['merge', 'squash', 'rebase', 'push']).nullable(),
  reviewers: z.array(login),
  events: z.array(eventSchema),
  threads: z.array(threadSchema),
});

/** A pull request as it is kept. */
export type PullRecord = z.infer<typeof pullSchema>;

/** Something that happened to a pull request. */
export type PullEvent = z.infer<typeof eventSchema>;

/** A review: one of the events. */
export type ReviewEvent = Extract<PullEvent, { kind: 'reviewed' }>;

export type ReviewState = ReviewEvent['state'];

/** A remark of a review, with its replies. */
export type ReviewThread = z.infer<typeof threadSchema>;
