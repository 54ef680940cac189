import { isAncestor } from '../../git/history/merge-base';
import { type CommitMergeSettings, mergeCommits } from '../../git/merge/merge-commits';
import type { TreeMerge } from '../../git/merge/merge-trees';
import { type CheckOutcome, outcomeOf, satisfiesRule } from '../checks/check-outcome';
import type { CheckRun } from '../checks/check-run';
import { readChecks } from '../checks/check-store';
import { awaitingOwners, type OwnedFile, ownedFiles } from '../owners/pull-owners';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord, ReviewEvent } from '../store/pull-schema';
import { ruleFor } from '../store/settings';
import { requiredReviews } from './open-pull';
import { endsOf, type PullEnds } from './pull-git';

/** What the reviews of a pull request come to; null: nobody has to review, and nobody has. */
export type ReviewDecision = 'approved' | 'changes_requested' | 'review_required' | null;

/** Whether a pull request can be merged. `blocked`: the base's rule forbids it still; `behind`: the rule wants the base's last commits in it first, and nothing else. */
export type MergeStatus = 'clean' | 'dirty' | 'blocked' | 'behind' | 'draft';

/** The state of the merge box. */
export interface MergeState {
  readonly status: MergeStatus;
  /** What stands in the way, for people. */
  readonly obstacles: readonly string[];
  /** Paths in conflict. */
  readonly conflicts: readonly string[];
  readonly decision: ReviewDecision;
  readonly approvals: number;
  readonly requiredApprovals: number;
  /** Changed files that wait for one of their owners, as far as the rule of the base asks for owners. */
  readonly awaitedOwners: readonly OwnedFile[];
  /** Checks of the head's last commit, those that are awaited included. */
  readonly checks: readonly PullCheck[];
  /** Whether the head already stands on the base's last commit. */
  readonly isUpToDate: boolean;
}

/** A check, and whether a merge needs it. */
export interface PullCheck extends CheckRun {
  readonly isRequired: boolean;
  readonly outcome: CheckOutcome;
}

/** The last review of each person that says yes or no. */
export function standingReviews({ events, author }: PullRecord): ReviewEvent[] {
  const latest = new Map<string, ReviewEvent>();
  for (const event of events)
    if (event.kind === 'reviewed' && event.by !== author && event.state !== 'commented')
      latest.set(event.by, event);
  return [...latest.values()];
}

/** Changed files that an owner has to approve still. */
function ownersAwaited(server: ServerRepository, pull: PullRecord): readonly OwnedFile[] {
  if (pull.state !== 'open' || ruleFor(server.settings, pull.base)?.requireOwnerReview !== true) return [];
  const approved = standingReviews(pull).filter(({ state }) => state === 'approved');
  return awaitingOwners(ownedFiles(server, pull), new Set(approved.map(({ by }) => by)));
}

/** GitHub's words for whom a merge waits: those who own each file, once each. */
function ownersObstacle(files: readonly OwnedFile[]): string {
  const groups = [
    ...new Set(files.map(({ names }) => names.map((name) => name.replace(/^@/, '')).join(' or '))),
  ];
  return `Waiting on code owner review from ${groups.join(' and ')}.`;
}

/** What the reviews come to. */
export function decisionOf(server: ServerRepository, pull: PullRecord): ReviewDecision {
  const standing = standingReviews(pull);
  const required = requiredReviews(server, pull);
  if (standing.some(({ state }) => state === 'changes_requested')) return 'changes_requested';
  const approvals = standing.filter(({ state }) => state === 'approved').length;
  if (ownersAwaited(server, pull).length > 0) return 'review_required';
  if (approvals >= required) return approvals > 0 ? 'approved' : null;
  return 'review_required';
}

/** The checks of the head's last commit; a required one that nobody has reported is pending. */
export function checksOf(server: ServerRepository, pull: PullRecord, head: string): PullCheck[] {
  const required = ruleFor(server.settings, pull.base)?.requiredChecks ?? [];
  const found = readChecks(server.git.fs, server.folder, head);
  const awaited = required
    .filter((name) => !found.some((check) => check.name === name))
    .map(
      (name): CheckRun => ({
        name,
        workflow: '',
        status: 'queued',
        conclusion: null,
        summary: '',
        annotations: [],
        description: 'Expected — Waiting for status to be reported',
        url: '',
        startedAt: server.clock.now(),
        completedAt: null,
      }),
    );
  return [...found, ...awaited].map((check) => ({
    ...check,
    isRequired: required.includes(check.name),
    outcome: outcomeOf(check),
  }));
}

const SERVER_MERGE: Omit<CommitMergeSettings, 'labels'> = { style: 'merge' };

/** Merges the head into the base without moving anything; the objects of the result are written. */
export const trialMerge = (
  { git }: ServerRepository,
  pull: PullRecord,
  { base, head }: PullEnds,
): TreeMerge =>
  mergeCommits(git.objects, base, head, { ...SERVER_MERGE, labels: { ours: pull.base, theirs: pull.head } });

/** Whether an open pull request can be merged, and what stands in the way. */
export function mergeStateOf(server: ServerRepository, pull: PullRecord): MergeState {
  const ends = endsOf(server, pull);
  const conflicts =
    pull.state === 'open' ? trialMerge(server, pull, ends).conflicts.map(({ path }) => path) : [];
  const decision = decisionOf(server, pull);
  const required = requiredReviews(server, pull);
  const approvals = standingReviews(pull).filter(({ state }) => state === 'approved').length;
  const checks = checksOf(server, pull, ends.head);
  const rule = ruleFor(server.settings, pull.base);
  const obstacles: string[] = [];
  if (decision === 'changes_requested' && (required > 0 || rule?.requireOwnerReview))
    obstacles.push('Changes requested');
  if (approvals < required)
    obstacles.push(
      `At least ${required} approving review${required === 1 ? ' is' : 's are'} required by reviewers with write access.`,
    );
  const awaitedOwners = ownersAwaited(server, pull);
  if (awaitedOwners.length > 0) obstacles.push(ownersObstacle(awaitedOwners));
  for (const check of checks) {
    if (!check.isRequired || satisfiesRule(check.outcome)) continue;
    obstacles.push(
      check.outcome === 'fail' || check.outcome === 'cancel'
        ? `Required status check "${check.name}" is failing.`
        : `Required status check "${check.name}" is expected.`,
    );
  }
  if (rule?.requireResolved && pull.threads.some(({ resolved }) => resolved === null))
    obstacles.push('All remarks must be resolved.');
  const isUpToDate = isAncestor(server.git.objects, ends.base, ends.head);
  const isBehind = rule?.requireUpToDate === true && !isUpToDate;
  const allowed: MergeStatus = isBehind ? 'behind' : 'clean';
  const blocked: MergeStatus = obstacles.length > 0 ? 'blocked' : allowed;
  const whole: MergeStatus = conflicts.length > 0 ? 'dirty' : blocked;
  if (isBehind) obstacles.push(`This branch is out of date with ${pull.base}.`);
  return {
    status: pull.draft ? 'draft' : whole,
    obstacles,
    conflicts: [...new Set(conflicts)],
    decision,
    approvals,
    requiredApprovals: required,
    awaitedOwners,
    checks,
    isUpToDate,
  };
}
