import { shellLine } from '@/engine/shell/quote';
import { commentId, threadNode } from '@/engine/versioning/forge/gh/api/ids';
import type { LocalProject } from '@/engine/versioning/forge/views/viewer';
import { nameOf, type RepositoryRef } from './place';

/** Where a command is run: the repository it is about, and the project of the workspace. */
export interface CommandPlace {
  readonly repository: RepositoryRef;
  readonly local: LocalProject | null;
}

/** The remote of the project that stands for the repository; undefined: none does. */
export const remoteOf = ({ repository, local }: CommandPlace): string | undefined =>
  local?.remotes.find((one) => nameOf(one) === nameOf(repository))?.remote;

/** `gh` about a repository: it knows by itself the one that the project was pushed to. */
function gh(place: CommandPlace, words: readonly string[]): string {
  const isOwn = place.local?.remotes[0] && nameOf(place.local.remotes[0]) === nameOf(place.repository);
  return shellLine(['gh', ...words, ...(isOwn ? [] : ['-R', nameOf(place.repository)])]);
}

/** A request of GitHub's API, for what `gh` has no command of its own. */
const api = (place: CommandPlace, path: string, words: readonly string[]): string =>
  shellLine(['gh', 'api', `repos/${nameOf(place.repository)}/${path}`, ...words]);

export interface NewRepository {
  readonly name: string;
  readonly visibility: 'public' | 'private';
  readonly description: string;
  /** The name and address to commit with; null: git knows them. */
  readonly identity: { readonly name: string; readonly email: string } | null;
}

/** Makes the project a repository with a commit where it is none yet, and puts it on the server. */
export function createRepositoryLines(local: LocalProject | null, given: NewRepository): string[] {
  const { name, visibility, description, identity } = given;
  return [
    ...(identity
      ? [
          shellLine(['git', 'config', '--global', 'user.name', identity.name]),
          shellLine(['git', 'config', '--global', 'user.email', identity.email]),
        ]
      : []),
    ...(local === null ? ['git init -b main'] : []),
    ...(local?.hasCommits ? [] : ['git add -A', shellLine(['git', 'commit', '-m', 'Start the project'])]),
    shellLine([
      'gh',
      'repo',
      'create',
      name,
      `--${visibility}`,
      ...(description.trim() === '' ? [] : ['--description', description.trim()]),
      '--source=.',
      '--push',
      ...(local?.remotes.some(({ remote }) => remote === 'origin') ? ['--remote', name] : []),
    ]),
  ];
}

/** Pushes the branch that is checked out. */
export const pushLine = (remote: string, branch: string, isKnown: boolean): string =>
  isKnown ? shellLine(['git', 'push', remote, branch]) : shellLine(['git', 'push', '-u', remote, branch]);

export interface NewPullRequest {
  readonly title: string;
  readonly body: string;
  readonly base: string;
  readonly head: string;
  readonly isDraft: boolean;
  readonly reviewers: readonly string[];
}

export const createPullLine = (place: CommandPlace, given: NewPullRequest): string =>
  gh(place, [
    'pr',
    'create',
    '--base',
    given.base,
    '--head',
    given.head,
    '--title',
    given.title,
    '--body',
    given.body,
    ...given.reviewers.flatMap((login) => ['--reviewer', login]),
    ...(given.isDraft ? ['--draft'] : []),
  ]);

export const commentLine = (place: CommandPlace, number: number, body: string): string =>
  gh(place, ['pr', 'comment', String(number), '--body', body]);

export const askReviewLine = (place: CommandPlace, number: number, login: string): string =>
  gh(place, ['pr', 'edit', String(number), '--add-reviewer', login]);

export const removeReviewerLine = (place: CommandPlace, number: number, login: string): string =>
  gh(place, ['pr', 'edit', String(number), '--remove-reviewer', login]);

export const editWordsLine = (
  place: CommandPlace,
  number: number,
  { title, body }: { readonly title: string; readonly body: string },
): string => gh(place, ['pr', 'edit', String(number), '--title', title, '--body', body]);

export const readyLine = (place: CommandPlace, number: number, isReady: boolean): string =>
  gh(place, ['pr', 'ready', String(number), ...(isReady ? [] : ['--undo'])]);

export const closeLine = (place: CommandPlace, number: number): string =>
  gh(place, ['pr', 'close', String(number)]);

