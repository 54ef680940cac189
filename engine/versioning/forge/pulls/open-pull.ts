import { mergeBases } from '../../git/history/merge-base';
import { ForgeError } from '../errors';
import { colleagueOf } from '../people/colleagues';
import { branchTip, type ServerRepository } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import { ruleFor } from '../store/settings';
import { allPulls, savePull } from './pull-file';
import { pullCommits } from './pull-git';

/** What a pull request is opened with. */
export interface NewPull {
  readonly title: string;
  readonly body: string;
  /** Login. */
  readonly author: string;
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
  /** Logins; empty: those whom the repository's settings name. */
  readonly reviewers: readonly string[];
}

const refuse = (message: string): never => {
  throw new ForgeError('not-allowed', message);
};

/** Those who are asked: as named, else as the settings name, as far as the base's rule wants reviews. */
function reviewersFor(server: ServerRepository, given: NewPull): string[] {
  const named = given.reviewers.length > 0;
  const asked = named ? given.reviewers : server.settings.reviewers;
  for (const login of asked)
    if (colleagueOf(login) === undefined) {
      const message = named
        ? `'${login}' not found`
        : `lab.json names '${login}' as a reviewer: no such colleague`;
      throw new ForgeError('person-missing', message, { login });
    }
  return [...new Set(asked)].filter((login) => login !== given.author);
}

/**
 * Opens a pull request.
 * @throws ForgeError `not-allowed` where GitHub refuses: no commits between the branches, one open already, no branch.
 */
export function openPull(server: ServerRepository, given: NewPull): PullRecord {
  const { head, base } = given;
  const headTip =
    branchTip(server, head) ?? refuse(`Head sha can't be blank, Head ref must be a branch (${head})`);
  const baseTip = branchTip(server, base) ?? refuse(`Base ref must be a branch (${base})`);
  const pulls = allPulls(server);
  const rival = pulls.find((one) => one.state === 'open' && one.head === head && one.base === base);
  if (rival !== undefined)
    refuse(`a pull request for branch "${head}" into branch "${base}" already exists: #${rival.number}`);
  if (mergeBases(server.git.objects, headTip, [baseTip]).length === 0)
    refuse(`The ${head} branch has no history in common with ${base}`);
  if (pullCommits(server, { base: baseTip, head: headTip }).length === 0)
    refuse(`No commits between ${base} and ${head}`);
  const at = server.clock.now();
  const reviewers = reviewersFor(server, given);
  return savePull(server, {
    number: (pulls[0]?.number ?? 0) + 1,
    title: given.title,
    body: given.body,
    author: given.author,
    createdAt: at,
    head,
    base,
    draft: given.draft,
    state: 'open',
    headCommit: headTip,
    mergedOnto: null,
    mergeMethod: null,
    reviewers,
    events: reviewers.map((reviewer) => ({ kind: 'requested', at, by: given.author, reviewer })),
    threads: [],
  });
}

/** How many approvals the base of a pull request wants. */
export const requiredReviews = ({ settings }: ServerRepository, { base }: PullRecord): number =>
  ruleFor(settings, base)?.requiredReviews ?? 0;
