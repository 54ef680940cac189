import { aheadBehind } from '../../git/history/merge-base';
import { subjectOf } from '../../git/objects/commit';
import { readChecks } from '../checks/check-store';
import type { CodeOwnersError } from '../owners/code-owners';
import { codeOwnersOf } from '../owners/repository-owners';
import { COLLEAGUES } from '../people/colleagues';
import { allPulls, pullOfBranch } from '../pulls/pull-file';
import { webUrl } from '../server/github-server';
import { branchTip, defaultBranch, type ServerRepository } from '../server/server-repository';
import { type BranchRule, ruleFor } from '../store/settings';
import { type Person, personOf } from './person';

/** A branch on the server. */
export interface BranchRow {
  readonly name: string;
  readonly commit: string;
  readonly subject: string;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly isDefault: boolean;
  readonly isProtected: boolean;
  /** Commits that it has and the default branch lacks, and the other way round. */
  readonly ahead: number;
  readonly behind: number;
  /** The number of its pull request, the open one first; null: none. */
  readonly pull: number | null;
}

/** What the page of a repository shows beside its files. */
export interface RepositoryPage {
  readonly owner: string;
  readonly name: string;
  readonly url: string;
  readonly description: string;
  readonly visibility: 'public' | 'private';
  readonly defaultBranch: string;
  /** The default branch first, then the newest. */
  readonly branches: readonly BranchRow[];
  /** Rules by branch or pattern. */
  readonly rules: Readonly<Record<string, BranchRule>>;
  /** Names of checks that have been reported, or that a rule asks for. */
  readonly checkNames: readonly string[];
  /** The CODEOWNERS file of the default branch, with what is wrong in it; null: there is none. */
  readonly codeOwners: { readonly path: string; readonly errors: readonly CodeOwnersError[] } | null;
  readonly openPulls: number;
  readonly colleagues: readonly Person[];
}

function branchRow(server: ServerRepository, name: string, main: string | undefined): BranchRow {
  const { objects } = server.git;
  const commit = objects.commit(branchTip(server, name)!);
  const { ahead, behind } =
    main === undefined ? { ahead: 0, behind: 0 } : aheadBehind(objects, commit.id, main);
  return {
    name,
    commit: commit.id,
    subject: subjectOf(commit.message),
    author: commit.author.name,
    at: commit.committer.seconds * 1000,
    isDefault: name === defaultBranch(server),
    isProtected: ruleFor(server.settings, name) !== undefined,
    ahead,
    behind,
    pull: pullOfBranch(server, name)?.number ?? null,
  };
}

/** The page of a repository. @throws ForgeError for pull requests or checks that cannot be read. */
export function repositoryPage(server: ServerRepository): RepositoryPage {
  const { git, settings, name, folder } = server;
  const main = branchTip(server, defaultBranch(server));
  const branches = git.refs
    .list('refs/heads/')
    .map((ref) => branchRow(server, ref.name.slice('refs/heads/'.length), main))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || b.at - a.at);
  const owners = codeOwnersOf(server, defaultBranch(server));
  const required = Object.values(settings.protected).flatMap(({ requiredChecks }) => requiredChecks);
  const reported = branches.flatMap(({ commit }) =>
    readChecks(git.fs, folder, commit).map((check) => check.name),
  );
  return {
    ...name,
    url: webUrl(name),
    description: settings.description,
    visibility: settings.visibility,
    defaultBranch: defaultBranch(server),
    branches,
    rules: settings.protected,
    checkNames: [...new Set([...required, ...reported])].sort(),
    codeOwners: owners === undefined ? null : { path: owners.path, errors: owners.errors },
    openPulls: allPulls(server).filter(({ state }) => state === 'open').length,
    colleagues: COLLEAGUES.map(({ login }) => personOf(login)),
  };
}