export const reopenLine = (place: CommandPlace, number: number): string =>
  gh(place, ['pr', 'reopen', String(number)]);

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export const mergeLine = (
  place: CommandPlace,
  number: number,
  method: MergeMethod,
  deletesBranch: boolean,
): string =>
  gh(place, ['pr', 'merge', String(number), `--${method}`, ...(deletesBranch ? ['--delete-branch'] : [])]);

export const checkoutLine = (place: CommandPlace, number: number): string =>
  gh(place, ['pr', 'checkout', String(number)]);

export const updateBranchLine = (place: CommandPlace, number: number): string =>
  api(place, `pulls/${number}/update-branch`, ['-X', 'PUT']);

/** Deletes a branch on the server: by git where the project knows the repository, else by the API. */
export function deleteBranchLine(place: CommandPlace, branch: string): string {
  const remote = remoteOf(place);
  return remote === undefined
    ? api(place, `git/refs/heads/${branch}`, ['-X', 'DELETE'])
    : shellLine(['git', 'push', remote, '--delete', branch]);
}

/** Answers a remark. */
export const replyLine = (place: CommandPlace, number: number, remark: number, body: string): string =>
  api(place, `pulls/${number}/comments/${commentId(number, remark)}/replies`, ['-f', `body=${body}`]);

/** Resolves a remark, or opens it again. */
export function resolveLine(
  place: CommandPlace,
  number: number,
  remark: number,
  isResolved: boolean,
): string {
  const name = isResolved ? 'resolveReviewThread' : 'unresolveReviewThread';
  const query = `mutation($id: ID!) { ${name}(input: {threadId: $id}) { thread { isResolved } } }`;
  const id = threadNode(place.repository, number, remark);
  return shellLine(['gh', 'api', 'graphql', '-f', `query=${query}`, '-f', `id=${id}`]);
}

export type Verdict = 'approve' | 'request-changes' | 'comment';

/** A remark that is written and not yet sent. */
export interface DraftRemark {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

const EVENTS: Readonly<Record<Verdict, string>> = {
  approve: 'APPROVE',
  'request-changes': 'REQUEST_CHANGES',
  comment: 'COMMENT',
};

/** A review: `gh pr review`, or with remarks at lines the API, which alone takes those. */
export function reviewLine(
  place: CommandPlace,
  number: number,
  review: { readonly verdict: Verdict; readonly body: string; readonly remarks: readonly DraftRemark[] },
): string {
  const { verdict, body, remarks } = review;
  if (remarks.length === 0)
    return gh(place, [
      'pr',
      'review',
      String(number),
      `--${verdict}`,
      ...(body.trim() === '' ? [] : ['--body', body]),
    ]);
  return api(place, `pulls/${number}/reviews`, [
    '-f',
    `event=${EVENTS[verdict]}`,
    '-f',
    `body=${body}`,
    ...remarks.flatMap(({ path, line, text }) => [
      '-f',
      `comments[][path]=${path}`,
      '-F',
      `comments[][line]=${line}`,
      '-f',
      `comments[][body]=${text}`,
    ]),
  ]);
}

/** The rule of a branch, as the form has it. */
export interface RuleForm {
  readonly requirePullRequest: boolean;
  readonly requiredReviews: number;
  readonly requiredChecks: readonly string[];
  readonly requireUpToDate: boolean;
  readonly requireResolved: boolean;
  readonly requireOwnerReview: boolean;
}

export function protectLine(place: CommandPlace, branch: string, rule: RuleForm): string {
  const body = {
    required_status_checks:
      rule.requiredChecks.length === 0 && !rule.requireUpToDate
        ? null
        : { strict: rule.requireUpToDate, contexts: rule.requiredChecks },
    enforce_admins: true,
    required_pull_request_reviews: rule.requirePullRequest
      ? {
          required_approving_review_count: rule.requiredReviews,
          require_code_owner_reviews: rule.requireOwnerReview,
        }
      : null,
    restrictions: null,
    required_conversation_resolution: rule.requireResolved,
  };
  const send = api(place, `branches/${branch}/protection`, ['-X', 'PUT', '--input', '-']);
  return `${shellLine(['echo', JSON.stringify(body)])} | ${send}`;
}

export const unprotectLine = (place: CommandPlace, branch: string): string =>
  api(place, `branches/${branch}/protection`, ['-X', 'DELETE']);
