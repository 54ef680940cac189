import type { ServiceContext } from '@/engine/core/lab-service';
import type { RepositoryName } from '../server/github-server';
import { openServerRepository, type ServerRepository } from '../server/server-repository';
import {
  type CommitPage,
  type CommitRow,
  type ComparePage,
  commitList,
  commitPage,
  comparePage,
} from './commit-pages';
import { type FolderPage, folderPage } from './folder-page';
import { type PullRow, pullList } from './pull-list';
import { type PullPage, pullPage } from './pull-page';
import { type RepositoryRow, repositoryList } from './repository-list';
import { type RepositoryPage, repositoryPage } from './repository-page';
import { type LocalProject, type Viewer, viewerOf } from './viewer';

const open = ({ fs, clock }: ServiceContext, { owner, name }: RepositoryName): Promise<ServerRepository> =>
  openServerRepository(fs, clock, { owner, name });

/** What the panel begins with. */
export interface ForgeHome {
  readonly viewer: Viewer;
  /** Null: the project is no repository yet. */
  readonly local: LocalProject | null;
  readonly repositories: readonly RepositoryRow[];
  /** The lab's time, milliseconds since the epoch. */
  readonly now: number;
}

/** Who looks, where their project stands, and all repositories. @throws ForgeError for files that cannot be read. */
export async function forgeHome({ fs, clock }: ServiceContext, _input: null): Promise<ForgeHome> {
  return { ...(await viewerOf(fs)), repositories: await repositoryList(fs, clock), now: clock.now() };
}

/** The page of a repository. @throws ForgeError `repository-missing`. */
export async function forgeRepository(
  context: ServiceContext,
  input: RepositoryName,
): Promise<RepositoryPage> {
  return repositoryPage(await open(context, input));
}

/** A folder or file of a branch. @throws ForgeError `repository-missing`. */
export async function forgeFolder(
  context: ServiceContext,
  input: RepositoryName & { readonly branch: string; readonly path: string },
): Promise<FolderPage | null> {
  return folderPage(await open(context, input), input.branch, input.path);
}

/** The commits of a branch, newest first. @throws ForgeError `repository-missing`. */
export async function forgeCommits(
  context: ServiceContext,
  input: RepositoryName & { readonly branch: string },
): Promise<readonly CommitRow[] | null> {
  return commitList(await open(context, input), input.branch);
}

/** A commit with its files. @throws ForgeError `repository-missing`. */
export async function forgeCommit(
  context: ServiceContext,
  input: RepositoryName & { readonly id: string },
): Promise<CommitPage | null> {
  return commitPage(await open(context, input), input.id);
}

/** Two branches side by side. @throws ForgeError `repository-missing`. */
export async function forgeCompare(
  context: ServiceContext,
  input: RepositoryName & { readonly base: string; readonly head: string },
): Promise<ComparePage | null> {
  return comparePage(await open(context, input), input.base, input.head);
}

/** The pull requests of a repository, newest first. @throws ForgeError `repository-missing`. */
export async function forgePulls(
  context: ServiceContext,
  input: RepositoryName,
): Promise<readonly PullRow[]> {
  return pullList(await open(context, input));
}

/** A pull request. @throws ForgeError `repository-missing`, `pull-missing`. */
export async function forgePull(
  context: ServiceContext,
  input: RepositoryName & { readonly number: number },
): Promise<PullPage> {
  return pullPage(await open(context, input), input.number);
}
