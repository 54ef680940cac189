import type { CheckRun } from '../../checks/check-run';
import type { CodeOwners } from '../../owners/code-owners';
import { mergeStateOf } from '../../pulls/merge-state';
import { endsOf } from '../../pulls/pull-git';
import { fullName } from '../../server/github-server';
import type { ServerRepository } from '../../server/server-repository';
import type { PullRecord, ReviewEvent, ReviewThread } from '../../store/pull-schema';
import type { BranchRule } from '../../store/settings';
import { pullUrl } from '../find-pull';
import { rfc3339 } from '../rfc3339';
import { commentId } from './ids';

/** A pull request as the REST API answers it. */
export function pullShape(server: ServerRepository, pull: PullRecord) {
  const ends = endsOf(server, pull);
  return {
    number: pull.number,
    state: pull.state === 'open' ? 'open' : 'closed',
    merged: pull.state === 'merged',
    draft: pull.draft,
    title: pull.title,
    body: pull.body,
    user: { login: pull.author },
    head: { ref: pull.head, sha: ends.head },
    base: { ref: pull.base, sha: ends.base, repo: { full_name: fullName(server.name) } },
    created_at: rfc3339(pull.createdAt),
    requested_reviewers: pull.reviewers.map((login) => ({ login })),
    mergeable_state: pull.state === 'open' ? mergeStateOf(server, pull).status : 'unknown',
    html_url: pullUrl(server, pull),
  };
}

export const reviewShape = (review: ReviewEvent) => ({
  id: review.id,
  user: { login: review.by },
  body: review.body,
  state: review.state.toUpperCase(),
  commit_id: review.commit,
  submitted_at: rfc3339(review.at),
});

/** A remark and its replies, one comment each, as the API lists them. */
export const commentShapes = (pull: PullRecord, thread: ReviewThread) => [
  {
    id: commentId(pull.number, thread.id),
    pull_request_review_id: thread.review,
    path: thread.path,
    line: thread.line,
    side: 'RIGHT',
    commit_id: thread.commit,
    user: { login: thread.by },
    body: thread.text,
  },
  ...thread.replies.map(({ at, by, body }) => ({
    in_reply_to_id: commentId(pull.number, thread.id),
    path: thread.path,
    line: thread.line,
    user: { login: by },
    body,
    created_at: rfc3339(at),
  })),
];

export const checkShape = (check: CheckRun) => ({
  name: check.name,
  status: check.status,
  conclusion: check.conclusion,
  started_at: rfc3339(check.startedAt),
  completed_at: check.completedAt === null ? null : rfc3339(check.completedAt),
  output: {
    title: check.description,
    summary: check.summary,
    annotations_count: check.annotations.length,
  },
});

/** What is wrong with a CODEOWNERS file, as the API answers it. */
export const codeOwnersErrorsShape = ({ errors, path }: CodeOwners & { readonly path: string }) => ({
  errors: errors.map(({ kind, line, column, source, suggestion }) => ({
    line,
    column,
    source,
    kind,
    suggestion,
    message: [
      `${kind} on line ${line}${suggestion === null ? '' : `: ${suggestion}`}`,
      '',
      `  ${source}`,
      `  ${' '.repeat(column - 1)}^`,
    ].join('\n'),
    path,
  })),
});

/** The protection of a branch as the API answers it. */
export const protectionShape = (rule: BranchRule) => ({
  required_status_checks:
    rule.requiredChecks.length === 0 && !rule.requireUpToDate
      ? null
      : { strict: rule.requireUpToDate, contexts: rule.requiredChecks },
  required_pull_request_reviews:
    rule.requirePullRequest || rule.requiredReviews > 0
      ? {
          require_code_owner_reviews: rule.requireOwnerReview,
          required_approving_review_count: rule.requiredReviews,
        }
      : null,
  required_conversation_resolution: { enabled: rule.requireResolved },
  allow_force_pushes: { enabled: false },
  allow_deletions: { enabled: false },
});
