import type { ProgramIo } from '@/engine/core/lab-program';
import { GhArguments } from '../gh/arguments';
import { GhContext } from '../gh/gh-context';

/** Where a command of `gh` is called, and by whom. */
export interface CurrentRepository {
  readonly owner: string;
  readonly name: string;
  /** Login of whoever works in the lab. */
  readonly login: string;
  /** What is checked out; undefined: no branch, or no repository around the working folder. */
  readonly branch: string | undefined;
}

/** The repository that a command of `gh` is about. @param typed `--repo`. @throws GhFailure, ForgeError. */
export async function currentRepository(
  io: ProgramIo,
  typed: string | undefined,
): Promise<CurrentRepository> {
  const args = new GhArguments([], new Map(typed === undefined ? [] : [['repo', [typed]]]));
  const context = await GhContext.open(io, args);
  const { owner, name } = context.repositoryName;
  await context.server();
  const ref = context.hasLocal ? context.local.refs.head().ref : undefined;
  return { owner, name, login: context.login, branch: ref?.replace(/^refs\/heads\//, '') };
}
