import { HOME, WORKSPACE_ROOT } from '@/engine/core/lab-layout';
import type { ServiceContext } from '@/engine/core/lab-service';
import { resolveCommit } from '../history/revision';
import type { Commit } from '../objects/commit';
import { die } from '../program/failure';
import { discoverRepository, openRepository, type Repository, readGlobalConfig } from '../program/repository';
import type { Worktree } from '../worktree/worktree';

/** Where a panel looks. */
export interface ProjectInput {
  /** A folder of the project; `/workspace` unless given. */
  readonly folder?: string;
}

/** A repository with a working tree, as a view reads it. */
export interface ViewedRepository {
  readonly repo: Repository;
  readonly worktree: Worktree;
}

/**
 * Opens the repository of a project to look at it, with the user's own settings; null: there is none, or it is bare.
 * @throws GitFailure when its configuration cannot be read.
 */
export async function openView(
  { fs }: Pick<ServiceContext, 'fs'>,
  { folder = WORKSPACE_ROOT }: ProjectInput,
): Promise<ViewedRepository | null> {
  const place = discoverRepository(fs, folder);
  if (place === undefined) return null;
  const repo = await openRepository(fs, place, readGlobalConfig(fs, { HOME }));
  return repo.worktree === undefined ? null : { repo, worktree: repo.worktree };
}

/** The commit that a panel asks for. @throws GitFailure `bad object …` when there is none by that name. */
export function commitNamed(repo: Repository, revision: string): Commit {
  return resolveCommit(repo, revision) ?? die(`bad object ${revision}`);
}
