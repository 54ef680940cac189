import { aheadBehind } from '../history/merge-base';
import type { Repository } from '../program/repository';
import { shortRefName } from '../refs/ref-name';
import { upstreamOf } from '../refs/upstream';

/** How a branch stands to its upstream. */
export interface Tracking {
  /** Short, e.g. `origin/main`. */
  readonly upstream: string;
  /** Undefined: the upstream is gone. */
  readonly counts: { readonly ahead: number; readonly behind: number } | undefined;
}

/** Compares a branch (short name) with its upstream; undefined: it has none. */
export function trackingOf(repo: Repository, branch: string): Tracking | undefined {
  const upstream = upstreamOf(repo.config, branch);
  if (upstream?.trackingRef === undefined) return undefined;
  const theirs = repo.refs.read(upstream.trackingRef);
  const ours = repo.refs.read(`refs/heads/${branch}`);
  const counts =
    theirs === undefined || ours === undefined ? undefined : aheadBehind(repo.objects, ours, theirs);
  return { upstream: shortRefName(upstream.trackingRef), counts };
}

const commits = (n: number): string => `${n} commit${n === 1 ? '' : 's'}`;

/** The lines that `status` and `switch` print about the upstream. @param hints whether advice goes with them. */
export function trackingLines({ upstream, counts }: Tracking, hints: boolean): string[] {
  const withHint = (lines: string[], hint: string) => (hints ? [...lines, `  (${hint})`] : lines);
  if (counts === undefined)
    return withHint(
      [`Your branch is based on '${upstream}', but the upstream is gone.`],
      'use "git branch --unset-upstream" to fixup',
    );
  const { ahead, behind } = counts;
  if (ahead === 0 && behind === 0) return [`Your branch is up to date with '${upstream}'.`];
  if (behind === 0)
    return withHint(
      [`Your branch is ahead of '${upstream}' by ${commits(ahead)}.`],
      'use "git push" to publish your local commits',
    );
  if (ahead === 0)
    return withHint(
      [`Your branch is behind '${upstream}' by ${commits(behind)}, and can be fast-forwarded.`],
      'use "git pull" to update your local branch',
    );
  return withHint(
    [
      `Your branch and '${upstream}' have diverged,`,
      `and have ${ahead} and ${behind} different commits each, respectively.`,
    ],
    'use "git pull" to merge the remote branch into yours',
  );
}

/** `ahead 1, behind 2` or `gone`, for `status -sb` and `branch -vv`; '' when both stand alike. */
export function trackingNote({ counts }: Tracking): string {
  if (counts === undefined) return 'gone';
  const parts = [
    ...(counts.ahead > 0 ? [`ahead ${counts.ahead}`] : []),
    ...(counts.behind > 0 ? [`behind ${counts.behind}`] : []),
  ];
  return parts.join(', ');
}
